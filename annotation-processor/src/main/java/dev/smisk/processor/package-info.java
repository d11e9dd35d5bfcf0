/**
 * The annotation processor: compiles {@code @Route} methods into a class of routes beside each
 * handler class.
 *
 * <p>It goes from left to right, and each step knows those before it alone:
 *
 * <pre>
 * {@link dev.smisk.processor.Rounds}
 *   read:   {@link dev.smisk.processor.HandlerReader} → RouteReader → RouteText, ParameterReader → TextReader, BodyReader, MediaReader, ResultReader
 *           and CatchReader
 *   model:  {@link dev.smisk.processor.HandlerClass} → RouteMethod → PathPattern, Parameter, MediaTypes, Result; CatchMethod
 *   check:  RouteCheck (one route), {@link dev.smisk.processor.ConflictCheck} (all of them), StrayCheck
 *   write:  {@link dev.smisk.processor.RoutesWriter} → BoundWriter → MethodWriter → BindingWriter, AnswerWriter; CatchesWriter, on Doc and CodeLines
 *   record: {@link dev.smisk.processor.Registration} → services file, module declaration
 * </pre>
 *
 * <p>The model is immutable and complete: a writer for another purpose (JSON codecs, OpenAPI,
 * clients) needs nothing else. Readers report what they cannot put into it, checks what does not
 * fit together in it. A class is generated only if nothing was reported of it.
 *
 * <p>What the framework's types are called is known to {@link dev.smisk.processor.Framework} alone.
 * Syntax trees, which other compilers than javac do not have, are used in one file for line
 * numbers.
 */
@NullMarked
package dev.smisk.processor;

import org.jspecify.annotations.NullMarked;
