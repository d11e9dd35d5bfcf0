package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.InMemoryConnection;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From records to an answer and back, without a socket. */
class BridgeTest {
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
    ByteArrayOutputStream params = new ByteArrayOutputStream();
    variables.keySet().removeAll(List.of(more)); // what the test says itself
    variables.forEach((name, value) -> put(params, name, value));
    for (int i = 0; i < more.length; i += 2) {
      put(params, more[i], more[i + 1]);
    }
    try (RunningApp running = app.startInMemory()) {
      InMemoryConnection connection = running.connect();
      connection.send(record(1, new byte[] {0, 1, 1, 0, 0, 0, 0, 0}));
      connection.send(record(4, params.toByteArray()));
      connection.send(record(4, new byte[0]));
      connection.send(record(5, body));
      if (body.length > 0) {
        connection.send(record(5, new byte[0]));
      }
      return stdout(connection.received());
    }
  }

  private static void put(ByteArrayOutputStream params, String name, String value) {
    for (String text : new String[] {name, value}) {
      params.writeBytes(ByteBuffer.allocate(4).putInt(text.length() | 0x8000_0000).array());
    }
    params.writeBytes((name + value).getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer record(int type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put((byte) 1)
        .put((byte) type)
        .putShort((short) 1)
        .putShort((short) content.length)
        .putShort((short) 0)
        .put(content)
        .flip();
  }

  private static String stdout(byte[] records) {
    ByteBuffer in = ByteBuffer.wrap(records);
    StringBuilder text = new StringBuilder();
    while (in.hasRemaining()) {
      int type = in.get(in.position() + 1);
      int length = in.getShort(in.position() + 4) & 0xffff;
      int padding = in.get(in.position() + 6) & 0xff;
      if (type == 6) {
        text.append(new String(records, in.position() + 8, length, StandardCharsets.UTF_8));
      }
      in.position(in.position() + 8 + length + padding);
    }
    return text.toString();
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
                app().limit(Limit.PARAMS_BYTES, 1024),
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
                app().limit(Limit.PARAMS_COUNT, 3),
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
                app().limit(Limit.PARAMS_COUNT, 1),
                "GET",
                "/hello/x",
                new byte[0],
                "REQUEST_METHOD",
                "GET"))
        .startsWith("Status: 431 ")
        .doesNotContain("problem")
        .endsWith("\r\n\r\n");
  }
}
