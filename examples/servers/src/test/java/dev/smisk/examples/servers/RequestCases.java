package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app is told of a request besides its body. */
interface RequestCases extends Cases {
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  default void method(String method) throws Exception {
    String name = name();
    boolean withBody = method.startsWith("P");
    HttpResponse<byte[]> answer =
        server()
            .send(
                server()
                    .request("/echo/method?of=" + method)
                    .method(
                        method,
                        withBody ? BodyPublishers.ofString("body") : BodyPublishers.noBody())
                    .header("X-Case", name));
    assertThat(answer.statusCode()).isEqualTo(200);
    Seen seen = server().seen(name);
    assertThat(seen.method()).isEqualTo(method);
    assertThat(seen.path()).isEqualTo("/echo/method");
    assertThat(seen.query()).isEqualTo("of=" + method);
    assertThat(seen.length()).isEqualTo(withBody ? 4 : 0);
    if (method.equals("HEAD")) {
      assertThat(answer.body()).isEmpty();
    } else {
      assertThat(WebServer.parse(answer.body())).isEqualTo(seen);
    }
  }

  @Test
  default void client() throws Exception {
    String name = name();
    server().send(server().request("/echo/client").header("X-Case", name));
    Seen seen = server().seen(name);
    assertThat(seen.address()).isEqualTo("127.0.0.1");
    assertThat(seen.scheme()).isEqualTo(server().setup().isHttp2() ? "https" : "http");
    assertThat(seen.protocol()).isEqualTo(server().setup().isHttp2() ? "HTTP/2.0" : "HTTP/1.1");
    assertThat(seen.headers()).containsEntry("host", server().host());
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
    String name = name();
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.get(target, "X-Case: " + name);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    Seen seen = server().seen(name);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    assertThat(seen.path())
        .isEqualTo(differs(Difference.ESCAPES_BAR) ? path.replace("|", "%7C") : path);
    assertThat(seen.query()).isEqualTo(question < 0 ? null : target.substring(question + 1));
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
    String name = name();
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.get(target, "X-Case: " + name);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }
    assertThat(server().seen(name)).isNull();
  }

  @Test
  default void malformedEscape_is400() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      assertThat(connection.get("/echo/100%", "X-Case: " + name).status())
          .isEqualTo(differs(Difference.ANSWERS_500_TO_MALFORMED_ESCAPE) ? 500 : 400);
    }
    assertThat(server().seen(name)).isNull();
  }

  @Test
  default void headers() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer =
          connection.get(
              "/echo/headers",
              "X-Case: " + name,
              "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
              "Accept-Language: nb, en;q=0.5",
              "X-Twice: a",
              "X-Twice: b",
              "X-Latin: \u00e9",
              "Cookie: a=1; b=\"2\"; long=" + "c".repeat(6_000),
              "Proxy: http://evil.example",
              "X_Under: passed");
      assertThat(answer.status()).isEqualTo(200);
    }
    Map<String, String> headers = server().seen(name).headers();
    assertThat(headers)
        .containsEntry("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        .containsEntry("accept-language", "nb, en;q=0.5")
        .containsEntry("x-twice", "a, b")
        .containsEntry("cookie", "a=1; b=\"2\"; long=" + "c".repeat(6_000))
        .containsEntry("host", server().host())
        .containsKey("x-latin")
        .doesNotContainKey("proxy");
    assertThat(headers.containsKey("x-under"))
        .as("a header with an underscore reaches the app")
        .isEqualTo(differs(Difference.PASSES_UNDERSCORES));
  }

  @Test
  default void manyHeaders() throws Exception {
    String name = name();
    HttpRequest.Builder request = server().request("/echo/headers").header("X-Case", name);
    for (int i = 1; i <= 60; i++) {
      request.header("X-Many-" + i, i + "-" + "m".repeat(100));
    }
    server().send(request);
    Map<String, String> headers = server().seen(name).headers();
    for (int i = 1; i <= 60; i++) {
      assertThat(headers).containsEntry("x-many-" + i, i + "-" + "m".repeat(100));
    }
  }
}
