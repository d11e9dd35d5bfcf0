package dev.smisk;

import static java.util.Objects.requireNonNull;
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
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of some hundred megabytes into an app with a heap of 32 MiB, and some given up midway. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UploadIT {
  private static final int STDIN = 5;
  private static final int PIECE = 32 * 1024;
  private static final int PIECES = 10_000;

  /** Were they kept, they would take several times the memory that there is. */
  private static final int PARTS = 500_000;

  private static final int PARTS_OF_RECORD = 500;
  private static final String BEGIN =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n";

  @TempDir Path folder;

  private Process app;
  private BufferedReader told;
  private PrintWriter wishes;
  private ListenAddress address;

  @BeforeEach
  void start() throws IOException {
    String listen = "unix:" + folder.resolve("s");
    Path spool = Files.createDirectory(folder.resolve("spool"));
    Path target = Files.createDirectory(folder.resolve("target"));
    app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                UploadApp.class.getName(),
                spool.toString(),
                target.toString(),
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

  private Held holds() throws IOException {
    wishes.println();
    return Held.parse(requireNonNull(told.readLine(), "the app has ended: see what it wrote"));
  }

  private record Held(int threads, int descriptors, int files) {
    static Held parse(String line) {
      int[] counts = Arrays.stream(line.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
      return new Held(counts[0], counts[1], counts[2]);
    }

    boolean isWithin(Held most) {
      return threads <= most.threads && descriptors <= most.descriptors && files <= most.files;
    }
  }

  private static Wire begin(String path) {
    return Wire.begin(1, Wire.KEEP)
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
        .stdin(1, BEGIN);
  }

  private String answer(String path) throws IOException {
    byte[] piece = new byte[PIECE];
    new Random(5).nextBytes(piece);
    CRC32C crc = new CRC32C();
    try (Peer peer = Peer.connect(address)) {
      peer.send(begin(path));
      for (int i = 0; i < PIECES; i++) {
        peer.send(new Wire().record(STDIN, 1, piece));
        crc.update(piece);
      }
      peer.send(new Wire().stdin(1, "\r\n--b--\r\n").endStdin(1));
      String expected = (long) PIECES * PIECE + ":" + crc.getValue();
      return String.join("\n", peer.answers(1)).contains(expected) ? "right" : "wrong";
    }
  }

  @Test
  void largeFiles_fitIntoASmallHeap() throws IOException {
    assertThat(answer("/parts")).isEqualTo("right");
    assertThat(answer("/upload")).isEqualTo("right");
    assertThat(holds().files()).isZero();
  }

  @Test
  void anyNumberOfParts_fitsIntoASmallHeap() throws IOException {
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < PARTS_OF_RECORD; i++) {
      record.append("\r\n--b\r\nContent-Disposition: form-data; name=\"f").append(i);
      record.append("\"; filename=\"x\"\r\nX-Long: ").append("l".repeat(20)).append("\r\n\r\nyz");
    }
    byte[] piece = record.toString().getBytes(StandardCharsets.US_ASCII);
    try (Peer peer = Peer.connect(address)) {
      peer.send(begin("/count"));
      for (int i = 0; i < PARTS / PARTS_OF_RECORD; i++) {
        peer.send(new Wire().record(STDIN, 1, piece));
      }
      peer.send(new Wire().stdin(1, "\r\n--b--\r\n").endStdin(1));
      assertThat(peer.stdout(1)).contains((PARTS + 1) + " parts of " + 2L * PARTS);
    }
  }

  @Test
  void filesThatAreGivenUp_leaveNothing() throws IOException {
    aHandlerWaits();
    for (int i = 0; i < 3; i++) {
      giveUp("/parts");
      giveUp("/upload");
    }
    Held before = holds();
    for (int same = 0; same < 110; ) { // idle threads are kept for ten seconds
      Held now = afterAPause();
      same = now.equals(before) ? same + 1 : 0;
      before = now;
    }
    assertThat(before.files()).isZero();
    for (int i = 0; i < 30; i++) {
      giveUp(i % 2 == 0 ? "/parts" : "/upload");
    }
    Held after = holds();
    for (int asked = 0; !after.isWithin(before) && asked < 600; asked++) {
      after = afterAPause();
    }
    assertThat(after.isWithin(before)).as("no more than %s: %s", before, after).isTrue();
  }

  /**
   * For the first virtual thread that waits at a selector the JDK opens descriptors and starts
   * threads that it keeps; whether it is one that reads a file depends on who is faster.
   */
  private void aHandlerWaits() throws IOException {
    try (Peer peer = Peer.connect(address)) {
      assertThat(peer.send(begin("/wait").endStdin(1)).stdout(1)).endsWith("waited");
    }
  }

  /** Sends a megabyte and leaves. */
  private void giveUp(String path) throws IOException {
    try (Peer peer = Peer.connect(address)) {
      peer.send(begin(path));
      for (int i = 0; i < 32; i++) {
        peer.send(new Wire().record(STDIN, 1, new byte[PIECE]));
      }
    }
  }

  private Held afterAPause() throws IOException {
    LockSupport.parkNanos(100_000_000);
    return holds();
  }
}
