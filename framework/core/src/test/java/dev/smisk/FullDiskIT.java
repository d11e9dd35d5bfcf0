package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.fastcgi.Peer;
import dev.smisk.fastcgi.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies for which the disk has no room: here of a process that may write files of 64 KiB alone,
 * since a test that may not be root cannot mount a small disk.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FullDiskIT {
  private static final int STDIN = 5;
  private static final String BEGIN =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n";
  private static final String END = "\r\n--b--\r\n";

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private Process app;
  private BufferedReader told;
  private PrintWriter wishes;
  private ListenAddress address;

  @BeforeEach
  void start() throws IOException {
    String listen = "unix:" + elsewhere.resolve("s");
    app =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 64; exec \"$0\" -XX:-UsePerfData -XX:TieredStopAtLevel=1 -Xmx32m -cp"
                    + " \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                UploadApp.class.getName(),
                folder.toString(),
                "--listen",
                listen)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    told = new BufferedReader(app.inputReader(StandardCharsets.UTF_8));
    wishes = new PrintWriter(app.outputWriter(StandardCharsets.UTF_8), true);
    address = ListenAddress.parse(listen);
    assertThat(told.readLine()).isEqualTo("up");
  }

  @AfterEach
  void stop() {
    app.destroyForcibly();
  }

  private static Peer send(Peer peer, String path, int pieces) throws IOException {
    peer.send(
        Wire.begin(1, Wire.KEEP)
            .params(
                1,
                "REQUEST_METHOD",
                "POST",
                "REQUEST_URI",
                path,
                "CONTENT_TYPE",
                "multipart/form-data; boundary=b",
                "CONTENT_LENGTH",
                "")
            .endParams(1)
            .stdin(1, BEGIN));
    for (int i = 0; i < pieces; i++) {
      peer.send(new Wire().record(STDIN, 1, new byte[1024]));
    }
    return peer.send(new Wire().stdin(1, END).endStdin(1));
  }

  private static String answer(Peer peer) throws IOException {
    return peer.stdout(1);
  }

  private long regularFiles() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .count();
    }
  }

  @Test
  void uploadThatFindsNoRoom_is503_leavesNothing_andTheNextOneWorks() throws IOException {
    try (Peer peer = Peer.connect(address)) {
      assertThat(answer(send(peer, "/upload", 1000)))
          .contains("Status: 503", "could not keep the upload");
      assertThat(regularFiles()).isZero();
      assertThat(answer(send(peer, "/upload", 10))).contains("10240:");
    }
  }

  @Test
  void bodyThatFindsNoRoomBeforeItIsRead_is503_leavesNothing_andTheNextOneWorks()
      throws IOException {
    try (Peer peer = Peer.connect(address)) {
      send(peer, "/late", 2000); // more than fits into memory and sockets: it has failed by then
      wishes.println("read");
      assertThat(told.readLine()).endsWith(" 0");
      assertThat(answer(peer)).contains("Status: 503", "could not keep the body");
      assertThat(regularFiles()).isZero();
      assertThat(answer(send(peer, "/parts", 10))).contains("10240:");
    }
  }
}
