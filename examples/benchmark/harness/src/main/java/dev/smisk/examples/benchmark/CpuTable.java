package dev.smisk.examples.benchmark;

import static dev.smisk.examples.benchmark.MarkdownTable.number;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first table: CPU per request. In each round every contestant has its turn: it is started, its
 * answers are compared, and then at each number of connections it is warmed up, since a JVM
 * compiles for what it sees, and measured.
 */
final class CpuTable {
  private final Stage stage;
  private final Report report;

  CpuTable(Stage stage, Report report) {
    this.stage = stage;
    this.report = report;
  }

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    List<CpuSample> samples = new ArrayList<>();
    for (Groups groups : stage.options().groups()) {
      for (int round = 1; round <= stage.options().rounds(); round++) {
        // Each round starts with another one, so that nobody always follows the same neighbour.
        List<Contestant> order = new ArrayList<>(contestants);
        Collections.rotate(order, 1 - round);
        for (Contestant contestant : order) {
          samples.addAll(turn(contestant, groups, round));
        }
      }
    }
    List<String> names = contestants.stream().map(Contestant::name).toList();
    new CpuReport(stage.options(), names, samples).write(report);
  }

  private List<CpuSample> turn(Contestant contestant, Groups groups, int round)
      throws InterruptedException {
    List<CpuSample> samples = new ArrayList<>();
    Options options = stage.options();
    try (Site site = stage.open(contestant, groups)) {
      site.check();
      Duration warmUp = Duration.ZERO;
      for (int connections : options.connections()) {
        warmUp = warmUp.plus(site.warmUp(Answers.HELLO, connections));
        Site.Cost cost = site.measure(Answers.HELLO, connections, options.seconds());
        samples.add(new CpuSample(groups, round, contestant, connections, cost));
      }
      String figures =
          samples.stream()
              .map(sample -> sample.connections() + ": " + number(sample.appMicros()))
              .collect(Collectors.joining("  "));
      report.progress(
          "%s, round %d, %-13s warm after %2d s, µs per request at %s"
              .formatted(groups, round, contestant.name(), warmUp.toSeconds(), figures));
      return samples;
    } catch (IOException e) {
      report.failure(contestant.name(), e);
      return List.of();
    }
  }
}
