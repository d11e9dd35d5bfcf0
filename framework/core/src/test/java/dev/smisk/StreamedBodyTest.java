package dev.smisk;

import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.Wire;
import dev.smisk.http.BodyException;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that a handler reads while they come. */
class StreamedBodyTest {
  private final AtomicInteger started = new AtomicInteger();
  private final InMemoryWebServer server =
      new InMemoryWebServer(
          Smisk.app()
              .limit(AppLimit.STREAM_BYTES, 10)
              .routes(
                  new HandWrittenRoutes()
                      .with(
                          Endpoint.of(POST, "/echo").streamed(),
                          request -> {
                            started.incrementAndGet();
                            return echo(request.bodyStream());
                          })
                      .with(
                          Endpoint.of(POST, "/wrapped").streamed(),
                          request -> {
                            try {
                              return echo(request.bodyStream());
                            } catch (IOException e) {
                              throw new UncheckedIOException(e);
                            }
                          })
                      .with(
                          Endpoint.of(POST, "/first").streamed(),
                          request -> Response.ok().text("" + (char) request.bodyStream().read()))
                      .with(
                          Endpoint.of(POST, "/closed").streamed(),
                          request -> {
                            request.bodyStream().close();
                            return echo(request.bodyStream());
                          })
                      .with(
                          Endpoint.of(POST, "/bytes").streamed(),
                          request -> Response.ok().text("" + request.body().length))
                      .with(
                          Endpoint.of(POST, "/buffered").buffered(),
                          request -> echo(request.bodyStream()))
                      .with(
                          Endpoint.of(POST, "/mirror").streamed(),
                          request ->
                              Response.stream(
                                  "a/b", out -> request.bodyStream().transferTo(out)))));

  private static Response<?> echo(InputStream body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    body.transferTo(all);
    return Response.ok().text(all.toString(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String post(String path, String length, String... pieces) {
    server.begin("POST", path, "CONTENT_LENGTH", length);
    return server.body(pieces).stdout();
  }

  @Test
  void stream_bringsTheWholeBody() {
    assertThat(post("/echo", "6", "abc", "def")).endsWith("\r\n\r\nabcdef");
    assertThat(post("/echo", "", "abc", "def", "ghi")).endsWith("\r\n\r\nabcdefghi");
    assertThat(post("/echo", "")).startsWith("Status: 200").endsWith("\r\n\r\n");
  }

  @Test
  void stream_thatIsClosed_bringsNothingMore() {
    assertThat(post("/closed", "6", "abc", "def")).doesNotContain("abc");
  }

  @Test
  void stream_canBeReadWhileTheAnswerIsWritten() {
    assertThat(post("/mirror", "6", "abc", "def")).endsWith("\r\n\r\nabcdef");
  }

  @Test
  void announcedTooLong_is413BeforeTheHandlerStarts() {
    assertThat(post("/echo", "11", "abcdefghijk")).startsWith("Status: 413 ").contains("10 bytes");
    assertThat(started).hasValue(0);
    assertThat(post("/echo", "10", "abcdefghij")).startsWith("Status: 200 ");
  }

  @Test
  void bodyThatTurnsOutTooLong_is413WhereTheHandlerLetsItPass() {
    assertThat(post("/echo", "", "abcdef", "ghijkl")).startsWith("Status: 413 ");
    assertThat(started).hasValue(1);
    assertThat(post("/wrapped", "", "abcdef", "ghijkl"))
        .startsWith("Status: 413 ")
        .contains("the body is longer than the 10 bytes that are taken here");
  }

  @Test
  void bodyThatEndsEarly_is400() {
    assertThat(post("/wrapped", "9", "abc")).startsWith("Status: 400 ").contains("ended before");
  }

  @Test
  void endOfTheWebServersSendingSide_is400ToWhoReadsOn() {
    server.begin("POST", "/echo", "CONTENT_LENGTH", "9");
    server.send(new Wire().endParams(1).stdin(1, "abc"));
    server.hangUp();
    assertThat(server.received().stdout()).startsWith("Status: 400 ").contains("ended before");
  }

  @Test
  void unreadRest_isDiscarded() {
    assertThat(post("/first", "6", "abc", "def")).endsWith("\r\n\r\na");
    server.send(new Wire().stdin(1, "what comes after the answer").endStdin(1));
    assertThat(post("/echo", "3", "xyz")).endsWith("\r\n\r\nxyz");
  }

  @Test
  void body_ofAStreamedRoute_saysWhatToDo() {
    assertThat(post("/bytes", "1", "a")).startsWith("Status: 500 ");
  }

  @Test
  void bodyStream_ofABufferedRoute_readsTheBuffer() {
    assertThat(post("/buffered", "3", "abc")).endsWith("\r\n\r\nabc");
  }

  @Test
  void bodyException_keepsItsStatus() {
    assertThat(new BodyException(408, "slow", null).status()).isEqualTo(408);
  }
}
