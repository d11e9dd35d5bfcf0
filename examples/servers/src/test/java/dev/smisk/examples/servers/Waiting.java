package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Looks at what other processes do until it is as it should be. */
final class Waiting {
  private static final long DEADLINE_NANOS = 60_000_000_000L;
  private static final long PAUSE_NANOS = 5_000_000;

  private Waiting() {}

  static void until(String what, Callable<Boolean> holds) throws Exception {
    long start = System.nanoTime();
    while (!holds.call()) {
      assertThat(System.nanoTime() - start).as(what).isLessThan(DEADLINE_NANOS);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** The files below a folder, but for the locks of those who use it. */
  static List<Path> files(Path folder) throws IOException {
    while (true) {
      try (Stream<Path> all = Files.walk(folder)) {
        return all.filter(Files::isRegularFile)
            .filter(file -> !String.valueOf(file.getFileName()).startsWith("lock"))
            .toList();
      } catch (UncheckedIOException e) {
        // Something vanished meanwhile: look again.
      }
    }
  }

  /** What a process has open below a folder. */
  static List<String> open(ProcessHandle process, Path folder) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
      return descriptors
          .map(Waiting::target)
          .filter(target -> target.startsWith(folder.toString()) && !target.endsWith("/lock"))
          .toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
