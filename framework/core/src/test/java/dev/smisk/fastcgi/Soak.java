package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.SoakApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An app in a JVM of its own, asked {@code -Dsoak.requests} (ten million) times by peers of every
 * kind: connections kept and not, Unix and TCP, requests interleaved, bodies collected and
 * streamed, aborts, peers that go away. Each answer is checked; after the last tenth the app holds
 * no more heap, threads and descriptors than after the first. It takes some three minutes, and is
 * no part of the other tests:
 *
 * <pre>
 *   mvn verify -pl framework/core -Dtest=FuzzSeedsTest -Dit.test=Soak
 * </pre>
 */
class Soak {
  private static final long REQUESTS = Long.getLong("soak.requests", 10_000_000);
  private static final int PEERS = 4;
  private static final int TENTHS = 10;

  /** What compiled code and caches may add to the heap between the tenths. */
  private static final long HEAP_SLACK = 2 << 20;

  /** Longer than idle threads are kept, which is 10 s. */
  private static final Duration STAYS = Duration.ofSeconds(12);

  @TempDir Path folder;

  /** What the app holds while nobody is connected. */
  private record Held(long heap, long threads, long descriptors) {}

  @Test
  void in_the_end_it_holds_no_more_than_after_the_first_tenth() throws Exception {
    Process app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:-UseDynamicNumberOfCompilerThreads", // as many threads of its own at any time
                "-XX:-UseDynamicNumberOfGCThreads",
                "-Xlog:disable", // standard output is for the answers
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                SoakApp.class.getName(),
                "--listen",
                "unix:" + folder.resolve("s"),
                "--listen",
                "127.0.0.1:0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader answers = app.inputReader();
        PrintWriter wishes = new PrintWriter(app.outputWriter(), true)) {
      List<ListenAddress> addresses =
          List.of(ListenAddress.parse(answers.readLine()), ListenAddress.parse(answers.readLine()));
      Held first = null;
      Held last = null;
      long seed = System.nanoTime();
      long begun = System.nanoTime();
      for (int tenth = 1; tenth <= TENTHS; tenth++) {
        SoakPeer.Count count = ask(addresses, seed + tenth, REQUESTS / TENTHS);
        boolean edge = tenth == 1 || tenth == TENTHS;
        last = edge ? settled(wishes, answers) : held(wishes, answers);
        first = tenth == 1 ? last : first;
        System.out.printf(
            "%d/10: %s, %s, %d s%n",
            tenth, count, last, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
      }
      assertThat(last.heap).as("heap, first %s", first).isLessThan(first.heap + HEAP_SLACK);
      assertThat(last.threads).as("threads, first %s", first).isLessThanOrEqualTo(first.threads);
      assertThat(last.descriptors)
          .as("descriptors, first %s", first)
          .isLessThanOrEqualTo(first.descriptors);
    } finally {
      app.destroyForcibly();
    }
  }

  private static SoakPeer.Count ask(List<ListenAddress> addresses, long seed, long requests)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PEERS);
    try {
      List<Future<SoakPeer.Count>> peers = new ArrayList<>();
      for (int i = 0; i < PEERS; i++) {
        long own = seed * PEERS + i;
        peers.add(threads.submit(() -> new SoakPeer(addresses, own).ask(requests / PEERS)));
      }
      SoakPeer.Count all = new SoakPeer.Count();
      for (Future<SoakPeer.Count> peer : peers) {
        all.add(peer.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Waits until its number of threads and descriptors has stayed for {@link #STAYS}. */
  private static Held settled(PrintWriter wishes, BufferedReader answers) throws Exception {
    Held before = held(wishes, answers);
    long since = System.nanoTime();
    while (System.nanoTime() - since < STAYS.toNanos()) {
      Thread.sleep(500);
      Held now = held(wishes, answers);
      if (now.threads != before.threads || now.descriptors != before.descriptors) {
        since = System.nanoTime();
      }
      before = now;
    }
    return before;
  }

  private static Held held(PrintWriter wishes, BufferedReader answers) throws IOException {
    wishes.println();
    String[] numbers = answers.readLine().split(" ", -1);
    return new Held(
        Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
  }
}
