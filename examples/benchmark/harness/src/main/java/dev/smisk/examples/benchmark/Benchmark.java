package dev.smisk.examples.benchmark;

import dev.smisk.examples.benchmark.Options.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The way in: {@code examples/benchmark/run} builds this and calls it. */
public final class Benchmark {
  private final Path classes;
  private final Path home;
  private final Path temporary;
  private final PrintStream terminal;

  /**
   * @param classes where this class was loaded from: harness/target/harness.jar or
   *     harness/target/classes
   * @param temporary where sockets and logs are made and removed; its path is short, since that of
   *     a Unix socket has at most 107 bytes
   */
  Benchmark(Path classes, Path temporary, PrintStream terminal) {
    this.classes = classes;
    this.temporary = temporary;
    this.home = classes.resolve("../../..").normalize();
    this.terminal = terminal;
  }

  /** Exit status 0: all went well; 1: a contestant failed; 2: something must be changed first. */
  public static void main(String[] args)
      throws IOException, InterruptedException, URISyntaxException {
    Path classes =
        Path.of(Benchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try {
      Benchmark benchmark =
          new Benchmark(classes, Path.of(System.getProperty("java.io.tmpdir")), System.out);
      Options options = Options.parse(List.of(args), benchmark.home.resolve("target/report"));
      System.exit(benchmark.run(options) ? 0 : 1);
    } catch (BenchmarkException e) {
      System.err.println("benchmark: " + e.getMessage());
      System.exit(2);
    }
  }

  /** Whether all went well. */
  boolean run(Options options) throws IOException, InterruptedException, BenchmarkException {
    switch (options.action()) {
      case HELP -> terminal.print(Options.help());
      case MISSING -> terminal.println(String.join(" ", Tool.missingPackages(options.programs())));
      case RUN -> {
        return measure(options);
      }
    }
    return true;
  }

  private boolean measure(Options options)
      throws IOException, InterruptedException, BenchmarkException {
    Catalogue catalogue = new Catalogue(home, System.getenv());
    List<Contestant> contestants = new ArrayList<>();
    for (String name : options.contestants()) {
      contestants.add(catalogue.find(name));
    }
    Stage stage = new Stage(home, temporary, options);
    // Ctrl-C too: what has a session of its own would not hear of it.
    Thread cleanUp = new Thread(stage::close, "clean-up");
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try (stage) {
      Build build = new Build(home, catalogue, stage.family());
      build.build(contestants);
      Report report = new Report(options.output(), terminal);
      report.title("Benchmark");
      report.paragraph(new Machine(stage.family()).describe(contestants, options));
      if (options.tables().contains(Table.CPU)) {
        new CpuTable(stage, report).run(contestants);
      }
      if (options.tables().contains(Table.STARTUP)) {
        new StartupTable(stage, report, classes).run(contestants);
      }
      if (options.tables().contains(Table.ROUTES)) {
        new RoutesTable(stage, report).run(contestants);
      }
      if (options.tables().contains(Table.JSON)) {
        new JsonTable(stage, report).run(contestants);
      }
      if (options.tables().contains(Table.BLOCKING)) {
        new BlockingTable(stage, report).run(contestants);
      }
      if (options.tables().contains(Table.FOOTPRINT)) {
        new FootprintTable(stage, report).run(contestants);
      }
      if (options.tables().contains(Table.FILES)) {
        new FilesTable(stage, report).run(contestants);
      }
      if (options.tables().contains(Table.UPLOADS)) {
        build.discard();
        new UploadsTable(stage, report, catalogue.discard()).run(contestants);
      }
      report.progress("written: " + report.write());
      return !report.failed();
    }
  }
}
