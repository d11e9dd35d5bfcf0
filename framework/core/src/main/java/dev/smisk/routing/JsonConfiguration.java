package dev.smisk.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smisk.http.Patch;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Jackson's settings for what {@link JsonSettings} promises, and why each is not the default. */
final class JsonConfiguration {
  private JsonConfiguration() {}

  /**
   * Makes the generators that the mapper has where nobody customizes it, without the mapper; they
   * write nothing between two values.
   */
  static Function<OutputStream, JsonGenerator> generators(JsonSettings settings) {
    JsonFactory factory = factory(settings);
    ObjectWriteContext context = new NothingBetween();
    return out -> factory.createGenerator(context, out);
  }

  /** The mapper that nobody customizes. */
  static JsonMapper mapper(JsonSettings settings, JsonCodecs codecs) {
    return builder(settings).addModule(codecs).build();
  }

  /** With codecs where they do what the customized mapper would do, else with reflection. */
  static JsonMapper customized(
      JsonSettings settings, JsonCodecs codecs, JsonCustomizer customizer) {
    String difference =
        JsonFit.difference(
            customizer.customize(builder(settings)).build(), builder(settings).build());
    if (difference == null) {
      return customizer.customize(builder(settings).addModule(codecs)).build();
    }
    if (codecs.size() > 0) {
      LoggerFactory.getLogger(Json.class)
          .info(
              "JSON is read and written by reflection, without the {} compiled codecs: the app"
                  + " customizes {}",
              codecs.size(),
              difference);
    }
    return customizer.customize(builder(settings)).build();
  }

  private static JsonMapper.Builder builder(JsonSettings settings) {
    return JsonMapper.builder(factory(settings))
        .annotationIntrospector(new PrimitivesRequired())
        .addModule(
            new SimpleModule("smisk")
                .addSerializer(new JsonPatch.Serializer())
                .addDeserializer(Patch.class, new JsonPatch.Deserializer())
                .setDeserializerModifier(new JsonDeserializers()))
        .withConfigOverride(
            Patch.class,
            absent ->
                absent.setInclude(
                    JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
        .configure(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, !settings.unknownPropertiesIgnored())
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        // A record's components and a bean's properties have an order that somebody chose.
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        // Else "" is null for a UUID, and text for a number where it is empty.
        .withCoercionConfigDefaults(
            any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        // What ALLOW_COERCION_OF_SCALARS leaves out: 5 is not "5".
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  private static JsonFactory factory(JsonSettings settings) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(settings.maxDepth())
                .maxStringLength(settings.maxStringChars())
                .maxNumberLength(settings.maxNumberChars())
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // JSON is UTF-8 (RFC 8259 section 8.1); what looks like UTF-16 is not guessed at.
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .build();
  }

  private static final class NothingBetween extends ObjectWriteContext.Base {
    private final SerializedString nothing = new SerializedString("");

    @Override
    public SerializableString getRootValueSeparator(SerializableString byDefault) {
      return nothing;
    }
  }

  /** Makes a record's primitive components required: an absent one would silently be 0. */
  private static final class PrimitivesRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      Boolean marked = super.hasRequiredMarker(config, member);
      boolean primitive = member instanceof AnnotatedParameter && member.getRawType().isPrimitive();
      return (primitive && marked == null) ? Boolean.TRUE : marked;
    }
  }
}
