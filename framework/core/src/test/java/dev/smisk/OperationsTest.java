package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.fastcgi.Peer;
import dev.smisk.fastcgi.Wire;
import dev.smisk.files.Sendfile;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Forwarding;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who run an app ask of it: health, request ids, trusted proxies. */
class OperationsTest {
  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(
                    Endpoint.of(GET, "/who"),
                    request ->
                        Response.ok()
                            .text(
                                request.scheme()
                                    + " "
                                    + request.host()
                                    + " "
                                    + request.remoteAddress()))
                .with(
                    Endpoint.of(GET, "/id"),
                    request -> Response.ok().text(request.id() + "=" + request.id()))
                .with(
                    Endpoint.of(GET, "/fail"),
                    request -> {
                      throw new IllegalStateException(request.id());
                    })
                .with(
                    Endpoint.of(GET, "/returned"),
                    request -> Response.status(503).json(Problem.of(503, "closed on \"Mondays\"")))
                .with(Endpoint.of(GET, "/{any}"), request -> Response.ok().text("route")));
  }

  private static String ask(App app, String method, String uri, String... more) {
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      return server.ask(method, uri, more).stdout();
    }
  }

  @Test
  void health_isNothingUnlessConfigured() {
    assertThat(ask(app(), "GET", "/health")).endsWith("\r\n\r\nroute");
  }

  @Test
  void health_isToldBeforeAnyRoute() {
    App app = app().health("/health");
    assertThat(ask(app, "GET", "/health?x=1"))
        .startsWith("Status: 200 OK\r\n")
        .contains("Content-Type: application/json\r\n", "Cache-Control: no-store\r\n")
        .endsWith("\r\n\r\n{\"status\":\"up\"}");
    assertThat(ask(app, "HEAD", "/health")).contains("Content-Length: 15").endsWith("\r\n\r\n");
    assertThat(ask(app, "POST", "/health")).startsWith("Status: 405").contains("Allow: GET, HEAD");
    assertThat(ask(app, "GET", "/healthy")).endsWith("\r\n\r\nroute");
    assertThat(ask(app.prefix("/api"), "GET", "/api/health")).endsWith("{\"status\":\"up\"}");
  }

  @Test
  void health_isDrainingOnceTheAppStops() {
    try (InMemoryWebServer server = new InMemoryWebServer(app().health("/health"))) {
      server.app().close();
      assertThat(server.ask("GET", "/health").stdout())
          .startsWith("Status: 503 ")
          .endsWith("\r\n\r\n{\"status\":\"draining\"}");
    }
  }

  @Test
  void health_isDrainingForWhoHasJustConnectedToASocketThatCloses(@TempDir Path folder)
      throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Wire health = request("/health");
    RunningApp app =
        app()
            .filter(
                (request, next) -> {
                  running.countDown();
                  release.await();
                  return next.proceed(request);
                })
            .health("/health")
            .start("--listen", "unix:" + folder.resolve("s"));
    ListenAddress address = ListenAddress.parse("unix:" + folder.resolve("s"));
    Thread closing = new Thread(app::close);
    try (Peer busy = Peer.connect(address);
        Peer idle = Peer.connect(address);
        Peer late = Peer.connect(address)) {
      assertThat(idle.send(health).stdout(1)).startsWith("Status: 200 ");
      busy.send(request("/who"));
      running.await();
      closing.start();
      assertThat(idle.rest()).as("closed, as the stop begins").isEmpty();
      assertThat(late.send(health).stdout(1))
          .startsWith("Status: 503 ")
          .endsWith("{\"status\":\"draining\"}");
      release.countDown();
      assertThat(busy.stdout(1)).startsWith("Status: 200 ");
    }
    closing.join();
  }

  private static Wire request(String uri) {
    return Wire.begin(1, Wire.KEEP)
        .params(1, "REQUEST_METHOD", "GET", "REQUEST_URI", uri)
        .endParams(1)
        .endStdin(1);
  }

  /** Whoever asks it by a connection that it keeps is served there. */
  @Test
  void health_isUpWhereAnotherInstanceTookOver(@TempDir Path folder) {
    String[] listen = {"--listen", "unix:" + folder.resolve("s")};
    try (InMemoryWebServer old = new InMemoryWebServer(app().health("/health").start(listen));
        RunningApp successor = app().start(listen[0], listen[1], "--take-over")) {
      assertThat(successor.addresses()).isEqualTo(old.app().addresses());
      old.app().close();
      assertThat(old.ask("GET", "/health").stdout()).endsWith("{\"status\":\"up\"}");
    }
  }

  @Test
  void health_whereARouteIs_keepsTheAppFromStarting() {
    assertThatThrownBy(() -> app().health("/who").startInMemory())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("/who")
        .hasMessageContaining("Books.java:1")
        .hasMessageContaining("--health");
  }

  @Test
  void requestId_isTheWebServersElseTheHeadersElseMadeHere() {
    assertThat(ask(app(), "GET", "/id", "REQUEST_ID", "web-1", "HTTP_X_REQUEST_ID", "client"))
        .endsWith("\r\n\r\nweb-1=web-1");
    assertThat(ask(app(), "GET", "/id", "HTTP_X_REQUEST_ID", "a.b_c:d@e-9"))
        .endsWith("\r\n\r\na.b_c:d@e-9=a.b_c:d@e-9");
    assertThat(ask(app().requestIdHeader("X-Trace"), "GET", "/id", "HTTP_X_TRACE", "t1"))
        .endsWith("\r\n\r\nt1=t1");
    for (String insane : List.of("", "a b", "a\"b", "x".repeat(129), "\u00e9", "a\nb")) {
      String body = ask(app(), "GET", "/id", "HTTP_X_REQUEST_ID", insane).split("\r\n\r\n", 2)[1];
      assertThat(body).matches(Pattern.compile("([0-9a-f]{32})=\\1"));
    }
    assertThat(ask(app(), "GET", "/id")).isNotEqualTo(ask(app(), "GET", "/id"));
  }

  @Test
  void requestId_isInEveryProblem() {
    assertThat(ask(app(), "GET", "/fail", "REQUEST_ID", "r1")).contains("\"requestId\":\"r1\"");
    assertThat(ask(app(), "TRACE", "/id", "REQUEST_ID", "r1")).contains("\"requestId\":\"r1\"");
    assertThat(ask(app(), "GET", "/a/b", "REQUEST_ID", "r1")).contains("\"requestId\":\"r1\"");
    assertThat(ask(app(), "GET", "/a/b", "REQUEST_ID", "r1", "HTTP_ACCEPT", "text/plain"))
        .endsWith("\nrequest r1\n");
  }

  @Test
  void requestId_isAlsoInProblemsThatHandlersReturn() {
    assertThat(ask(app(), "GET", "/returned", "REQUEST_ID", "r1"))
        .startsWith("Status: 503 ")
        .contains("application/problem+json")
        .endsWith("\"detail\":\"closed on \\\"Mondays\\\"\",\"requestId\":\"r1\"}");
    JsonWriter<Problem> writer = new Json(JsonSettings.DEFAULT).writer(JsonType.of(Problem.class));
    App generated =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(
                        Endpoint.of(GET, "/503"),
                        request -> writer.respond(Problem.of(503, "closed")))
                    .with(
                        Endpoint.of(GET, "/declared"),
                        request ->
                            writer.encode(Response.status(502).json(Problem.of(502, "gone"))))
                    .with(
                        Endpoint.of(GET, "/409"),
                        request -> writer.respond(Problem.of(409, "sold out"))));
    assertThat(ask(generated, "GET", "/503", "REQUEST_ID", "r1"))
        .startsWith("Status: 503 ")
        .endsWith("\"detail\":\"closed\",\"requestId\":\"r1\"}");
    assertThat(ask(generated, "GET", "/declared", "REQUEST_ID", "r1"))
        .startsWith("Status: 502 ")
        .endsWith("\"detail\":\"gone\",\"requestId\":\"r1\"}");
    assertThat(ask(generated, "GET", "/409", "REQUEST_ID", "r1"))
        .endsWith("\"detail\":\"sold out\",\"requestId\":\"r1\"}");
  }

  @Test
  void proxies_areBelievedOnlyWhereTheAppIsTold() {
    String[] told = {
      "HTTP_HOST",
      "inside",
      "HTTP_X_FORWARDED_FOR",
      "203.0.113.9",
      "HTTP_X_FORWARDED_PROTO",
      "https",
      "HTTP_X_FORWARDED_HOST",
      "outside"
    };
    assertThat(ask(app(), "GET", "/who", told)).endsWith("\r\n\r\nhttp inside 192.0.2.1");
    assertThat(ask(app().forwarded(Forwarding.X_FORWARDED, 1), "GET", "/who", told))
        .endsWith("\r\n\r\nhttps outside 203.0.113.9");
  }

  @Test
  void everySetting_alsoComesFromTheEnvironment() {
    Settings settings =
        Smisk.app()
            .effective(
                Map.of(
                    "SMISK_HEALTH", "/up",
                    "SMISK_ACCESS_LOG", "json",
                    "SMISK_FORWARDED", "forwarded",
                    "SMISK_FORWARDED_HOPS", "2",
                    "SMISK_SPOOL_FOLDER", System.getProperty("java.io.tmpdir"),
                    "SMISK_REQUEST_ID_HEADER", "X-Trace",
                    "SMISK_TAKE_OVER", "true",
                    "SMISK_PID_FILE", "/run/app.pid",
                    "SMISK_STREAM_BYTES", "2g"),
                Map.of());
    assertThat(settings.operations())
        .isEqualTo(
            new Operations(
                AccessLog.Format.JSON,
                "/up",
                System.getProperty("java.io.tmpdir"),
                new TrustedHeaders(Forwarding.FORWARDED, 2, "X-Trace"),
                Sendfile.NONE,
                SessionOptions.DEFAULTS,
                new Succession(true, "/run/app.pid")));
    assertThat(settings.dispatch().maxStreamBytes()).isEqualTo(2L << 30);
    assertThat(settings.dispatch().health()).isEqualTo("/up");
  }

  @Test
  void malformedSetting_tellsTheRightForm() {
    assertThatThrownBy(() -> app().health("up").startInMemory()).hasMessageContaining("/health");
    assertThatThrownBy(() -> app().health("/{up}").startInMemory())
        .hasMessageContaining("variable");
    assertThatThrownBy(() -> app().accessLog("xml").startInMemory())
        .hasMessageContaining("line or json");
    assertThatThrownBy(() -> app().forwarded(Forwarding.FORWARDED, 0).startInMemory())
        .hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> app().requestIdHeader("X Y").startInMemory())
        .hasMessageContaining("X-Request-Id");
    assertThatThrownBy(() -> app().effective(Map.of("SMISK_FORWARDED", "yes"), Map.of()))
        .hasMessage(
            "SMISK_FORWARDED: the header to believe is none, x-forwarded or forwarded, not"
                + " \"yes\"");
  }
}
