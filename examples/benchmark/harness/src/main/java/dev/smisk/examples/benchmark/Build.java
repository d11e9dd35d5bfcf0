package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compiles the contestants that were chosen: C by gcc, Go by go, the Java peers by Maven. */
final class Build {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Path home;
  private final Catalogue catalogue;
  private final Child.Family family;

  Build(Path home, Catalogue catalogue, Child.Family family) {
    this.home = home;
    this.catalogue = catalogue;
    this.family = family;
  }

  /**
   * Builds them.
   *
   * @throws IOException where a compiler fails; the message holds what it wrote
   */
  void build(List<Contestant> contestants) throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("peers/target"));
    Map<String, Jdk> peers = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      switch (Catalogue.base(contestant.name())) {
        case "limit" -> gcc("limit", List.of());
        case "libfcgi" -> gcc("libfcgi", List.of("-pthread", "-lfcgi"));
        case "go" -> go();
        case "php-fpm" -> {}
        // ./run built it with the harness: both are in the project's reactor.
        case "smisk" -> {}
        default ->
            peers.merge(
                Catalogue.base(contestant.name()),
                contestant.jdk().orElseThrow(),
                (one, other) -> one.feature() > other.feature() ? one : other);
      }
    }
    if (!peers.isEmpty()) {
      maven(peers);
    }
  }

  /** The program that uploads are compared with. */
  void discard() throws IOException, InterruptedException {
    gcc(Catalogue.DISCARD, List.of());
  }

  /** Compiles one of peers/c. */
  private void gcc(String name, List<String> libraries) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Tool.GCC.command(), "-O2", "-Wall", "-Wextra", "-Werror", "-o"));
    command.add(catalogue.built(name).toString());
    command.add(home.resolve("peers/c").resolve(name + ".c").toString());
    command.addAll(libraries);
    run("gcc-" + name, command, Map.of());
  }

  private void go() throws IOException, InterruptedException {
    String source = home.resolve("peers/go/main.go").toString();
    run(
        "go",
        List.of(Tool.GO.command(), "build", "-o", catalogue.built("go").toString(), source),
        Map.of("GOTOOLCHAIN", "local"));
  }

  /** The newest JDK builds all of them: each compiles for its own release. */
  private void maven(Map<String, Jdk> peers) throws IOException, InterruptedException {
    Jdk newest =
        peers.values().stream().reduce((a, b) -> a.feature() > b.feature() ? a : b).orElseThrow();
    run(
        "maven",
        List.of(
            Tool.MAVEN.command(),
            "--quiet",
            "--batch-mode",
            "-Dstyle.color=never",
            "--file",
            home.resolve("peers/pom.xml").toString(),
            "--projects",
            String.join(",", new TreeSet<>(peers.keySet())),
            "package"),
        Map.of("JAVA_HOME", newest.home().toString()));
  }

  private void run(String name, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    family.start(name, command, environment, Groups.TOGETHER).await(LIMIT);
  }
}
