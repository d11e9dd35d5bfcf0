package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Benchmarks of parts of the framework, by JMH, on each JDK that the framework contends on. JMH's
 * own warm-up and forks stand for the rounds: a figure is the mean of {@value #JVMS} JVMs, as one
 * may compile or predict otherwise than the next. Each measures thrice a fifth of what {@code
 * --seconds} says, behind a warm-up as long, but of 3 s at least.
 */
final class Jmh {
  private static final String FRAMEWORK = "smisk";
  private static final int JVMS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /** What the name of a benchmark's figure for allocated bytes ends in. */
  static final String BYTES = ":gc.alloc.rate.norm";

  private Jmh() {}

  /**
   * One line of JMH's result.
   *
   * @param benchmark its method, with a colon and a name where it is a secondary figure
   * @param parameter the value of the benchmark's parameter
   * @param score nanoseconds or bytes per call
   */
  record Score(String benchmark, String parameter, double score) {}

  /** The JDKs that the framework's contestants run on. */
  static Set<Jdk> jdks(Collection<Contestant> contestants) {
    Set<Jdk> jdks = new LinkedHashSet<>();
    for (Contestant contestant : contestants) {
      if (Catalogue.base(contestant.name()).equals(FRAMEWORK)) {
        contestant.jdk().ifPresent(jdks::add);
      }
    }
    return jdks;
  }

  /**
   * Runs all benchmarks of a jar.
   *
   * @param jar below the folder examples/benchmark
   */
  static List<Score> run(Stage stage, Jdk jdk, String jar)
      throws IOException, InterruptedException {
    Path result = Files.createTempFile(stage.directory(), "jmh", ".csv");
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(stage.options().javaOptions());
    command.addAll(List.of("-jar", stage.home().resolve(jar).toString()));
    long millis = stage.options().seconds().dividedBy(JVMS).toMillis();
    command.addAll(List.of("-f", Integer.toString(JVMS)));
    command.addAll(List.of("-wi", "3", "-w", Math.max(1000, millis) + "ms"));
    command.addAll(List.of("-i", "3", "-r", millis + "ms"));
    command.addAll(List.of("-prof", "gc", "-rf", "csv", "-rff", result.toString()));
    stage.family().start("jmh", command, Map.of(), stage.options().groups().get(0)).await(LIMIT);
    return parse(Files.readAllLines(result));
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
}
