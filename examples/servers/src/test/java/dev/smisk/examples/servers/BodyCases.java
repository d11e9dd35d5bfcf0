package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests: that the app gets each byte, in order, once. */
interface BodyCases extends Cases {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 65_528, 65_536, 1_000_000, 30 << 20})
  default void body_ofKnownLength(int length) throws Exception {
    String name = name();
    byte[] body = Pattern.bytes(length);
    HttpResponse<byte[]> answer =
        server()
            .send(
                server()
                    .request("/echo/body")
                    .POST(BodyPublishers.ofByteArray(body))
                    .header("Content-Type", "application/x-probe")
                    .header("X-Case", name));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertSeen(name, body);
    Map<String, String> headers = server().seen(name).headers();
    assertThat(headers).containsEntry("content-type", "application/x-probe");
    if (length > 0) { // without a body HTTP/2 clients leave it out
      assertThat(headers).containsEntry("content-length", String.valueOf(length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200_000, 5_000_000})
  default void body_ofUnknownLength(int length) throws Exception {
    String name = name();
    byte[] body = Pattern.bytes(length);
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.post("/echo/body", body, true, "X-Case: " + name);
      if (isRefusedAsChunked(answer, length)) {
        return;
      }
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertSeen(name, body);
  }

  private boolean isRefusedAsChunked(RawHttp.Answer answer, int length) {
    if (differs(Difference.ANNOUNCES_CHUNKED_BODY_AS_MINUS_ONE)) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("Content-Length", "-1");
      return true;
    }
    return answer.status() == 400
        && length > 16_000
        && differs(Difference.MAY_REFUSE_LARGE_CHUNKED_BODY);
  }

  private void assertSeen(String name, byte[] body) throws Exception {
    Seen seen = server().seen(name);
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.path()).isEqualTo("/echo/body");
    assertThat(seen.length()).isEqualTo(body.length);
    assertThat(seen.sha256()).isEqualTo(Seen.sha256(body));
  }

  @Test
  default void body_thatWaitsToBeAskedFor() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer =
          connection.post(
              "/echo/body", new byte[10_000], false, "X-Case: " + name, "Expect: 100-continue");
      assertThat(answer.status()).isEqualTo(200);
    }
    assertSeen(name, new byte[10_000]);
  }

  @Test
  default void body_ofAGet_isNotTheHandlersButRead() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      connection.write(
          connection.head("GET", "/echo/get", "X-Case: " + name, "Content-Length: 5") + "hello");
      if (differs(Difference.REFUSES_BODY_OF_GET)) {
        assertThat(connection.read(false).status()).isEqualTo(400);
        return;
      }
      assertThat(connection.read(false).status()).isEqualTo(200);
      assertThat(connection.get("/echo/next").status()).isEqualTo(200);
    }
    assertThat(server().seen(name).length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, 8_000_000})
  default void unread_isAnsweredEarly(int length) throws Exception {
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.post("/denied", new byte[length], false);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("www-authenticate", "Basic");
      assertThat(answer.text()).isEqualTo("denied, unread: " + length);
    }
    assertServesNext();
  }

  @Test
  default void unread_ofUnknownLength_isAnsweredEarly() throws Exception {
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.post("/denied", new byte[300_000], true);
      if (isRefusedAsChunked(answer, 300_000)) {
        return;
      }
      assertThat(answer.status()).as(answer.text()).isEqualTo(401);
      assertThat(answer.text()).startsWith("denied, unread: ");
    }
    assertServesNext();
  }

  @Test
  default void tooLong_isExplainedByTheApp() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer =
          connection.post("/echo/body", new byte[Backend.BODY_BYTES + 1], false, "X-Case: " + name);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(answer.text()).contains(String.valueOf(Backend.BODY_BYTES));
    }
    assertThat(server().seen(name)).as("no handler saw it").isNull();
  }

  @Test
  default void unknownRouteAndMethod_areAnsweredWithoutTheBody() throws Exception {
    try (RawHttp connection = server().connect()) {
      assertThat(connection.post("/nowhere", new byte[2_000_000], false).status()).isEqualTo(404);
    }
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.post("/no-content", new byte[2_000_000], false);
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers().get("allow")).contains("GET");
    }
    assertServesNext();
  }

  private void assertServesNext() throws Exception {
    String name = name();
    server().send(server().request("/echo/next").header("X-Case", name));
    assertThat(server().seen(name).path()).isEqualTo("/echo/next");
  }
}
