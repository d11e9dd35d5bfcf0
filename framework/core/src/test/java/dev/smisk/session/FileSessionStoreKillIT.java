package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.session.FileSessionStore.Sync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that write sessions into one folder are killed at a hundred random moments, and each
 * write that one of them had acknowledged is read back by the next, and nothing that was deleted.
 */
class FileSessionStoreKillIT {
  static final Duration TTL = Duration.ofHours(1);
  static final String SHARED = "shared";

  private static final int WRITERS = 4;
  private static final int KILLS_OF_EACH = 25;

  /** After the first acknowledged write and deletion. */
  private static final int MAX_MILLIS = 40;

  @TempDir Path parent;

  private final AtomicLong deleted = new AtomicLong();

  /** Of the session that all of them write. */
  private final AtomicLong acknowledgedOfShared = new AtomicLong();

  @Test
  void whatWasAcknowledged_isThereAfterAHundredKills() throws Exception {
    long seed = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Integer>> rounds = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String writer = "w" + i;
        Random random = new Random(seed + i);
        rounds.add(threads.submit(() -> rounds(writer, random)));
      }
      int acknowledged = 0;
      for (Future<Integer> each : rounds) {
        acknowledged += each.get(5, TimeUnit.MINUTES);
      }
      assertThat(acknowledged).as("writes of seed " + seed).isGreaterThan(WRITERS * KILLS_OF_EACH);
      assertThat(deleted.get())
          .as("deleted, of seed " + seed)
          .isGreaterThanOrEqualTo(WRITERS * KILLS_OF_EACH);
    } finally {
      threads.shutdownNow();
    }
    try (FileSessionStore store = FileSessionStore.at(parent.resolve("sessions"))) {
      long version = check(store.read(SHARED), SHARED);
      assertThat(version)
          .isBetween(
              acknowledgedOfShared.get(),
              acknowledgedOfShared.get() + (long) WRITERS * KILLS_OF_EACH);
    }
  }

  private int rounds(String writer, Random random) throws IOException, InterruptedException {
    Path acknowledgements = parent.resolve(writer + ".log");
    List<String> lines = List.of();
    for (int kill = 0; kill < KILLS_OF_EACH; kill++) {
      Sync sync = kill % 2 == 0 ? Sync.NEVER : Sync.ALWAYS;
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx32m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SessionWritingProcess.class.getName(),
                  parent.resolve("sessions").toString(),
                  sync.name(),
                  writer,
                  acknowledgements.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.getInputStream().read()).as("the first write of " + writer).isPositive();
      process.waitFor(random.nextInt(MAX_MILLIS * 1_000), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();
      lines = Files.readAllLines(acknowledgements);
      verify(last(lines), kill + 1);
    }
    deleted.addAndGet(lines.stream().filter(line -> line.endsWith(" 0.")).count());
    acknowledgedOfShared.addAndGet(lines.stream().filter(line -> line.startsWith(SHARED)).count());
    return lines.size();
  }

  /** The last version of each session; what a kill has cut off was not acknowledged. */
  private static Map<String, Long> last(List<String> lines) {
    Map<String, Long> versions = new HashMap<>();
    for (String line : lines) {
      if (line.endsWith(".") && !line.startsWith(SHARED)) {
        String[] parts = line.substring(0, line.length() - 1).split(" ", 2);
        versions.put(parts[0], Long.valueOf(parts[1]));
      }
    }
    return versions;
  }

  /** Each kill may have cut one write off between the disk and its acknowledgement. */
  private void verify(Map<String, Long> acknowledged, int kills) throws IOException {
    try (FileSessionStore store = FileSessionStore.at(parent.resolve("sessions"))) {
      for (Map.Entry<String, Long> each : acknowledged.entrySet()) {
        SessionStore.Entry entry = store.read(each.getKey());
        if (each.getValue() == 0) {
          assertThat(entry).as(each.getKey() + " was deleted").isNull();
          continue;
        }
        long version = check(entry, each.getKey());
        assertThat(version).isBetween(each.getValue(), each.getValue() + kills);
      }
    }
  }

  /** The version, which the data names as well. */
  static long check(SessionStore.Entry entry, String id) {
    assertThat(entry).as(id).isNotNull();
    assertThat(entry.data()).as(id).isEqualTo(data(id, entry.version()));
    return entry.version();
  }

  /** Of up to a few blocks of the disk. */
  static byte[] data(String id, long version) {
    String line = id + " " + version + "\n";
    return line.repeat(1 + (int) (version * 37 % 1_000)).getBytes(StandardCharsets.US_ASCII);
  }
}
