package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import dev.smisk.examples.benchmark.Contestant.Trait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sixth table: blocking handlers beside fast ones, and one that burns CPU, for contestants that
 * serve the slow routes. The fixed answer is sent at once or, from one thread with a timer, 100 ms
 * later: that tells what latency the machine itself gives in this run.
 */
final class BlockingTable {
  private static final int FAST_CONNECTIONS = 16;
  private static final int BURN_CONNECTIONS = 64;

  /** The slow load runs alone so long, so that it is steady and what can be learnt is learnt. */
  private static final Duration RAMP = Duration.ofSeconds(3);

  /** The latency where no request was answered at all. */
  private static final String NEVER = "∞";

  private final Stage stage;
  private final Report report;

  BlockingTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** What runs beside the fast route. */
  private enum Beside {
    NOTHING("nothing", "", 0, 0),
    SLEEPERS("50 that sleep 100 ms", "/sleep/100", 50, 500),
    SOMETIMES("50, 5 % of calls sleep 100 ms", "/sometimes/World", 50, 0),
    MANY("1,000 that sleep 1 s", "/sleep/1000", 1000, 1000);

    private final String text;
    private final String path;
    private final int connections;

    /** Requests per second if each took only its sleep; 0: not known. */
    private final int ideal;

    Beside(String text, String path, int connections, int ideal) {
      this.text = text;
      this.path = path;
      this.connections = connections;
      this.ideal = ideal;
    }
  }

  /**
   * One measurement of the fast route.
   *
   * @param slowPerSecond answers of the slow route meanwhile
   * @param usage of the application, meanwhile
   */
  private record Sample(Wrk.Load fast, double slowPerSecond, Usage usage) {}

  /** What one contestant gave, over all rounds. */
  private static final class Samples {
    final Map<Beside, List<Sample>> beside = new EnumMap<>(Beside.class);
    final List<Site.Cost> burn = new ArrayList<>();
  }

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    Map<String, Samples> all = new LinkedHashMap<>();
    for (int round = 1; round <= stage.options().rounds(); round++) {
      for (Contestant contestant : contestants) {
        if (contestant.has(Trait.SLOW_ROUTES) || contestant.has(Trait.FIXED_ANSWER)) {
          report.progress("blocking, round " + round + ", " + contestant.name());
          turn(contestant, all.computeIfAbsent(contestant.name(), name -> new Samples()));
        }
      }
    }
    write(all);
  }

  private void turn(Contestant chosen, Samples samples) throws InterruptedException {
    int connections = Beside.MANY.connections + FAST_CONNECTIONS;
    Groups groups = stage.options().groups().get(0);
    boolean slowRoutes = chosen.has(Trait.SLOW_ROUTES);
    Contestant contestant = slowRoutes ? chosen : chosen.with(Beside.SLEEPERS.path, "100");
    try (Site site = stage.open(contestant, groups, connections, List.of())) {
      site.check();
      site.warmUp(Answers.HELLO, FAST_CONNECTIONS);
      for (Beside beside :
          slowRoutes ? EnumSet.allOf(Beside.class) : EnumSet.of(Beside.NOTHING, Beside.SLEEPERS)) {
        Sample sample = fast(site, beside);
        samples.beside.computeIfAbsent(beside, key -> new ArrayList<>()).add(sample);
      }
      if (!slowRoutes) {
        return;
      }
      site.measure("/burn/World", BURN_CONNECTIONS, RAMP);
      samples.burn.add(site.measure("/burn/World", BURN_CONNECTIONS, stage.options().seconds()));
    } catch (IOException e) {
      report.failure(contestant.name() + ", blocking", e);
    }
  }

  private Sample fast(Site site, Beside beside) throws IOException, InterruptedException {
    Duration seconds = stage.options().seconds();
    if (beside == Beside.NOTHING) {
      Wrk.Load fast = site.load(Answers.HELLO, FAST_CONNECTIONS, seconds);
      return new Sample(fast, 0, site.app().usage());
    }
    Duration slowFor = RAMP.plus(seconds).plusSeconds(1);
    Child slow = site.startLoad(beside.path, beside.connections, slowFor);
    Thread.sleep(RAMP.toMillis());
    long from = System.currentTimeMillis();
    Wrk.Load fast = site.load(Answers.HELLO, FAST_CONNECTIONS, seconds);
    long to = System.currentTimeMillis();
    Usage usage = site.app().usage();
    Wrk.Load slowLoad = site.result(slow, slowFor);
    double slowPerSecond =
        beside.ideal == 0 ? slowLoad.perSecond() : SlowLog.perSecond(site.slowLog(), from, to);
    return new Sample(fast, slowPerSecond, usage);
  }

  private void write(Map<String, Samples> all) {
    report.heading("Blocking handlers beside fast ones");
    report.paragraph(
        """
        %d connections call `GET /hello/World` (p50, p99; ∞: none was answered) while others
        call a slow route; *of ideal* compares with requests that take nothing but their sleep. Threads and memory of the
        application, meanwhile."""
            .formatted(FAST_CONNECTIONS));
    MarkdownTable fast =
        new MarkdownTable(
            "contestant",
            "beside",
            "p50 ms",
            "p99 ms",
            "fast/s",
            "slow/s",
            "of ideal",
            "threads",
            "RSS MB");
    all.forEach(
        (name, samples) ->
            samples.beside.forEach((beside, own) -> fast.row(row(name, beside, own))));
    report.table("Blocking handlers beside fast ones", fast);

    report.paragraph(
        """
        %d connections call `GET /burn/World`, which computes for about 0.9 ms. *CPU s/s* is the CPU
        time of the application per second: how much of both cores it uses, beside nginx and wrk."""
            .formatted(BURN_CONNECTIONS));
    MarkdownTable burn =
        new MarkdownTable("contestant", "requests/s", "p50 ms", "p99 ms", "CPU ms", "CPU s/s");
    all.forEach((name, samples) -> burn(burn, name, samples.burn));
    report.table("A handler that burns CPU", burn);
  }

  private static String[] row(String name, Beside beside, List<Sample> own) {
    double fast = Medians.of(own, sample -> sample.fast().perSecond());
    double slow = Medians.of(own, Sample::slowPerSecond);
    return new String[] {
      name,
      beside.text,
      fast == 0 ? NEVER : number(Medians.of(own, sample -> sample.fast().p50Micros() / 1000.0)),
      fast == 0 ? NEVER : number(Medians.of(own, sample -> sample.fast().p99Micros() / 1000.0)),
      number(fast),
      beside == Beside.NOTHING ? "–" : number(slow),
      beside.ideal == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * slow / beside.ideal),
      String.format(Locale.ROOT, "%.0f", Medians.of(own, sample -> sample.usage().threads())),
      number(Medians.of(own, sample -> sample.usage().memoryBytes() / 1e6))
    };
  }

  private static void burn(MarkdownTable table, String name, List<Site.Cost> own) {
    if (own.isEmpty()) {
      return;
    }
    table.row(
        name,
        number(Medians.of(own, cost -> cost.load().perSecond())),
        number(Medians.of(own, cost -> cost.load().p50Micros() / 1000.0)),
        number(Medians.of(own, cost -> cost.load().p99Micros() / 1000.0)),
        number(Medians.of(own, cost -> cost.appMicros() / 1000)),
        number(Medians.of(own, cost -> cost.appMicros() * cost.load().perSecond() / 1e6)));
  }
}
