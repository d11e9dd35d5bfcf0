package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fourth table: what reading and writing JSON costs, by compiled codecs, by databind and by
 * databind with Blackbird.
 */
final class JsonTable {
  private static final List<String> BENCHMARKS =
      List.of("readBook", "writeBook", "readShop", "writeShop");

  /** Stands for what JMH did not measure: nothing is 0 that nobody has seen. */
  private static final String UNKNOWN = "-";

  private final Stage stage;
  private final Report report;

  JsonTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    MarkdownTable table =
        new MarkdownTable(
            "by",
            "JDK",
            "read record ns",
            "B",
            "write record ns",
            "B",
            "read list ns",
            "B",
            "write list ns",
            "B");
    boolean any = false;
    for (Jdk jdk : Jmh.jdks(contestants)) {
      any = true;
      report.progress("JSON on " + jdk.version());
      try {
        rows(table, jdk, Jmh.run(stage, jdk, "json/target/json.jar"));
      } catch (IOException e) {
        report.failure("JSON on " + jdk.version(), e);
      }
    }
    if (!any) {
      return;
    }
    report.heading("JSON");
    report.paragraph(
        """
        Nanoseconds and allocated bytes to read and to write a record of five, and a list of 100
        records with 200 others in them, all in the framework's configuration.""");
    report.table("JSON", table);
  }

  /** Adds a row for each way. */
  static void rows(MarkdownTable table, Jdk jdk, List<Jmh.Score> scores) {
    Map<String, Map<String, Double>> byWay = new LinkedHashMap<>();
    for (Jmh.Score score : scores) {
      byWay
          .computeIfAbsent(score.parameter(), way -> new LinkedHashMap<>())
          .put(score.benchmark(), score.score());
    }
    byWay.forEach(
        (way, figures) -> {
          String[] cells = new String[2 + 2 * BENCHMARKS.size()];
          cells[0] = way;
          cells[1] = Integer.toString(jdk.feature());
          for (int i = 0; i < BENCHMARKS.size(); i++) {
            String benchmark = BENCHMARKS.get(i);
            Double nanos = figures.get(benchmark);
            Double bytes = figures.get(benchmark + Jmh.BYTES);
            cells[2 + 2 * i] = nanos == null ? UNKNOWN : number(nanos);
            cells[3 + 2 * i] = bytes == null ? UNKNOWN : Long.toString(Math.round(bytes));
          }
          table.row(cells);
        });
  }
}
