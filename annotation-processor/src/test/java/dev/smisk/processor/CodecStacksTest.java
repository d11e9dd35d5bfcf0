package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.routing.Json;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the stack from where compiled JSON calls a constructor, an accessor or a setter. */
class CodecStacksTest {
  private static final String SOURCE =
      """
      package stacks;

      import com.fasterxml.jackson.annotation.JsonTypeInfo;
      import dev.smisk.Json;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.Optional;
      import java.util.Set;

      @Json
      public record Looking(int n, List<Looking> more, Bean bean, Optional<Shape> shape) {
        public static final List<List<String>> STACKS = new ArrayList<>();

        static void look() {
          STACKS.add(
              StackWalker.getInstance(
                      Set.of(
                          StackWalker.Option.SHOW_REFLECT_FRAMES,
                          StackWalker.Option.SHOW_HIDDEN_FRAMES))
                  .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList()));
        }

        public Looking {
          look();
        }

        @Override
        public int n() {
          look();
          return n;
        }

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
        public sealed interface Shape permits Circle {}

        public record Circle(int radius) implements Shape {
          public Circle {
            look();
          }

          @Override
          public int radius() {
            look();
            return radius;
          }
        }

        public static class Bean {
          private String text;

          public Bean() {
            look();
          }

          public String getText() {
            look();
            return text;
          }

          public void setText(String text) {
            look();
            this.text = text;
          }
        }
      }
      """;
  private static final String BODY =
      """
      {"n":1,"more":[{"n":2}],"bean":{"text":"x"},"shape":{"@type":"Looking$Circle","radius":3}}\
      """;

  @TempDir Path output;
  private URLClassLoader loader;

  @BeforeEach
  void compile() throws Exception {
    Compilation compilation =
        TestCompiler.into(output).source("stacks/Looking.java", SOURCE).compile();
    assertThat(compilation.messages()).isEmpty();
    loader = new URLClassLoader(new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
  }

  @AfterEach
  void close() throws Exception {
    loader.close();
  }

  /** All frames between this test and what is called. */
  private <T> List<List<String>> stacks(List<JsonCodec> codecs) throws Exception {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) loader.loadClass("stacks.Looking");
    Json json = new Json(JsonSettings.DEFAULT, codecs);
    JsonReader<T> reader = json.reader(JsonType.of(type));
    JsonWriter<T> writer = json.writer(JsonType.of(type));
    T value = reader.read(BODY.getBytes(StandardCharsets.UTF_8));
    assertThat(writer.respond(value).bytes()).isNotEmpty();
    @SuppressWarnings("unchecked")
    List<List<String>> found = (List<List<String>>) type.getField("STACKS").get(null);
    List<List<String>> stacks = new ArrayList<>();
    for (List<String> stack : found) {
      stacks.add(stack.subList(0, stack.indexOf(CodecStacksTest.class.getName())));
    }
    return stacks;
  }

  private static boolean isReflective(String frame) {
    return frame.startsWith("java.lang.reflect.")
        || frame.startsWith("java.lang.invoke.")
        || frame.startsWith("jdk.internal.reflect.")
        || frame.startsWith("tools.jackson.databind.ser.BeanSerializer")
        || frame.startsWith("tools.jackson.databind.ser.BeanPropertyWriter")
        || frame.startsWith("tools.jackson.databind.ser.bean.")
        || frame.startsWith("tools.jackson.databind.deser.bean.")
        || frame.startsWith("tools.jackson.databind.deser.impl.MethodProperty")
        || frame.startsWith("tools.jackson.databind.introspect.");
  }

  @Test
  void compiledJson_hasNoReflectionOnItsStacks() throws Exception {
    List<JsonCodec> codecs = new ArrayList<>();
    ServiceLoader.load(JsonCodec.class, loader).forEach(codecs::add);

    assertThat(stacks(codecs))
        .hasSize(9)
        .allSatisfy(stack -> assertThat(stack).noneMatch(CodecStacksTest::isReflective));
  }

  /** Or the test would look for the wrong names. */
  @Test
  void databind_hasReflectionOnAllStacks() throws Exception {
    assertThat(stacks(List.of()))
        .hasSize(9)
        .allSatisfy(stack -> assertThat(stack).anyMatch(CodecStacksTest::isReflective));
  }
}
