package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
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
    String name = name();
    HttpResponse<byte[]> answer =
        server().send(server().request("/bytes/" + count).header("X-Case", name));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Seen.sha256(answer.body())).isEqualTo(Seen.sha256(Pattern.bytes(count)));
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(count);
    assertThat(server().seen(name).path()).isEqualTo("/bytes/" + count);
  }

  @Test
  default void head_hasTheLengthAndNoBody() throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      connection.write(connection.head("HEAD", "/bytes/100000", "X-Case: " + name));
      RawHttp.Answer answer = connection.read(true);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("content-length", "100000");
      assertThat(connection.get("/bytes/3").body()).isEqualTo(Pattern.bytes(3));
    }
    assertThat(server().seen(name).method()).isEqualTo("HEAD");
  }

  @ParameterizedTest
  @CsvSource({"/no-content,204", "/not-modified,304"})
  default void withoutBody(String path, int status) throws Exception {
    String name = name();
    try (RawHttp connection = server().connect()) {
      RawHttp.Answer answer = connection.get(path, "X-Case: " + name);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
      assertThat(connection.get("/bytes/3").body()).isEqualTo(Pattern.bytes(3));
    }
    assertThat(server().seen(name).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"1,3000", "6,2000", "60,20"})
  default void largeHead(int headers, int chars) throws Exception {
    String name = name();
    HttpResponse<byte[]> answer =
        server().send(server().request("/head/" + headers + "/" + chars).header("X-Case", name));
    assertThat(answer.statusCode()).isEqualTo(200);
    for (int i = 1; i <= headers; i++) {
      assertThat(answer.headers().allValues("X-Head-" + i)).containsExactly("h".repeat(chars));
    }
    assertThat(answer.body()).asString().isEqualTo("behind the head");
    if (headers * chars > 4096) { // nginx takes no more unless told
      awaitLog("an answer's head has 12");
    }
    assertThat(server().seen(name).method()).isEqualTo("GET");
  }

  /** Of the app, or of the web server that has started it. */
  private void awaitLog(String text) throws Exception {
    long start = System.nanoTime();
    while (!(backend().output() + server().logs()).contains(text)) {
      assertThat(System.nanoTime() - start).as(text).isLessThan(10_000_000_000L);
      Thread.sleep(2);
    }
  }

  @Test
  default void problem_isNotReplaced() throws Exception {
    HttpResponse<byte[]> answer =
        server().send(server().request("/bytes/x").method("GET", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).asString().contains("\"count\"");
  }
}
