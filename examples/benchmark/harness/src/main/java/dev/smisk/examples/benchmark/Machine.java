package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Describes what the figures were measured with: they mean nothing without it. */
final class Machine {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Child.Family family;

  Machine(Child.Family family) {
    this.family = family;
  }

  /** A Markdown list. */
  String describe(List<Contestant> contestants, Options options)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    item(text, "measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    item(
        text,
        "processors",
        Runtime.getRuntime().availableProcessors() + " × " + cpuModel() + ", load " + load());
    item(
        text,
        "kernel",
        System.getProperty("os.version") + ", sched_autogroup_enabled " + autogroup());
    item(text, "nginx", output(Tool.NGINX, "-v").replace("nginx version: ", ""));
    item(text, "load", output(Tool.WRK, "-v").lines().findFirst().orElse("wrk"));
    TreeSet<String> jdks = new TreeSet<>();
    contestants.forEach(contestant -> contestant.jdk().ifPresent(jdk -> jdks.add(jdk.version())));
    item(text, "JDKs", String.join(", ", jdks));
    item(text, "JVM options", String.join(" ", options.javaOptions()));
    return text.toString().stripTrailing();
  }

  private static void item(StringBuilder text, String name, String value) {
    text.append("- ")
        .append(name)
        .append(": ")
        .append(value.isEmpty() ? "none" : value)
        .append('\n');
  }

  /** nginx and wrk print their version to the error stream, wrk with exit status 1. */
  private String output(Tool tool, String argument) throws IOException, InterruptedException {
    Child child =
        family.start("version", List.of(tool.command(), argument), Map.of(), Groups.TOGETHER);
    child.finish(LIMIT);
    return child.output().strip();
  }

  private static String cpuModel() throws IOException {
    return Files.readString(Path.of("/proc/cpuinfo"))
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static String autogroup() throws IOException {
    Path setting = Path.of("/proc/sys/kernel/sched_autogroup_enabled");
    return Files.exists(setting) ? Files.readString(setting).strip() : "absent";
  }
}
