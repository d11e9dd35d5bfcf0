package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The third table: what a dispatch costs with 10 to 10,000 routes, by JMH. */
final class RoutesTable {
  private final Stage stage;
  private final Report report;

  RoutesTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    Set<Jdk> jdks = Jmh.jdks(contestants);
    if (jdks.isEmpty()) {
      return;
    }
    MarkdownTable table =
        new MarkdownTable(
            "routes", "JDK", "literal ns", "literal B", "two variables ns", "two variables B");
    for (Jdk jdk : jdks) {
      report.progress("routes on " + jdk.version());
      try {
        rows(table, jdk, Jmh.run(stage, jdk, "routes/target/routes.jar"));
      } catch (IOException e) {
        report.failure("routes on " + jdk.version(), e);
      }
    }
    report.heading("Dispatch");
    report.paragraph(
        """
        Nanoseconds and allocated bytes from a raw path to its route and the values of its variables:
        `GET /api/books1000/newest` and `GET /api/books1000/4711/parts/wheel`, all over the table in
        random order. Each figure is the mean of five JVMs.""");
    report.table("Dispatch", table);
  }

  /** Adds a row for each number of routes. */
  static void rows(MarkdownTable table, Jdk jdk, List<Jmh.Score> scores) {
    Map<String, Map<String, Double>> byRoutes = new LinkedHashMap<>();
    for (Jmh.Score score : scores) {
      byRoutes
          .computeIfAbsent(score.parameter(), routes -> new LinkedHashMap<>())
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
    return Long.toString(Math.round(figures.getOrDefault(benchmark + Jmh.BYTES, Double.NaN)));
  }
}
