package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Incoming;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
import dev.smisk.routing.Dispatch;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonCodec;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the first example of the design and has the framework serve it. */
class ServedTest {
  @TempDir Path output;

  private record Head(Map<String, String> values) implements Variables {
    @Override
    public String get(String name) {
      return values.get(name);
    }

    @Override
    public String joined(String name, String separator) {
      return get(name);
    }

    @Override
    public String requestId() {
      return "1";
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      values.forEach(action);
    }
  }

  private static List<JsonCodec> codecs(ClassLoader loader) {
    return ServiceLoader.load(JsonCodec.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static String answer(Dispatcher dispatcher, String method, String uri, String body) {
    Map<String, String> head = new HashMap<>();
    head.put("REQUEST_METHOD", method);
    head.put("REQUEST_URI", uri);
    if (!body.isEmpty()) {
      head.put("CONTENT_TYPE", "application/json");
      head.put("CONTENT_LENGTH", String.valueOf(body.length()));
    }
    Dispatch dispatch = dispatcher.dispatch(new Head(head));
    Response<?> response = dispatch.run(Incoming.of(body.getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = response.bytes();
    return response.status()
        + (bytes == null ? "" : " " + new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void compiledRoutes_answerRequests() throws Exception {
    TestCompiler.into(output).sources(TestCompiler.resources("good").resolve("books")).compile();
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
        Provided provided = new Provided()) {
      List<Routes> tables =
          ServiceLoader.load(Routes.class, loader).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      Class<?> shelf = loader.loadClass("com.acme.books.BookShelf");
      provided.add(shelf.getDeclaredConstructor().newInstance());
      Dispatcher app =
          Dispatcher.link(
              tables,
              provided,
              new Json(JsonSettings.DEFAULT, codecs(loader)),
              DispatchSettings.DEFAULT);

      assertThat(answer(app, "GET", "/books/7", "")).isEqualTo("200 {\"id\":7,\"title\":\"Emma\"}");
      assertThat(answer(app, "GET", "/books?author=Austen", ""))
          .isEqualTo("200 [{\"id\":20,\"title\":\"Austen\"}]");
      assertThat(answer(app, "POST", "/books", "{\"title\":\"Persuasion\"}"))
          .isEqualTo("201 {\"id\":1,\"title\":\"Persuasion\"}");
      assertThat(answer(app, "DELETE", "/books/7", "")).isEqualTo("204");
      assertThat(answer(app, "GET", "/books/seven", "")).startsWith("400 ");
      assertThat(answer(app, "PUT", "/books/7", "")).startsWith("405 ");
    }
  }
}
