package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app is told of a request besides its body. */
interface RequestCases extends Cases {
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  default void method(String method) throws Exception {
    String target = "/echo/method?of=" + method;
    Sent sent =
        method.startsWith("P")
            ? Sent.of(method, target, Pattern.bytes(4))
            : Sent.of(method, target);
    HttpResponse<byte[]> answer = server().send(sent);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertSaw(sent);
    if (method.equals("HEAD")) {
      assertThat(answer.body()).isEmpty();
    } else {
      assertSame(WebServer.parse(answer.body()), sent, sent.body());
    }
  }

  @Test
  default void requestId() throws Exception {
    Sent sent = Sent.get("/echo/client");
    server().send(sent);
    assertSaw(sent);
    Seen seen = server().seen(sent.name());
    if (differs(Difference.TELLS_NO_REQUEST_ID)) {
      assertThat(seen.requestId()).isNull();
    } else {
      assertThat(seen.requestId()).matches("[\\w@.:-]{16,}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/echo/a%2Fb",
        "/echo/a%2fb%2F",
        "/echo/a%20b",
        "/echo/%C3%A9",
        "/echo/%61%7E",
        "/echo/a%25b%2525",
        "/echo/a%3Fb%23c",
        "/echo/a//b",
        "/echo/a;v=1/b;",
        "/echo/a+b",
        "/echo/a|b",
        "/echo/a%7Cb",
        "/echo/~a!$&'()*,=:@-._",
        "/echo/.a/..b/c..",
        "/echo/q?",
        "/echo/q?a=b&c",
        "/echo/q?a=b?c=/d//e",
        "/echo/q?a=%2F%C3%A9+%20%26&a=%3D",
        "/echo/q?../../x",
      })
  default void target(String target) throws Exception {
    Sent sent = Sent.get(target);
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertSaw(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/echo/../seen/x",
        "/echo/a/./b",
        "/echo/%2e%2e/seen/x",
        "/echo/..%2Fx",
        "/echo/%2E",
        "/echo/a/..",
      })
  default void dotSegments_reachNoHandler(String target) throws Exception {
    Sent sent = Sent.get(target);
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }
    assertArrivedOnly(sent);
  }

  @Test
  default void malformedEscape_is400() throws Exception {
    Sent sent = Sent.get("/echo/100%");
    try (Http connection = server().connect()) {
      assertThat(connection.send(sent).status())
          .isEqualTo(differs(Difference.ANSWERS_500_TO_MALFORMED_ESCAPE) ? 500 : 400);
    }
    assertNoHandlerSaw(sent); // nor does the app where the web server refuses it
  }

  @Test
  default void headers() throws Exception {
    Sent sent =
        Sent.get(
            "/echo/headers",
            "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            "Accept-Language: nb, en;q=0.5",
            "X-Twice: a",
            "X-Twice: b",
            "X-Latin: \u00e9",
            "Cookie: a=1; b=\"2\"; long=" + "c".repeat(6_000),
            "Proxy: http://evil.example",
            "X_Under: passed");
    try (Http connection = server().connect()) {
      assertThat(connection.send(sent).status()).isEqualTo(200);
    }
    assertSaw(sent);
  }

  @Test
  default void manyHeaders() throws Exception {
    String[] headers =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "X-Many-" + i + ": " + i + "-" + "m".repeat(100))
            .toArray(String[]::new);
    Sent sent = Sent.get("/echo/headers", headers);
    server().send(sent);
    assertSaw(sent);
  }
}
