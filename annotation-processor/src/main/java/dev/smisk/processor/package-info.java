/**
 * The annotation processor: compiles {@code @Route} methods into a class of routes beside each
 * handler class.
 *
 * <p>It goes from left to right, and each step knows those before it alone:
 *
 * <pre>
 * {@link dev.smisk.processor.Rounds}
 *   read:   {@link dev.smisk.processor.HandlerReader} → RouteReader → RouteText, ParameterReader → TextReader, BodyReader, MediaReader, ResultReader,
 *           AnnotationReader, and CatchReader
 *   model:  {@link dev.smisk.processor.HandlerClass} → RouteMethod → PathPattern, Parameter, MediaTypes, Result; CatchMethod
 *   check:  RouteCheck (one route), {@link dev.smisk.processor.ConflictCheck} (all of them), StrayCheck
 *   write:  {@link dev.smisk.processor.RoutesWriter} → BoundWriter → MethodWriter → BindingWriter, AnswerWriter; AnnotationWriter; CatchesWriter, on Doc and CodeLines
 *   record: {@link dev.smisk.processor.Registration} → services file, module declaration
 *
 * {@link dev.smisk.processor.Codecs}: the JSON of what routes and {@code @Json} mention
 *   read:   {@link dev.smisk.processor.JsonMentions} → CodecReader → ClassMembers, RecordCodecReader, BeanCodecReader → CodecCheck
 *   model:  {@link dev.smisk.processor.CodecType} → CodecProperty, JacksonAnnotations
 *   write:  {@link dev.smisk.processor.CodecWriter} → CodecSerializerWriter, CodecDeserializerWriter
 *   record: {@link dev.smisk.processor.CodecServices}
 * </pre>
 *
 * <p>A codec does what Jackson would do by reflection, or there is none: a reader that meets what
 * it does not know exactly throws {@link dev.smisk.processor.Uncovered}, whose reason becomes a
 * note of the compiler, never a warning. Written and read separately, these are left to Jackson:
 *
 * <table>
 * <caption>What is read and written by reflection</caption>
 * <tr><td>classes</td><td>private, inner or of another jar that has no codec for them; more than 62
 *   properties; a property of a type that cannot be named beside the class</td></tr>
 * <tr><td>reading</td><td>private setters, fields without one, delegating creators, several
 *   constructors or factories of which Jackson might choose one (a constructor beside one without
 *   parameters is such, if names are compiled in); raw types; properties of types with {@code
 *   @JsonIdentityInfo}</td></tr>
 * <tr><td>writing</td><td>getters without fields, if there are several: Jackson's order is that of
 *   the JVM; a property that is called as the property of the type id</td></tr>
 * <tr><td>annotations</td><td>All but {@code @JsonProperty} (without index and namespace),
 *   {@code @JsonView} (none is ever active), {@code @JsonAlias}, {@code @JsonIgnore}, {@code @JsonInclude} (but NON_DEFAULT and filters),
 *   {@code @JsonFormat}, {@code @JsonCreator}, {@code @JsonPropertyOrder}, {@code
 *   @JsonIgnoreProperties} at classes, {@code @JsonTypeInfo} at classes, {@code @JsonSubTypes},
 *   {@code @JsonTypeName}, {@code
 *   @JsonNaming} with Jackson's own strategies, and those that only describe</td></tr>
 * </table>
 *
 * <p>Scalars, containers, enums, type ids and dates are Jackson's own business in either case: it
 * needs no reflection for each value of them.
 *
 * <p>The model is immutable and complete: a writer for another purpose (OpenAPI, clients) needs
 * nothing else. Readers report what they cannot put into it, checks what does not fit together in
 * it. A class is generated only if nothing was reported of it.
 *
 * <p>What the framework's types are called is known to {@link dev.smisk.processor.Framework} alone.
 * Syntax trees, which other compilers than javac do not have, are used in one file for line
 * numbers.
 */
@NullMarked
package dev.smisk.processor;

import org.jspecify.annotations.NullMarked;
