package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * nginx's log of slow requests. wrk's own count would miss those that run when it ends, which is up
 * to a whole sleep of each connection.
 */
final class SlowLog {
  private SlowLog() {}

  /** Requests per second that ended in a span of time, in milliseconds since 1970. */
  static double perSecond(Path log, long fromMillis, long toMillis) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      long ended =
          lines
              .mapToLong(SlowLog::millis)
              .filter(millis -> fromMillis <= millis && millis < toMillis)
              .count();
      return ended * 1000.0 / (toMillis - fromMillis);
    }
  }

  /** Of a line {@code SECONDS.MILLIS DURATION}. */
  private static long millis(String line) {
    String end = line.split(" ", 2)[0];
    return Long.parseLong(end.replace(".", ""));
  }
}
