package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a request costs besides CPU time, and an application that has nothing to do. One turn each,
 * as these figures hardly vary.
 */
final class FootprintTable {
  private static final int REQUESTS = 1_000_000;
  private static final int CONNECTIONS = 64;
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int MOST_SLICES = 24;
  private static final int IDLE_CONNECTIONS = 10_000;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final String FRAMEWORK = "smisk";
  private static final String MONITOR = "smisk-monitor";
  private static final String NONE = "–";

  private final Stage stage;
  private final Report report;

  FootprintTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    MarkdownTable requests =
        new MarkdownTable("contestant", "requests", "RSS MB", "bytes/request", "calls/request");
    MarkdownTable idle =
        new MarkdownTable("contestant", "bytes/connection", "monitor wake-ups/s", "all wake-ups/s");
    for (Contestant contestant : contestants) {
      report.progress("footprint of " + contestant.name());
      try {
        requests.row(requests(contestant));
        if (Catalogue.base(contestant.name()).equals(FRAMEWORK)) {
          idle.row(idle(contestant));
        }
      } catch (IOException e) {
        report.failure(contestant.name() + ", footprint", e);
      }
    }
    report.heading("Footprint");
    report.paragraph(
        """
        After %,d requests or %d s at %d connections: resident memory, bytes that were allocated per
        request (from the log of the serial collector, the start included), and system calls per
        request in a second run."""
            .formatted(REQUESTS, SLICE.multipliedBy(MOST_SLICES).toSeconds(), CONNECTIONS));
    report.table("Footprint", requests);
    report.paragraph(
        """
        Then %,d connections that were used once and are kept: heap per connection after a full
        collection. Wake-ups are voluntary context switches per second while nothing is asked."""
            .formatted(IDLE_CONNECTIONS));
    report.table("Idle", idle);
  }

  private String[] requests(Contestant contestant) throws IOException, InterruptedException {
    Path log = Files.createTempFile(stage.directory(), "gc", ".log");
    long answered;
    double memory;
    try (Site site = open(contestant, List.of(), List.of(JvmMemory.logged(log)))) {
      answered = load(site);
      memory = site.app().usage().memoryBytes() / 1e6;
    }
    OptionalDouble allocated =
        contestant.jdk().isPresent()
            ? JvmMemory.allocated(Files.readString(log))
            : OptionalDouble.empty();
    return new String[] {
      contestant.name(),
      Long.toString(answered),
      number(memory),
      allocated.isPresent() ? number(allocated.getAsDouble() / answered) : NONE,
      number(callsPerRequest(contestant))
    };
  }

  private double callsPerRequest(Contestant contestant) throws IOException, InterruptedException {
    Path summary = Files.createTempFile(stage.directory(), "strace", ".txt");
    long answered;
    long calls;
    try (Site site = open(contestant, SystemCalls.counted(summary), List.of())) {
      answered = load(site);
      calls = SystemCalls.readsAndWrites(site.app().handle());
      site.app().handle().descendants().forEach(ProcessHandle::destroy);
      if (!site.app().finish(SLICE)) {
        throw new IOException("strace still ran after " + SLICE);
      }
    }
    return (double) (calls + SystemCalls.total(Files.readString(summary))) / answered;
  }

  private Site open(Contestant contestant, List<String> wrapper, List<String> jvmOptions)
      throws IOException, InterruptedException {
    Groups groups = stage.options().groups().get(0);
    return stage.open(contestant, groups, CONNECTIONS, wrapper, jvmOptions);
  }

  private static long load(Site site) throws IOException, InterruptedException {
    long answered = 0;
    for (int slice = 0; slice < MOST_SLICES && answered < REQUESTS; slice++) {
      answered += site.load(Answers.HELLO, CONNECTIONS, SLICE).requests();
    }
    return answered;
  }

  private String[] idle(Contestant contestant) throws IOException, InterruptedException {
    List<String> row = new ArrayList<>(List.of(contestant.name()));
    Jdk jdk = contestant.jdk().orElseThrow();
    try (Site site = open(contestant, List.of(), List.of());
        IdleConnections connections = new IdleConnections()) {
      site.load(Answers.HELLO, CONNECTIONS, SLICE);
      long pid = site.app().handle().pid();
      long before = JvmMemory.heapInUse(stage.family(), jdk, pid);
      for (int i = 0; i < IDLE_CONNECTIONS; i++) {
        connections.add(site.address());
      }
      long held = JvmMemory.heapInUse(stage.family(), jdk, pid) - before;
      row.add(number((double) held / IDLE_CONNECTIONS));
      Thread.sleep(SLICE.toMillis());
      long monitor = WakeUps.of(pid, MONITOR::equals);
      long all = WakeUps.of(pid, name -> true);
      Thread.sleep(IDLE.toMillis());
      row.add(perSecond(WakeUps.of(pid, MONITOR::equals) - monitor));
      row.add(perSecond(WakeUps.of(pid, name -> true) - all));
    }
    return row.toArray(String[]::new);
  }

  private static String perSecond(long count) {
    return number((double) count / IDLE.toSeconds());
  }
}
