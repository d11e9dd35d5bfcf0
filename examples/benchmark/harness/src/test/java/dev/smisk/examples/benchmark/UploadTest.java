package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client of uploads: with the bare C program behind real nginx, and with servers that fail. */
@Timeout(60)
class UploadTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path temporary;

  private static URI uri(ServerSocket server) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/upload/raw");
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void send_hasTheCProgramCountEveryByteOfEachUpload() throws Exception {
    Programs.need(Tool.NGINX, Tool.GCC);
    Path home = Path.of("..").toAbsolutePath().normalize();
    Options options = Options.parse(List.of(), temporary);
    Catalogue catalogue = new Catalogue(home, Map.of());
    try (Stage stage = new Stage(home, temporary, options)) {
      Build build = new Build(home, catalogue, stage.family());
      build.build(List.of());
      build.discard();
      try (Site site = stage.open(catalogue.discard(), Groups.TOGETHER, 1, List.of())) {
        for (long bytes : new long[] {0, 1, 5_000_000, 70_000}) {
          UploadBody body = new UploadBody(bytes);
          Upload upload = site.upload("/upload/raw", body, LIMIT);
          assertThat(upload.status()).isEqualTo(200);
          assertThat(upload.text()).isEqualTo(Long.toString(body.length()));
          assertThat(upload.nanos()).isPositive();
        }
      }
    }
  }

  @Test
  void send_givesTheAnswerOfAServerThatReadsNoFurther() throws Exception {
    try (ServerSocket server = server()) {
      CompletableFuture<Upload> upload =
          CompletableFuture.supplyAsync(() -> sent(uri(server), 1_000_000_000_000L));
      try (Socket socket = server.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 413 No\r\n\r\ntoo long".getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
      }
      // Closed with bytes unread: the client's write fails, but the answer before is there to read.
      assertThat(upload.get().status()).isEqualTo(413);
      assertThat(upload.get().text()).isEqualTo("too long");
    }
  }

  @Test
  void send_endsAtItsLimitWhereNobodyReads() throws IOException {
    try (ServerSocket server = server()) {
      UploadBody body = new UploadBody(1_000_000_000);
      assertThatThrownBy(() -> Upload.send(uri(server), body, Duration.ofMillis(100)))
          .isInstanceOf(IOException.class)
          .hasMessage("POST /upload/raw: no answer after PT0.1S");
    }
  }

  @Test
  void send_refusesWhatIsNoAnswer() throws Exception {
    try (ServerSocket server = server()) {
      CompletableFuture<Void> answered =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().readNBytes((int) new UploadBody(0).length());
                  socket.getOutputStream().write("what?".getBytes(StandardCharsets.US_ASCII));
                  socket.shutdownOutput();
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThatThrownBy(() -> Upload.send(uri(server), new UploadBody(0), LIMIT))
          .hasMessageContaining("that is no answer: \"what?\"");
      answered.get();
    }
  }

  private static Upload sent(URI to, long bytes) {
    try {
      return Upload.send(to, new UploadBody(bytes), LIMIT);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
