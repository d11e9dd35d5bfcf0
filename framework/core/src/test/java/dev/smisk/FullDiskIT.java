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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bodies and uploads for which a disk of 256 KiB has no room. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FullDiskIT {
  private static final int STDIN = 5;
  private static final String BEGIN =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n";

  /** The upload; or the body, where so much of it waited to be read that it was spooled, too. */
  private static final String COULD_NOT_KEEP = "the server could not keep the ";

  private static final String END = "\r\n--b--\r\n";

  @TempDir Path disk;
  @TempDir Path elsewhere;

  private Process app;
  private BufferedReader told;
  private PrintWriter wishes;
  private ListenAddress address;

  private void start(Path spool, Path target) throws IOException {
    String listen = "unix:" + elsewhere.resolve("s");
    app =
        SmallDisk.at(disk, UploadApp.class, spool.toString(), target.toString(), listen)
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

  /** The app deletes what is left of a request behind its answer: asked until it has. */
  private void assertFiles(int count) throws IOException {
    String state = "";
    for (int i = 0; i < 10_000 && !state.endsWith(" " + count); i++) {
      wishes.println();
      state = String.valueOf(told.readLine());
    }
    assertThat(state).endsWith(" " + count);
  }

  @Test
  void uploadThatFindsNoRoom_is503_leavesNothing_andTheNextOneWorks() throws IOException {
    start(disk, disk);
    try (Peer peer = Peer.connect(address)) {
      for (int i = 0; i < 3; i++) {
        assertThat(answer(send(peer, "/upload", 1000))).contains("Status: 503", COULD_NOT_KEEP);
        assertFiles(0);
        assertThat(answer(send(peer, "/upload", 50))).contains("51200:");
      }
    }
  }

  @Test
  void uploadThatFindsNoRoomWhereItIsMoved_is503_leavesNothing_andTheNextOneWorks()
      throws IOException {
    Path spool = Files.createDirectory(elsewhere.resolve("spool"));
    start(spool, disk);
    try (Peer peer = Peer.connect(address)) {
      assertThat(answer(send(peer, "/move", 1000)))
          .contains("Status: 503", COULD_NOT_KEEP)
          .containsAnyOf(
              "an upload could not be moved to " + disk.resolve("moved"),
              "\"detail\":\"the server could not"); // may not even be received under a limit
      assertFiles(0);
      assertThat(answer(send(peer, "/move", 50))).contains("moved");
      assertFiles(1);
    }
  }

  @Test
  void bodyThatFindsNoRoomBeforeItIsRead_is503_leavesNothing_andTheNextOneWorks()
      throws IOException {
    start(disk, disk);
    try (Peer peer = Peer.connect(address)) {
      send(peer, "/late", 2000); // more than fits into memory and sockets: it has failed by then
      wishes.println("read");
      assertThat(told.readLine()).endsWith(" 0");
      assertThat(answer(peer)).contains("Status: 503", "could not keep the body");
      assertFiles(0);
      assertThat(answer(send(peer, "/parts", 10))).contains("10240:");
    }
  }
}
