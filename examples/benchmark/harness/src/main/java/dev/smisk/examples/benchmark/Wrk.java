package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator: wrk, one thread, with a script that prints its figures for machines. */
final class Wrk {
  private static final String SCRIPT = "report.lua";
  private static final Pattern REPORT =
      Pattern.compile(
          "(?m)^report requests=(\\d+) micros=(\\d+) errors=(\\d+) p50=(\\d+) p99=(\\d+)$");

  private final Child.Family family;
  private final Path script;

  /** {@code directory} receives the script. */
  Wrk(Child.Family family, Path directory) throws IOException {
    this.family = family;
    this.script = directory.resolve(SCRIPT);
    try (InputStream source = Wrk.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, Objects.requireNonNull(source, SCRIPT).readAllBytes());
    }
  }

  /**
   * What one run of wrk saw.
   *
   * @param micros how long it ran
   * @param errors answers other than 2xx and 3xx, failed connections, reads and writes, timeouts
   * @param p50Micros the median latency; slow requests weigh more, see the README
   */
  record Load(long requests, long micros, long errors, long p50Micros, long p99Micros) {
    double perSecond() {
      return requests * 1e6 / micros;
    }
  }

  /** Starts it; {@link #result} waits for its end. */
  Child start(URI uri, int connections, Duration duration) throws IOException {
    List<String> command =
        List.of(
            Tool.WRK.command(),
            "--threads",
            "1",
            "--connections",
            Integer.toString(connections),
            "--duration",
            duration.toSeconds() + "s",
            "--timeout",
            "30s",
            "--script",
            script.toString(),
            uri.toString());
    return family.start("wrk", command, Map.of(), Groups.TOGETHER);
  }

  /**
   * Waits for the figures.
   *
   * @return with 0 requests where none was answered in time
   * @throws IOException where wrk fails or a single request does: such figures mean nothing
   */
  static Load result(Child wrk, Duration duration) throws IOException, InterruptedException {
    String output = wrk.await(duration.plusSeconds(60));
    Load load = parse(output);
    if (load.errors() > 0) {
      throw new IOException(load.errors() + " requests failed; wrk wrote:\n" + output);
    }
    return load;
  }

  /**
   * Reads the script's line out of what wrk wrote.
   *
   * @throws IOException where it is missing
   */
  static Load parse(String output) throws IOException {
    Matcher report = REPORT.matcher(output);
    if (!report.find()) {
      throw new IOException("wrk wrote no report:\n" + output);
    }
    return new Load(
        Long.parseLong(report.group(1)),
        Long.parseLong(report.group(2)),
        Long.parseLong(report.group(3)),
        Long.parseLong(report.group(4)),
        Long.parseLong(report.group(5)));
  }
}
