package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.Answers;
import dev.smisk.fastcgi.InMemoryConnection;
import dev.smisk.fastcgi.Wire;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From records to an answer and back, without a socket. */
class BridgeTest {
  private static final int STDIN = 5;
  private static final String LENGTH = "CONTENT_LENGTH";

  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(
                    Endpoint.of(GET, "/hello/{name}"),
                    request -> Response.of(Map.of("message", request.pathVariable(0))))
                .with(
                    Endpoint.of(POST, "/echo").buffered(),
                    request -> Response.ok().bytes("text/plain", request.body()))
                .with(
                    Endpoint.of(GET, "/fail"),
                    request -> {
                      throw new IllegalArgumentException("secret");
                    })
                .with(
                    Endpoint.of(GET, "/header"),
                    request ->
                        Response.ok().text(request.header("X-A") + "|" + request.header("X-B"))));
  }

  private static String ask(App app, String method, String uri, byte[] body, String... more) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("REQUEST_METHOD", method);
    variables.put("REQUEST_URI", uri);
    variables.put("CONTENT_LENGTH", body.length == 0 ? "" : Integer.toString(body.length));
    variables.keySet().removeAll(List.of(more)); // what the test says itself
    List<String> pairs = new ArrayList<>();
    variables.forEach((name, value) -> pairs.addAll(List.of(name, value)));
    pairs.addAll(List.of(more));
    try (RunningApp running = app.startInMemory()) {
      InMemoryConnection connection = running.connect();
      Wire wire = Wire.begin(1, Wire.KEEP).params(1, pairs.toArray(String[]::new)).endParams(1);
      if (body.length > 0) {
        wire.record(STDIN, 1, body);
      }
      connection.send(wire.endStdin(1).buffer());
      return new String(Answers.of(connection.received()).stdout(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void request_isAnsweredByItsHandler() {
    assertThat(ask(app(), "GET", "/hello/W%C3%B6rld", new byte[0]))
        .isEqualTo(
            "Status: 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n"
                + "{\"message\":\"Wörld\"}");
  }

  @Test
  void head_sendsTheLengthAndNoBody() {
    assertThat(ask(app(), "HEAD", "/hello/World", new byte[0]))
        .contains("Content-Length: 19\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void body_arrivesWhole() {
    assertThat(ask(app(), "POST", "/echo", "äöü".getBytes(StandardCharsets.UTF_8)))
        .endsWith("\r\n\r\näöü");
  }

  @Test
  void bodyPastTheLimit_is413() {
    assertThat(ask(app().maxBody(10), "POST", "/echo", new byte[11])).startsWith("Status: 413 ");
    assertThat(ask(app().maxBody(10), "POST", "/echo", new byte[10])).startsWith("Status: 200 ");
  }

  @Test
  void bodyOfUnknownLengthPastTheLimit_is413() {
    assertThat(ask(app().maxBody(10), "POST", "/echo", new byte[11], "CONTENT_LENGTH", ""))
        .startsWith("Status: 413 ");
    assertThat(ask(app().maxBody(10), "POST", "/echo", new byte[10], "CONTENT_LENGTH", ""))
        .startsWith("Status: 200 ");
  }

  @Test
  void bodyShorterThanAnnounced_is400() {
    assertThat(ask(app(), "POST", "/echo", new byte[9], "CONTENT_LENGTH", "10"))
        .startsWith("Status: 400 ");
  }

  @Test
  void repeatedHeader_isJoined() {
    assertThat(ask(app(), "GET", "/header", new byte[0], "HTTP_X_A", "1", "HTTP_X_A", "2"))
        .endsWith("\r\n\r\n1, 2|null");
  }

  @Test
  void unknownPath_isAProblem() {
    assertThat(ask(app(), "GET", "/nothing", new byte[0]))
        .startsWith("Status: 404 Not Found\r\nContent-Type: application/problem+json\r\n");
  }

  @Test
  void prefix_isWhereTheAppIs() {
    assertThat(ask(app().prefix("/api"), "GET", "/api/hello/x", new byte[0]))
        .startsWith("Status: 200 ");
    assertThat(ask(app().prefix("/api"), "GET", "/hello/x", new byte[0]))
        .startsWith("Status: 404 ");
  }

  @Test
  void failure_showsItsStackTraceInDevModeAlone() {
    assertThat(ask(app(), "GET", "/fail", new byte[0]))
        .startsWith("Status: 500 ")
        .doesNotContain("secret", "BridgeTest");
    assertThat(ask(app().dev(0), "GET", "/fail", new byte[0]))
        .startsWith("Status: 500 ")
        .contains("secret", "BridgeTest");
  }

  @Test
  void headersPastTheLimit_are431() {
    assertThat(
            ask(
                app().limit(AppLimit.PARAMS_BYTES, 1024),
                "GET",
                "/hello/x",
                new byte[0],
                "HTTP_COOKIE",
                "x".repeat(2000)))
        .startsWith("Status: 431 Request Header Fields Too Large\r\n")
        .contains("application/problem+json", "the request's headers are larger");
  }

  @Test
  void refusedHead_getsNoBody() {
    assertThat(
            ask(
                app().limit(AppLimit.PARAMS_COUNT, 3),
                "HEAD",
                "/hello/x",
                new byte[0],
                "HTTP_COOKIE",
                "x"))
        .startsWith("Status: 431 ")
        .endsWith("\r\n\r\n");
  }

  @Test
  void refusedRequestOfUnknownMethod_getsNoBody() {
    assertThat(
            ask(
                app().limit(AppLimit.PARAMS_COUNT, 1),
                "GET",
                "/hello/x",
                new byte[0],
                "REQUEST_METHOD",
                "GET"))
        .startsWith("Status: 431 ")
        .doesNotContain("problem")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+3", "3x", "3 ", "0x3", "12345678901234567890", "3, 3"})
  void contentLengthThatIsNoNumber_is400(String text) {
    assertThat(ask(app(), "POST", "/echo", utf8("abc"), LENGTH, text)).startsWith("Status: 400 ");
  }

  @Test
  void twoContentLengths_are400() {
    assertThat(ask(app(), "POST", "/echo", utf8("abc"), LENGTH, "3", LENGTH, "3"))
        .startsWith("Status: 400 ");
  }

  /** nginx: empty on every GET, and for chunked uploads that it doesn't buffer. */
  @Test
  void withoutContentLength_theBodyIsWhatStdinBrings() {
    assertThat(ask(app(), "POST", "/echo", utf8("abc"), LENGTH, "")).endsWith("\r\n\r\nabc");
    App app = app();
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      server.send(
          Wire.begin(1, Wire.KEEP)
              .params(1, "REQUEST_METHOD", "POST", "REQUEST_URI", "/echo")
              .endParams(1)
              .stdin(1, "a")
              .stdin(1, "bc")
              .endStdin(1));
      assertThat(server.received().stdout()).endsWith("\r\n\r\nabc");
    }
  }

  /** nginx with {@code fastcgi_pass_request_body off}. */
  @Test
  void contentLengthWithoutABody_isAnErrorOnlyToWhoReadsIt() {
    assertThat(ask(app(), "GET", "/hello/x", new byte[0], LENGTH, "10")).startsWith("Status: 200 ");
    assertThat(ask(app(), "POST", "/echo", new byte[0], LENGTH, "10")).startsWith("Status: 400 ");
  }

  @Test
  void moreThanContentLength_isNeverShown() {
    assertThat(ask(app(), "POST", "/echo", utf8("abcdef"), LENGTH, "3")).endsWith("\r\n\r\nabc");
  }

  @Test
  void httpProxy_isNoHeader() {
    assertThat(ask(headers(), "GET", "/headers", new byte[0], "HTTP_PROXY", "evil", "HTTP_A", "1"))
        .endsWith("\r\n\r\n{a=1}");
  }

  /** Both become HTTP_X_USER: nothing tells which of them the web server vouches for. */
  @Test
  void headersWithUnderscoreAndDash_areOne() {
    assertThat(
            ask(
                headers(),
                "GET",
                "/headers",
                new byte[0],
                "HTTP_X_USER",
                "forged",
                "HTTP_X_USER",
                "told"))
        .endsWith("\r\n\r\n{x-user=forged, told}");
  }

  /** CVE-2011-2766: FCGI.pm let one request see the variables of the one before. */
  @Test
  void variablesOfOneRequest_areNeverTheNextOnes() {
    try (InMemoryWebServer server = new InMemoryWebServer(headers())) {
      assertThat(server.ask("GET", "/headers", "HTTP_AUTHORIZATION", "secret").stdout())
          .contains("secret");
      assertThat(server.ask("GET", "/headers").stdout()).endsWith("\r\n\r\n{}");
    }
  }

  /** CVE-2019-11043: php-fpm trusted PATH_INFO to be a part of SCRIPT_NAME. */
  @Test
  void onlyRequestUri_decidesOnTheRoute() {
    assertThat(
            ask(
                app(),
                "GET",
                "/hello/a%0Ab",
                new byte[0],
                "SCRIPT_NAME",
                "/index.php",
                "DOCUMENT_URI",
                "/fail",
                "SCRIPT_FILENAME",
                "/index.php/x",
                "PATH_INFO",
                ""))
        .endsWith("{\"message\":\"a\\nb\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a/../hello/x", "/hello/..", "/hello/%2e%2E", "/./hello/x", "/hello/%zz"})
  void dotSegmentsAndMalformedEscapes_are400(String uri) {
    assertThat(ask(app(), "GET", uri, new byte[0])).startsWith("Status: 400 ");
  }

  @Test
  void encodedSlash_staysInItsSegment() {
    assertThat(ask(app(), "GET", "/hello/a%2Fb", new byte[0])).endsWith("{\"message\":\"a/b\"}");
  }

  @Test
  void answersWithoutABody_haveNoByteOfOne() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(Endpoint.of(GET, "/200"), request -> Response.ok().text("text"))
                    .with(Endpoint.of(GET, "/204"), request -> Response.noContent())
                    .with(
                        Endpoint.of(GET, "/304"),
                        request -> Response.status(304).header("ETag", "\"1\"")));
    String end = "\r\n\r\n";
    assertThat(ask(app, "HEAD", "/200", new byte[0])).contains("Content-Length: 4").endsWith(end);
    for (String method : List.of("GET", "HEAD")) {
      assertThat(ask(app, method, "/204", new byte[0])).startsWith("Status: 204 ").endsWith(end);
      assertThat(ask(app, method, "/304", new byte[0])).startsWith("Status: 304 ").endsWith(end);
    }
  }

  /** CVE-2024-42516, and what every handler may get wrong that passes on what a client sent. */
  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b=1", "a\nSet-Cookie: b=1", "a\rb", "a\0b"})
  void headerThatWouldSplitTheResponse_is500AndNoneOfItIsSent(String value) {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(
                        Endpoint.of(GET, "/split"),
                        request -> Response.ok().header("X-A", value).text("body")));
    assertThat(ask(app, "GET", "/split", new byte[0]))
        .startsWith("Status: 500 ")
        .doesNotContain("Set-Cookie", "X-A", "body");
  }

  /** CVE-2020-24553: Go took a body without a type for HTML. */
  @Test
  void body_hasTheTypeThatItsHandlerSaysAndIsNeverGuessed() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(
                        Endpoint.of(GET, "/text"),
                        request -> Response.ok().text("<script>alert(1)</script>"))
                    .with(Endpoint.of(GET, "/none"), request -> Response.ok()));
    assertThat(ask(app, "GET", "/text", new byte[0]))
        .contains("Content-Type: text/plain; charset=utf-8\r\n");
    assertThat(ask(app, "GET", "/none", new byte[0]))
        .doesNotContain("Content-Type")
        .endsWith("Content-Length: 0\r\n\r\n");
  }

  @Test
  void location_comesWithItsStatus() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(Endpoint.of(POST, "/new"), request -> Response.created("/books/1")));
    assertThat(ask(app, "POST", "/new", new byte[0]))
        .startsWith("Status: 201 Created\r\n")
        .contains("Location: /books/1\r\n");
  }

  /** And not END with OVERLOADED, of which Apache makes an empty success. */
  @Test
  void overload_is503ThroughStdout() {
    try (InMemoryWebServer server =
        new InMemoryWebServer(app().limit(AppLimit.REQUESTS_PER_CONNECTION, 1))) {
      server.send(Wire.begin(2, Wire.KEEP));
      assertThat(server.ask("GET", "/hello/x").stdout())
          .startsWith("Status: 503 Service Unavailable\r\n")
          .contains("Retry-After: 1\r\n", "too many requests at once");
    }
  }

  private static App headers() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(
                    Endpoint.of(GET, "/headers"),
                    request -> Response.ok().text(request.headers().toString())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
