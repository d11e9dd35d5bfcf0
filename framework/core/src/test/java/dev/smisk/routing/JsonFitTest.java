package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Which customizations of Jackson cost the compiled codecs. */
class JsonFitTest {
  record Note(String text) {}

  /** Writes every value of a class in one way. */
  private static final class Constant<T> extends StdSerializer<T> {
    private final String text;

    Constant(Class<T> type) {
      this(type, "constant");
    }

    Constant(Class<T> type, String text) {
      super(type);
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(text);
    }
  }

  private static final JsonCodec CODEC =
      new JsonCodec() {
        @Override
        public Class<?> type() {
          return Note.class;
        }

        @Override
        public @Nullable ValueSerializer<?> serializer(JavaType type) {
          return new Constant<>(Note.class);
        }
      };

  private static String written(JsonCustomizer customizer) {
    Json json = new Json(JsonSettings.DEFAULT, List.of(CODEC), customizer);
    byte[] bytes = json.writer(JsonType.of(Note.class)).respond(new Note("x")).bytes();
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Arguments named(String name, JsonCustomizer customizer) {
    return Arguments.of(name, customizer);
  }

  static Stream<Arguments> costly() {
    return Stream.of(
        named("naming", b -> b.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)),
        named("mix-ins", b -> b.addMixIn(Note.class, Runnable.class)),
        named("introspector", b -> b.annotationIntrospector(new JacksonAnnotationIntrospector())),
        named(
            "inclusion",
            b ->
                b.changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))),
        named(
            "visibility",
            b ->
                b.changeDefaultVisibility(
                    v -> v.withFieldVisibility(JsonAutoDetect.Visibility.ANY))),
        named("nulls", b -> b.changeDefaultNullHandling(n -> n.withValueNulls(Nulls.FAIL))),
        named("sorting", b -> b.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)),
        named("case", b -> b.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)),
        named("unwrapping", b -> b.enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)),
        named("empty beans", b -> b.enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)),
        named("handler", b -> b.addHandler(new DeserializationProblemHandler() {})),
        named(
            "typing",
            b ->
                b.activateDefaultTyping(
                    BasicPolymorphicTypeValidator.builder().build(),
                    tools.jackson.databind.DefaultTyping.NON_FINAL,
                    JsonTypeInfo.As.PROPERTY)),
        named(
            "scalar",
            b -> b.addModule(new SimpleModule("s").addSerializer(new Constant<>(String.class)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("costly")
  void whatChangesProperties_costsTheCodecs(String name, JsonCustomizer customizer) {
    assertThat(written(customizer)).isNotEqualTo("\"constant\"");
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        named("nothing", b -> b),
        named("decimals", b -> b.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)),
        named("indentation", b -> b.enable(SerializationFeature.INDENT_OUTPUT)),
        named(
            "module",
            b -> b.addModule(new SimpleModule("s").addSerializer(new Constant<>(Thread.class)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void whatDoesNot_keepsThem(String name, JsonCustomizer customizer) {
    assertThat(written(customizer)).isEqualTo("\"constant\"");
  }

  @Test
  void ownSerializer_standsBeforeTheCodec() {
    JsonCustomizer own =
        b -> b.addModule(new SimpleModule("s").addSerializer(new Constant<>(Note.class, "own")));

    assertThat(written(own)).isEqualTo("\"own\"");
  }
}
