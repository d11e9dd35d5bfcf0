package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Makes tables, plots and raw figures of what {@link CpuTable} measured. */
final class CpuReport {
  private static final String LIMIT = "limit";

  private final Options options;
  private final List<String> names;
  private final List<CpuSample> samples;

  /**
   * @param names the contestants in the order of the tables
   */
  CpuReport(Options options, List<String> names, List<CpuSample> samples) {
    this.options = options;
    this.names = names;
    this.samples = samples;
  }

  /** Adds tables, plots and raw figures to the report. */
  void write(Report report) throws IOException {
    report.heading("CPU per request");
    report.paragraph(
        """
        `GET /hello/World`. CPU is user and system time of all processes of the application, in
        microseconds per request; *× limit* is its ratio to the bare C responder in the same round;
        medians of %d rounds of %d s each."""
            .formatted(options.rounds(), options.seconds().toSeconds()));
    for (Groups groups : options.groups()) {
      List<BarChart.Panel> panels = new ArrayList<>();
      for (int connections : options.connections()) {
        List<CpuSample> chosen =
            samples.stream()
                .filter(sample -> sample.groups() == groups)
                .filter(sample -> sample.connections() == connections)
                .toList();
        String title =
            connections + (connections == 1 ? " connection" : " connections") + ", " + groups;
        report.table(title, table(chosen));
        panels.add(new BarChart.Panel(title, bars(chosen)));
      }
      report.plot(
          "cpu-" + groups + ".svg",
          new BarChart(
              "CPU per request, µs",
              "the application's processes",
              "nginx in front of it",
              panels));
    }
    report.file(
        "cpu.csv",
        CpuSample.CSV_HEADER + samples.stream().map(CpuSample::csv).collect(Collectors.joining()));
  }

  private MarkdownTable table(List<CpuSample> samples) {
    MarkdownTable table =
        new MarkdownTable(
            "contestant",
            "CPU µs",
            "× limit",
            "nginx µs",
            "both µs",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "RSS MB",
            "by");
    for (List<CpuSample> own : byContestant(samples)) {
      OptionalDouble ratio = ratio(own, samples);
      table.row(
          own.get(0).contestant().name(),
          number(Medians.of(own, CpuSample::appMicros)),
          ratio.isPresent() ? number(ratio.getAsDouble()) : "–",
          number(Medians.of(own, CpuSample::nginxMicros)),
          number(Medians.of(own, CpuSample::bothMicros)),
          number(Medians.of(own, sample -> sample.cost().load().perSecond())),
          number(Medians.of(own, sample -> sample.cost().load().p50Micros() / 1000.0)),
          number(Medians.of(own, sample -> sample.cost().load().p99Micros() / 1000.0)),
          number(Medians.of(own, sample -> sample.cost().usage().memoryBytes() / 1e6)),
          own.get(0).contestant().protocol().toString());
    }
    return table;
  }

  private List<BarChart.Bar> bars(List<CpuSample> samples) {
    return byContestant(samples).stream()
        .map(
            own ->
                new BarChart.Bar(
                    own.get(0).contestant().name(),
                    Medians.of(own, CpuSample::appMicros),
                    Medians.of(own, CpuSample::nginxMicros)))
        .toList();
  }

  /** The median of the ratios to the limit, each within its round; empty where the limit is not. */
  private static OptionalDouble ratio(List<CpuSample> own, List<CpuSample> all) {
    List<CpuSample> limits =
        all.stream().filter(sample -> sample.contestant().name().equals(LIMIT)).toList();
    List<Double> ratios = new ArrayList<>();
    for (CpuSample sample : own) {
      for (CpuSample limit : limits) {
        if (limit.round() == sample.round()) {
          ratios.add(sample.appMicros() / limit.appMicros());
        }
      }
    }
    return ratios.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Medians.of(ratios, Double::doubleValue));
  }

  /** In the order of the command line, whatever the order of the round. */
  private List<List<CpuSample>> byContestant(List<CpuSample> samples) {
    Map<String, List<CpuSample>> byName =
        samples.stream().collect(Collectors.groupingBy(sample -> sample.contestant().name()));
    return names.stream().filter(byName::containsKey).map(byName::get).toList();
  }
}
