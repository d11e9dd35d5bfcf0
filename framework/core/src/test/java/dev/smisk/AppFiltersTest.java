package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import dev.smisk.http.SecurityHeaders;
import org.junit.jupiter.api.Test;

/** Filters and guards of an app, through the protocol. */
class AppFiltersTest {
  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(Endpoint.of(GET, "/a"), request -> Response.ok().text("a"))
                .with(Endpoint.of(GET, "/b"), request -> Response.ok().text("b")));
  }

  private static String ask(App app, String uri) {
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      return server.ask("GET", uri).stdout();
    }
  }

  @Test
  void app_runsItsFiltersAndGuards() {
    App app =
        app()
            .filter(SecurityHeaders.DEFAULT)
            .filter("/b", (request, next) -> next.proceed(request).header("X-Path", "b"));

    assertThat(ask(app, "/a")).contains("nosniff\r\n").doesNotContain("X-Path");
    assertThat(ask(app, "/b")).contains("X-Path: b\r\n").endsWith("\r\n\r\nb");
    assertThat(ask(app, "/c")).startsWith("Status: 404").contains("nosniff\r\n");
    app.guard("/b", head -> Response.status(403));
    assertThat(ask(app, "/b")).startsWith("Status: 403").contains("nosniff\r\n");
    assertThat(ask(app, "/a")).startsWith("Status: 200");
    assertThat(ask(app.guard(head -> Response.status(401)), "/a")).startsWith("Status: 401");
  }
}
