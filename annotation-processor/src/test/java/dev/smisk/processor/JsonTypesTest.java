package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

class JsonTypesTest {
  private static final List<String> PACKAGES =
      List.of("io", "lang", "util", "util/concurrent", "util/function", "util/stream");

  private final JsonMapper mapper = new JsonMapper();

  @TempDir Path output;

  /** The table of those that it knows is not the older the newer the JDK is. */
  @Test
  void abstractTypesOfTheJdk_areUnreadable_whereJacksonMakesNothing() throws IOException {
    List<String> differences = new ArrayList<>();
    int judged = 0;
    for (Class<?> type : abstractTypes()) {
      boolean isUnreadable = JsonTypes.isUnreadable(type.getCanonicalName(), true);
      if (isUnreadable == isReadByJackson(type)) {
        differences.add(type.getName() + " unreadable: " + isUnreadable);
      }
      judged++;
    }
    assertThat(differences).isEmpty();
    assertThat(judged).isGreaterThan(150);
  }

  private boolean isReadByJackson(Class<?> type) {
    JavaType read =
        type == Map.Entry.class
            ? mapper.getTypeFactory().constructParametricType(type, Object.class, Object.class)
            : mapper.constructType(type);
    return Stream.of("{}", "[]", "\"x\"", "1")
        .anyMatch(
            json -> {
              try {
                mapper.readValue(json, read);
                return true;
              } catch (InvalidDefinitionException noClass) {
                return false;
              } catch (RuntimeException otherJson) {
                return true;
              }
            });
  }

  private static List<Class<?>> abstractTypes() throws IOException {
    List<Class<?>> types = new ArrayList<>();
    Path java = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/java");
    for (String folder : PACKAGES) {
      try (Stream<Path> files = Files.list(java.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          String name = file.getFileName().toString().replace(".class", "");
          Class<?> type = named("java." + folder.replace('/', '.') + "." + name);
          if (Modifier.isPublic(type.getModifiers())
              && Modifier.isAbstract(type.getModifiers())
              && !type.isAnnotation()
              && !type.isEnum()) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, JsonTypesTest.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new AssertionError(name, e);
    }
  }

  /** What is marked may be meant for writing alone. */
  @Test
  void markedType_thatHoldsAnAbstractOne_isNotedWhereThatStands() {
    Compilation compilation =
        TestCompiler.into(output)
            .source(
                "acme/Drawing.java",
                """
                package acme;

                @dev.smisk.Json
                public record Drawing(Shape shape) {
                  public interface Shape {}
                }
                """)
            .compile();

    assertThat(compilation.complaints()).isEmpty();
    assertThat(compilation.messages())
        .containsExactly(
            "Drawing.java:5: Drawing.Shape is written as JSON as what a value is, and cannot be"
                + " read: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which"
                + " classes it stands for");
  }

  /** A module of the app may know how, so that it is no error. */
  @Test
  void bodyWithAnAbstractTypeOfAnotherJar_isNotedAtTheProperty() {
    Compilation compilation =
        TestCompiler.into(output)
            .source(
                "acme/Maps.java",
                """
                package acme;

                class Maps {
                  record Map(
                      jakarta.validation.Payload area,
                      tools.jackson.databind.JsonNode known) {}

                  @dev.smisk.Route("POST /maps")
                  void add(Map map) {}
                }
                """)
            .compile();

    assertThat(compilation.complaints()).isEmpty();
    assertThat(compilation.messages())
        .containsExactly(
            "Maps.java:5: Maps.Map.area cannot be read from JSON, as map of add(Map) is: Payload"
                + " is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it"
                + " stands for; or App.json(JsonCustomizer) says how");
  }
}
