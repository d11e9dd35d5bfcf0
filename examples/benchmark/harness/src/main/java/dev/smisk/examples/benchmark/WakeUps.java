package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How often threads of a process were put to sleep, and so woken before (proc(5)). */
final class WakeUps {
  private WakeUps() {}

  /** Over all threads alive whose name, of 15 characters at most, is one that is wanted. */
  static long of(long pid, Predicate<String> wanted) throws IOException {
    long wakeUps = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.toList()) {
        try {
          if (wanted.test(Files.readString(thread.resolve("comm")).strip())) {
            String status = Files.readString(thread.resolve("status"));
            wakeUps += Usage.field(status, "voluntary_ctxt_switches");
          }
        } catch (NoSuchFileException ended) {
          // Between the listing and the reading.
        }
      }
    }
    return wakeUps;
  }
}
