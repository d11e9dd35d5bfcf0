package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The third table: what a dispatch costs with 10 to 10,000 routes, by JMH. The framework alone, on
 * each JDK that it contends on; JMH's own warm-up and forks stand for the rounds.
 */
final class RoutesTable {
  private static final String FRAMEWORK = "smisk";
  private static final String BYTES = ":gc.alloc.rate.norm";
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Stage stage;
  private final Report report;

  RoutesTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /**
   * One line of JMH's result.
   *
   * @param benchmark its method, with a colon and a name where it is a secondary figure
   * @param routes in the table
   * @param score nanoseconds or bytes per dispatch
   */
  record Score(String benchmark, String routes, double score) {}

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    Set<Jdk> jdks = new LinkedHashSet<>();
    for (Contestant contestant : contestants) {
      if (Catalogue.base(contestant.name()).equals(FRAMEWORK)) {
        contestant.jdk().ifPresent(jdks::add);
      }
    }
    if (jdks.isEmpty()) {
      return;
    }
    MarkdownTable table =
        new MarkdownTable(
            "routes", "JDK", "literal ns", "literal B", "two variables ns", "two variables B");
    for (Jdk jdk : jdks) {
      report.progress("routes on " + jdk.version());
      try {
        rows(table, jdk, parse(measure(jdk)));
      } catch (IOException e) {
        report.failure("routes on " + jdk.version(), e);
      }
    }
    report.heading("Dispatch");
    report.paragraph(
        """
        Nanoseconds and allocated bytes from a raw path to its route and the values of its variables:
        `GET /api/things7/newest` and `GET /api/things7/4711/parts/wheel`, all over the table in
        turn.""");
    report.table("Dispatch", table);
  }

  private List<String> measure(Jdk jdk) throws IOException, InterruptedException {
    Path result = Files.createTempFile(stage.directory(), "routes", ".csv");
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(stage.options().javaOptions());
    command.add("-jar");
    command.add(stage.home().resolve("routes/target/routes.jar").toString());
    String seconds = stage.options().seconds().toSeconds() + "s";
    command.addAll(List.of("-f", "1", "-wi", "3", "-w", seconds, "-i", "3", "-r", seconds));
    command.addAll(List.of("-prof", "gc", "-rf", "csv", "-rff", result.toString()));
    stage.family().start("routes", command, Map.of(), stage.options().groups().get(0)).await(LIMIT);
    return Files.readAllLines(result);
  }

  /** Reads JMH's CSV; its last column is the parameter. */
  static List<Score> parse(List<String> lines) {
    return lines.stream()
        .skip(1)
        .map(line -> line.replace("\"", "").split(",", -1))
        .map(
            cells ->
                new Score(
                    cells[0].substring(cells[0].indexOf("Benchmark.") + "Benchmark.".length()),
                    cells[cells.length - 1],
                    Double.parseDouble(cells[4])))
        .toList();
  }

  /** Adds a row for each number of routes. */
  static void rows(MarkdownTable table, Jdk jdk, List<Score> scores) {
    Map<String, Map<String, Double>> byRoutes = new LinkedHashMap<>();
    for (Score score : scores) {
      byRoutes
          .computeIfAbsent(score.routes(), routes -> new LinkedHashMap<>())
          .put(score.benchmark(), score.score());
    }
    byRoutes.forEach(
        (routes, figures) ->
            table.row(
                routes,
                Integer.toString(jdk.feature()),
                number(figures.getOrDefault("literal", Double.NaN)),
                bytes(figures, "literal"),
                number(figures.getOrDefault("twoVariables", Double.NaN)),
                bytes(figures, "twoVariables")));
  }

  /** Whole bytes: JMH spreads its own few over all calls. */
  private static String bytes(Map<String, Double> figures, String benchmark) {
    return Long.toString(Math.round(figures.getOrDefault(benchmark + BYTES, Double.NaN)));
  }
}
