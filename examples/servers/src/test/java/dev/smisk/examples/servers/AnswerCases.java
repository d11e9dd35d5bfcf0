package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers: that the client gets what the app gave. */
interface AnswerCases extends Cases {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_528, 65_529, 1_000_000, 30 << 20})
  default void bytes(int count) throws Exception {
    Sent sent = Sent.get("/bytes/" + count + "?as=bytes", "Accept: application/octet-stream");
    HttpResponse<byte[]> answer = server().send(sent);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Seen.sha256(answer.body())).isEqualTo(Seen.sha256(Pattern.bytes(count)));
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(count);
    assertSaw(sent);
  }

  @Test
  default void head_hasTheLengthAndNoBody() throws Exception {
    Sent head = Sent.of("HEAD", "/bytes/100000");
    try (Http connection = server().connect()) {
      Answer answer = connection.send(head);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("content-length", "100000");
      assertServesNext(connection);
    }
    assertSaw(head);
  }

  @ParameterizedTest
  @CsvSource({"/no-content?x=1,204", "/not-modified?x=1,304"})
  default void withoutBody(String target, int status) throws Exception {
    Sent sent = Sent.get(target);
    try (Http connection = server().connect()) {
      Answer answer = connection.send(sent);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
      assertServesNext(connection);
    }
    assertSaw(sent);
  }

  private void assertServesNext(Http connection) throws Exception {
    Sent next = Sent.get("/bytes/3");
    assertThat(connection.send(next).body()).isEqualTo(Pattern.bytes(3));
    assertSaw(next);
  }

  @ParameterizedTest
  @CsvSource({"1,3000", "6,2000", "60,20"})
  default void largeHead(int headers, int chars) throws Exception {
    Sent sent = Sent.get("/head/" + headers + "/" + chars);
    HttpResponse<byte[]> answer = server().send(sent);
    assertThat(answer.statusCode()).isEqualTo(200);
    for (int i = 1; i <= headers; i++) {
      assertThat(answer.headers().allValues("X-Head-" + i)).containsExactly("h".repeat(chars));
    }
    assertThat(answer.body()).asString().isEqualTo("behind the head");
    if (headers * chars > 4096) { // nginx takes no more unless told
      server().awaitLog("an answer's head has 12", backend());
    }
    assertSaw(sent);
  }

  @Test
  default void problem_isNotReplaced() throws Exception {
    Sent sent = Sent.get("/bytes/x?y=z");
    HttpResponse<byte[]> answer = server().send(sent);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).asString().contains("\"count\"");
    assertArrivedOnly(sent);
  }
}
