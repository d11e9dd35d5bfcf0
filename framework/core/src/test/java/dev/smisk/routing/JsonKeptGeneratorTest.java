package dev.smisk.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** When a generator is kept for the next value, and that nobody sees it in what is written. */
class JsonKeptGeneratorTest {
  /** A property whose value makes trouble, or none. */
  record Box(Object value) {}

  record Inner(int number) {}

  enum Size {
    SMALL
  }

  enum Shown {
    A;

    @JsonValue
    Object shown() {
      return name();
    }
  }

  @JsonSerialize(using = ToStringSerializer.class)
  record Custom(int number) {}

  /** As the processor writes it; tells which generators it was called with. */
  private static final class BoxCodec implements JsonCodec {
    final List<JsonGenerator> generators = new ArrayList<>();
    private final JsonType<?> valueType;
    private final Function<Object, Object> accessor;

    BoxCodec(JsonType<?> valueType, Function<Object, Object> accessor) {
      this.valueType = valueType;
      this.accessor = accessor;
    }

    @Override
    public Class<?> type() {
      return Box.class;
    }

    @Override
    public ValueSerializer<?> serializer(JavaType type) {
      return new JsonObjectSerializer<Box>(type) {
        private final JsonPropertyWriter value = property("value", valueType);

        @Override
        protected void write(Box box, JsonGenerator generator, SerializationContext context) {
          generators.add(generator);
          value.write(accessor.apply(box.value()), generator, context);
        }
      };
    }
  }

  private static final class InnerCodec implements JsonCodec {
    @Override
    public Class<?> type() {
      return Inner.class;
    }

    @Override
    public ValueSerializer<?> serializer(JavaType type) {
      return new JsonObjectSerializer<Inner>(type) {
        @Override
        protected void write(Inner inner, JsonGenerator generator, SerializationContext context) {
          generator.writeName("number").writeNumber(inner.number());
        }
      };
    }
  }

  private static JsonWriter<Box> writer(BoxCodec codec, JsonCustomizer customizer) {
    List<JsonCodec> codecs = List.of(codec, new InnerCodec());
    return new Json(JsonSettings.DEFAULT, codecs, customizer).writer(JsonType.of(Box.class));
  }

  private static String written(JsonWriter<Box> writer, Object value) {
    return new String(writer.respond(new Box(value)).bytes(), UTF_8);
  }

  private static Arguments kept(Class<?> type, Object value, String json) {
    return Arguments.of(type, value, json, true);
  }

  private static Arguments notKept(Class<?> type, Object value, String json) {
    return Arguments.of(type, value, json, false);
  }

  static Stream<Arguments> values() {
    UUID id = new UUID(1, 2);
    return Stream.of(
        kept(int.class, 7, "7"),
        kept(Long.class, 7L, "7"),
        kept(Boolean.class, true, "true"),
        kept(Character.class, 'c', "\"c\""),
        kept(String.class, "t", "\"t\""),
        kept(UUID.class, id, "\"" + id + "\""),
        kept(LocalDate.class, LocalDate.EPOCH, "\"1970-01-01\""),
        kept(Instant.class, Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
        kept(Size.class, Size.SMALL, "\"SMALL\""),
        kept(Inner.class, new Inner(3), "{\"number\":3}"),
        notKept(Object.class, "t", "\"t\""),
        notKept(List.class, List.of(1), "[1]"),
        notKept(Map.class, Map.of("a", 1), "{\"a\":1}"),
        notKept(Optional.class, Optional.of(1), "1"),
        notKept(int[].class, new int[] {1}, "[1]"),
        notKept(Shown.class, Shown.A, "\"A\""),
        notKept(Custom.class, new Custom(1), "\"Custom[number=1]\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void generator_isKeptForWhatIsKnownBeforehand(
      Class<?> type, Object value, String json, boolean kept) {
    BoxCodec codec = new BoxCodec(JsonType.of(type), any -> any);
    JsonWriter<Box> writer = writer(codec, JsonCustomizer.NONE);

    for (int i = 0; i < 3; i++) {
      assertThat(written(writer, value)).isEqualTo("{\"value\":" + json + "}");
    }

    assertThat(codec.generators).hasSize(3);
    assertThat(codec.generators.stream().distinct()).hasSize(kept ? 1 : 3);
  }

  @Test
  void generator_isNotKeptWhereTheAppCustomizesJackson() {
    BoxCodec codec = new BoxCodec(JsonType.of(String.class), any -> any);
    JsonWriter<Box> writer = writer(codec, builder -> builder);

    assertThat(written(writer, "a") + written(writer, "b"))
        .isEqualTo("{\"value\":\"a\"}{\"value\":\"b\"}");
    assertThat(codec.generators.get(0)).isNotSameAs(codec.generators.get(1));
  }

  @Test
  void valueThatFails_leavesNothingForTheNext() {
    BoxCodec codec =
        new BoxCodec(
            JsonType.of(String.class),
            value -> {
              if (value.equals("bad")) {
                throw new IllegalStateException("on purpose");
              }
              return value;
            });
    JsonWriter<Box> writer = writer(codec, JsonCustomizer.NONE);

    assertThat(written(writer, "a")).isEqualTo("{\"value\":\"a\"}");
    assertThatThrownBy(() -> written(writer, "bad")).hasStackTraceContaining("on purpose");
    assertThat(written(writer, "b")).isEqualTo("{\"value\":\"b\"}");
    assertThat(codec.generators.get(2)).isNotSameAs(codec.generators.get(1));
  }

  @Test
  void valueThatIsWrittenMeanwhile_hasItsOwn() {
    List<JsonWriter<Box>> writers = new ArrayList<>();
    BoxCodec codec =
        new BoxCodec(
            JsonType.of(String.class),
            value -> value.equals("outer") ? written(writers.get(0), "inner") : value);
    writers.add(writer(codec, JsonCustomizer.NONE));

    assertThat(written(writers.get(0), "outer"))
        .isEqualTo("{\"value\":\"{\\\"value\\\":\\\"inner\\\"}\"}");
    assertThat(written(writers.get(0), "a")).isEqualTo("{\"value\":\"a\"}");
  }

  @Test
  void longValue_isNotKept() {
    BoxCodec codec = new BoxCodec(JsonType.of(String.class), any -> any);
    JsonWriter<Box> writer = writer(codec, JsonCustomizer.NONE);
    String longText = "x".repeat(100_000);

    assertThat(written(writer, longText)).isEqualTo("{\"value\":\"" + longText + "\"}");
    assertThat(written(writer, "a")).isEqualTo("{\"value\":\"a\"}");
    assertThat(codec.generators.get(0)).isNotSameAs(codec.generators.get(1));
  }
}
