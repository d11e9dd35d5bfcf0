package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.fastcgi.Peer;
import dev.smisk.fastcgi.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An app is killed while it receives an upload, or makes it a file; the next one cleans up. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UploadKillIT {
  private static final int STDIN = 5;
  private static final int PIECES = 256;
  private static final int ATTEMPTS = 50;
  private static final String BEGIN =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n";

  @TempDir Path folder;
  private Path target;

  /** On another file system than the target. */
  private Path spool;

  private ListenAddress address;
  private Process app;

  @BeforeEach
  void makeFolders() throws IOException {
    target = Files.createDirectory(folder.resolve("target"));
    spool = Files.createTempDirectory(Path.of("/dev/shm"), "smisk-test");
    address = ListenAddress.parse("unix:" + folder.resolve("s"));
  }

  @AfterEach
  void clean() throws Exception {
    app.destroyForcibly().waitFor();
    for (Path left : files(spool)) {
      Files.delete(left);
    }
    try (Stream<Path> folders = Files.list(spool)) {
      for (Path each : folders.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(spool);
  }

  /** Returns when it listens. */
  private void start() throws IOException {
    app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                UploadApp.class.getName(),
                spool.toString(),
                target.toString(),
                "unix:" + folder.resolve("s"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader told = app.inputReader(StandardCharsets.UTF_8);
    assertThat(told.readLine()).isEqualTo("up");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void send(Peer peer, String end) throws IOException {
    peer.send(
        Wire.begin(1, Wire.KEEP)
            .params(
                1,
                "REQUEST_METHOD",
                "POST",
                "REQUEST_URI",
                "/move",
                "CONTENT_TYPE",
                "multipart/form-data; boundary=b",
                "CONTENT_LENGTH",
                "")
            .endParams(1)
            .stdin(1, BEGIN));
    for (int i = 0; i < PIECES; i++) {
      peer.send(new Wire().record(STDIN, 1, new byte[32 * 1024]));
    }
    if (!end.isEmpty()) {
      peer.send(new Wire().stdin(1, end).endStdin(1));
    }
  }

  /** Kills the app as soon as a file is made there; one that is there already counts as well. */
  private void killAtAFileIn(Path watched, String end) throws Exception {
    try (WatchService changes = watched.getFileSystem().newWatchService();
        Peer peer = Peer.connect(address)) {
      watched.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      send(peer, end);
      assertThat(changes.poll(30, TimeUnit.SECONDS)).as("a file in %s", watched).isNotNull();
      app.destroyForcibly().waitFor();
    }
  }

  @Test
  void killedWhileItReceives_leavesWhatTheNextStartDeletes() throws Exception {
    start();
    killAtAFileIn(spool, "");
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).as("the killed one's folder").hasSize(1);
    }

    start();

    assertThat(spool).isEmptyDirectory();
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void killedWhileItCopies_leavesWhatTheNextStartDeletes_andNeverAPartUnderTheName()
      throws Exception {
    assertThat(Files.getFileStore(spool)).isNotEqualTo(Files.getFileStore(target));
    List<Path> left = List.of();
    for (int i = 0; i < ATTEMPTS && left.isEmpty(); i++) {
      Files.deleteIfExists(target.resolve("moved")); // it was quicker than we were
      start();
      killAtAFileIn(target, "\r\n--b--\r\n");
      left = files(target).stream().filter(file -> !file.endsWith("moved")).toList();
    }
    assertThat(left).singleElement().asString().contains("/.smisk-");
    assertThat(target.resolve("moved")).doesNotExist();
    Path others = Files.writeString(target.resolve(".smisk-others"), "stays");

    start();

    assertThat(files(target)).containsExactly(others);
    assertThat(spool).isEmptyDirectory();
  }
}
