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
import java.util.Optional;
import java.util.Set;

/**
 * The second table: from nothing to the first right answer. JVMs start plain and with the classes
 * of a training run: AppCDS, and from JDK 25 on the AOT cache.
 */
final class StartupTable {
  private static final int AOT_SINCE = 25;
  private static final int TRAINING_CONNECTIONS = 8;
  private static final Duration TRAINING = Duration.ofSeconds(3);

  /** The AOT cache is assembled by a second JVM after the end of the first. */
  private static final Duration ASSEMBLY = Duration.ofMinutes(2);

  private static final String PLAIN = "plain";

  private final Stage stage;
  private final Report report;
  private final Path classes;

  /**
   * @param classes where {@link EmptyMain} is
   */
  StartupTable(Stage stage, Report report, Path classes) {
    this.stage = stage;
    this.report = report;
    this.classes = classes;
  }

  /**
   * A way to start: an empty {@code main}, or a contestant with options for its JVM.
   *
   * @param contestant empty: an empty {@code main}
   */
  private record Way(
      String name,
      String how,
      Optional<Jdk> jdk,
      Optional<Contestant> contestant,
      List<String> options) {}

  /**
   * One start.
   *
   * @param micros until the first right answer; of an empty {@code main} until its end
   */
  private record Sample(long micros, long cpuMicros, long memoryBytes) {}

  /** Measures, and adds what it found to the report. */
  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    Map<Way, List<Sample>> samples = new LinkedHashMap<>();
    for (Way way : ways(contestants)) {
      samples.put(way, new ArrayList<>());
    }
    Set<Way> failed = new LinkedHashSet<>();
    for (int round = 1; round <= stage.options().rounds(); round++) {
      report.progress("start-up, round " + round);
      for (Map.Entry<Way, List<Sample>> entry : samples.entrySet()) {
        if (failed.contains(entry.getKey())) {
          continue;
        }
        try {
          entry.getValue().add(start(entry.getKey()));
        } catch (IOException e) {
          failed.add(entry.getKey());
          report.failure(entry.getKey().name() + ", " + entry.getKey().how(), e);
        }
      }
    }
    samples.keySet().removeAll(failed);
    write(samples);
  }

  private List<Way> ways(List<Contestant> contestants) throws InterruptedException {
    List<Way> ways = new ArrayList<>();
    Map<Integer, Jdk> jdks = new LinkedHashMap<>();
    contestants.forEach(
        contestant -> contestant.jdk().ifPresent(jdk -> jdks.putIfAbsent(jdk.feature(), jdk)));
    for (Jdk jdk : jdks.values()) {
      ways.add(
          new Way(
              "empty main@" + jdk.feature(), PLAIN, Optional.of(jdk), Optional.empty(), List.of()));
    }
    for (Contestant contestant : contestants) {
      ways.add(way(contestant, PLAIN, List.of()));
      if (contestant.jdk().isPresent()) {
        try {
          ways.add(trained(contestant, contestant.jdk().get()));
        } catch (IOException e) {
          report.failure(contestant.name() + ", training", e);
        }
      }
    }
    return ways;
  }

  private static Way way(Contestant contestant, String how, List<String> options) {
    return new Way(contestant.name(), how, contestant.jdk(), Optional.of(contestant), options);
  }

  /**
   * Makes the archive as the launcher of a generated project does, by {@code --check}; of those
   * that have no such thing by a run with some load that ends by SIGTERM.
   */
  private Way trained(Contestant contestant, Jdk jdk) throws IOException, InterruptedException {
    boolean aot = jdk.feature() >= AOT_SINCE;
    Path archive = stage.directory().resolve(contestant.name() + (aot ? ".aot" : ".jsa"));
    report.progress("training " + contestant.name());
    List<String> dump =
        List.of((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
    String output =
        contestant.has(Contestant.Trait.CHECKS_ITSELF)
            ? check(contestant, dump)
            : loaded(contestant, dump);
    if (!Files.exists(archive)) {
      throw new IOException("no archive was made; it wrote:\n" + output);
    }
    // Without the first options a JVM that can't use its archive would quietly start without.
    return aot
        ? way(contestant, "AOT cache", List.of("-XX:AOTMode=on", "-XX:AOTCache=" + archive))
        : way(contestant, "AppCDS", List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive));
  }

  private String check(Contestant contestant, List<String> jvmOptions)
      throws IOException, InterruptedException {
    List<String> command =
        contestant.with("--check").command(Address.unix(stage.directory(), "check"), 1, jvmOptions);
    return stage
        .family()
        .start(Catalogue.base(contestant.name()), command, Map.of(), groups())
        .await(ASSEMBLY);
  }

  private String loaded(Contestant contestant, List<String> jvmOptions)
      throws IOException, InterruptedException {
    try (Site site = stage.open(contestant, groups(), TRAINING_CONNECTIONS, jvmOptions)) {
      site.measure(Answers.HELLO, TRAINING_CONNECTIONS, TRAINING);
      if (!site.app().end(ASSEMBLY)) {
        throw new IOException("it did not end:\n" + site.app().output());
      }
      return site.app().output();
    }
  }

  private Groups groups() {
    return stage.options().groups().get(0);
  }

  private Sample start(Way way) throws IOException, InterruptedException {
    if (way.contestant().isEmpty()) {
      return startEmpty(way.jdk().orElseThrow());
    }
    try (Site site =
        stage.open(
            way.contestant().get(), groups(), stage.options().mostConnections(), way.options())) {
      Site.Start start = site.start();
      return new Sample(start.micros(), start.usage().cpuMicros(), start.usage().memoryBytes());
    }
  }

  private Sample startEmpty(Jdk jdk) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(stage.options().javaOptions());
    command.addAll(List.of("-cp", classes.toString(), EmptyMain.class.getName()));
    long cpuBefore = Usage.endedChildrenMicros();
    long begin = System.nanoTime();
    stage.family().start("empty", command, Map.of(), groups()).await(ASSEMBLY);
    long micros = (System.nanoTime() - begin) / 1000;
    return new Sample(micros, Usage.endedChildrenMicros() - cpuBefore, 0);
  }

  private void write(Map<Way, List<Sample>> samples) throws IOException {
    report.heading("Start-up");
    report.paragraph(
        """
        From the start of the process to the first right answer through nginx, which already runs;
        CPU time (in steps of 10 ms) and memory of the application at that moment; medians of %d
        starts. *× empty* compares with an empty `main` on the same JDK with its default class-data
        sharing."""
            .formatted(stage.options().rounds()));
    MarkdownTable table =
        new MarkdownTable("contestant", "how", "time ms", "× empty", "CPU ms", "RSS MB");
    Map<Integer, Double> empty = new LinkedHashMap<>();
    samples.forEach(
        (way, own) -> {
          double millis = Medians.of(own, sample -> sample.micros() / 1000.0);
          double memory = Medians.of(own, sample -> sample.memoryBytes() / 1e6);
          int feature = way.jdk().map(Jdk::feature).orElse(0);
          if (way.contestant().isEmpty()) {
            empty.put(feature, millis);
          }
          Double base = empty.get(feature);
          table.row(
              way.name(),
              way.how(),
              number(millis),
              base == null ? "–" : number(millis / base),
              number(Medians.of(own, sample -> sample.cpuMicros() / 1000.0)),
              memory == 0 ? "–" : number(memory));
        });
    report.table("Start-up", table);
  }
}
