package dev.smisk.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.smisk.HandWrittenRoutes;
import dev.smisk.Smisk;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;

/** Flat values are written as by Jackson's mapper, and without it. */
class JsonFlatSerializerTest {
  record Place(String name, int number) {
    @Override
    public String name() {
      if (name.equals("missing")) {
        throw new HttpException(404, "no such place");
      }
      return name;
    }

    @Override
    public int number() {
      if (number < 0) {
        throw new IllegalStateException("on purpose");
      }
      return number;
    }
  }

  /** As the processor writes it; counts what it is asked to write. */
  private static final class PlaceCodec implements JsonCodec {
    int asked;

    @Override
    public Class<?> type() {
      return Place.class;
    }

    @Override
    public ValueSerializer<?> serializer(JavaType type) {
      return new JsonFlatSerializer<Place>(type) {
        @Override
        protected void write(Place place, JsonGenerator generator) {
          asked++;
          generator.writeName("name").writeString(place.name());
          generator.writeName("number").writeNumber(place.number());
        }
      };
    }
  }

  private static final JsonType<Place> PLACE = JsonType.of(Place.class);
  private static final JsonType<List<Place>> PLACES = JsonType.generic(List.class, PLACE);

  private final Json alone = new Json(JsonSettings.DEFAULT);
  private final PlaceCodec codec = new PlaceCodec();
  private final Json compiled = new Json(JsonSettings.DEFAULT, List.of(codec));

  private static String written(Json json, Place place) {
    return new String(json.writer(PLACE).respond(place).bytes(), UTF_8);
  }

  /** Starts an app, then writes one of both types. */
  static final class Main {
    public static void main(String[] args) {
      HandWrittenRoutes routes = new HandWrittenRoutes();
      routes.with(Endpoint.of(Method.GET, "/"), request -> Response.ok().text("hello"));
      Smisk.app().routes(routes).startInMemory().close();
      Json json = new Json(JsonSettings.DEFAULT, List.of(new PlaceCodec()));
      Place place = new Place("a", 1);
      byte[] bytes =
          args[0].equals("one")
              ? json.writer(PLACE).respond(place).bytes()
              : json.writer(PLACES).respond(List.of(place)).bytes();
      System.out.println(new String(bytes, UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "one; {\"name\":\"a\",\"number\":1}; false",
        "many; [{\"name\":\"a\",\"number\":1}]; true"
      })
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void mapper_isMadeOnlyIfItIsNeeded(String which, String json, boolean made) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+init=info",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                which)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines;
    try {
      lines = process.inputReader().lines().toList();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }

    assertThat(lines).contains(json);
    assertThat(lines).anyMatch(line -> line.contains("'tools/jackson/core/json/JsonFactory'"));
    boolean started =
        lines.stream()
            .anyMatch(line -> line.contains("'tools/jackson/databind/cfg/MapperBuilder'"));
    assertThat(started).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "", "\"\\\b\u001f", "ä€😀", "</script>", "\u2028", "\uD800b"})
  void value_isWrittenAsByTheMapper(String name) {
    Place place = new Place(name, 1);

    assertThat(written(compiled, place)).isEqualTo(written(alone, place));
    assertThat(written(compiled, place)).isEqualTo(written(alone, place)); // nothing between
  }

  static Stream<Place> bad() {
    return Stream.of(new Place("missing", 1), new Place("a", -1));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void valueThatFails_failsAsByTheMapper_andLeavesNothing(Place bad) {
    Throwable expected = catchThrowable(() -> written(alone, bad));

    Throwable actual = catchThrowable(() -> written(compiled, bad));

    assertThat(codec.asked).isOne();
    assertThat(actual).hasSameClassAs(expected).hasMessage(expected.getMessage());
    assertThat(actual.getCause()).hasSameClassAs(expected.getCause());
    assertThat(written(compiled, new Place("b", 2))).isEqualTo("{\"name\":\"b\",\"number\":2}");
  }

  @Test
  void value_isWrittenByTheAppsOwnMapper() {
    Json customized =
        new Json(
            JsonSettings.DEFAULT,
            List.of(new PlaceCodec()),
            builder -> builder.enable(SerializationFeature.INDENT_OUTPUT));

    assertThat(written(customized, new Place("a", 1))).contains("\n  \"name\" : \"a\"");
  }
}
