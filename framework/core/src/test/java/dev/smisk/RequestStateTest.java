package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Attribute;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What guards, filters and handlers leave at a request, through the protocol. */
class RequestStateTest {
  private static final Attribute<String> USER = Attribute.of("user", String.class);

  private final List<String> events = new ArrayList<>();

  private interface Answering {
    Response<?> answer(Request request) throws IOException;
  }

  private App app(Answering handler) {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(
                    Endpoint.of(GET, "/a"),
                    request -> {
                      try {
                        return handler.answer(request);
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
  }

  private static String ask(App app) {
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      return server.ask("GET", "/a").stdout();
    }
  }

  @Test
  void attribute_goesFromGuardToFilterToHandlerAndBack() {
    App app =
        app(request -> {
              String user = request.attribute(USER);
              request.attribute(USER, null);
              return Response.ok().text(user + ", then " + request.attribute(USER));
            })
            .guard(
                head -> {
                  head.attribute(USER, "ada");
                  return null;
                })
            .filter(
                (request, next) -> {
                  request.attribute(USER, request.attribute(USER) + "!");
                  Response<?> answer = next.proceed(request);
                  return answer.header("X-After", String.valueOf(request.attribute(USER)));
                });

    assertThat(ask(app)).contains("X-After: null\r\n").endsWith("\r\n\r\nada!, then null");
  }

  @Test
  void attribute_ofAnotherRequest_isNotSeen() {
    App app =
        app(
            request -> {
              String before = String.valueOf(request.attribute(USER));
              request.attribute(USER, "ada");
              return Response.ok().text(before);
            });

    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      assertThat(server.ask("GET", "/a").stdout()).endsWith("null");
      assertThat(server.ask("GET", "/a").stdout()).endsWith("null");
    }
  }

  @Test
  void atEnd_closesTheLastFirstAfterTheAnswer_whateverTheyThrow() {
    AtomicReference<InMemoryWebServer> server = new AtomicReference<>();
    App app =
        app(
            request -> {
              request.atEnd(() -> events.add("first, after " + server.get().received().stdout()));
              request.atEnd(
                  () -> {
                    events.add("second");
                    throw new IOException("cannot be closed");
                  });
              return Response.stream("a/b", out -> events.add("written"));
            });

    server.set(new InMemoryWebServer(app));
    server.get().ask("GET", "/a");
    server.get().close();

    assertThat(events).hasSize(3).startsWith("written", "second");
    assertThat(events.get(2)).startsWith("first, after Status: 200");
  }

  @Test
  void atEnd_closesWhereTheHandlerFails() {
    App app =
        app(
            request -> {
              request.atEnd(() -> events.add("closed"));
              throw new HttpException(409, "no");
            });

    assertThat(ask(app)).startsWith("Status: 409");
    assertThat(events).containsExactly("closed");
  }

  @Test
  void atEnd_inAGuard_isRefused() {
    App app =
        app(request -> Response.ok().text("never"))
            .guard(
                head -> {
                  head.atEnd(() -> events.add("closed"));
                  return null;
                });

    assertThat(ask(app)).startsWith("Status: 500");
    assertThat(events).isEmpty();
  }
}
