package dev.smisk;

import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.fastcgi.Peer;
import dev.smisk.fastcgi.Wire;
import dev.smisk.http.BodyException;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

  /** Over a socket, as its handler has to be late. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void bodyThatTurnsOutTooLongOnDisk_is413AndItsFileGoes(@TempDir Path folder) throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(POST, "/late").streamed(),
                request -> {
                  late.await();
                  return echo(request.bodyStream());
                });
    try (RunningApp app =
            Smisk.app()
                .limit(AppLimit.STREAM_BYTES, 1 << 20)
                .routes(routes)
                .start("--listen", "unix:" + folder.resolve("s"));
        Peer peer = Peer.connect(ListenAddress.parse(app.addresses().get(0)))) {
      peer.send(Wire.begin(1, Wire.KEEP).params(1, LATE).endParams(1));
      sendPieces(peer, 512 * 1024);
      awaitSpoolFiles(1);
      sendPieces(peer, 4 << 20);
      late.countDown();
      assertThat(peer.stdout(1))
          .startsWith("Status: 413 ")
          .contains("the body is longer than the 1048576 bytes that are taken here");
      awaitSpoolFiles(0);
      sendPieces(peer, 4 << 20);
      Wire next = Wire.begin(2, Wire.KEEP).params(2, LATE).endParams(2).stdin(2, "xyz").endStdin(2);
      assertThat(peer.send(new Wire().endStdin(1).then(next)).stdout(1)).endsWith("\r\n\r\nxyz");
    }
  }

  private static final String[] LATE = {
    "REQUEST_METHOD", "POST", "REQUEST_URI", "/late", "CONTENT_LENGTH", ""
  };

  private static void sendPieces(Peer peer, int bytes) throws IOException {
    Wire piece = new Wire().stdin(1, "x".repeat(32 * 1024));
    for (int sent = 0; sent < bytes; sent += 32 * 1024) {
      peer.send(piece);
    }
  }

  /** Those that this process has open: they have no name by which a folder would tell. */
  private static void awaitSpoolFiles(int count) throws IOException {
    long open;
    do {
      try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
        open = descriptors.filter(StreamedBodyTest::isSpoolFile).count();
      }
    } while (count == 0 ? open > 0 : open < count);
  }

  private static boolean isSpoolFile(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains(".spool");
    } catch (IOException e) {
      return false; // it was closed meanwhile
    }
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
