package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param feature its feature version: 17, 25
 * @param version its whole version: {@code 17.0.15}
 */
record Jdk(int feature, String version, Path home) {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"((\\d+)[^\"]*)\"");

  /**
   * Finds a JDK of a feature version: where {@code JAVA17_HOME} (with its number) says, else the
   * one that runs this, else in {@code /usr/lib/jvm}.
   */
  static Optional<Jdk> find(int feature, Map<String, String> environment) throws IOException {
    List<Path> homes = new ArrayList<>();
    String named = environment.get("JAVA" + feature + "_HOME");
    if (named != null) {
      homes.add(Path.of(named));
    }
    homes.add(Path.of(System.getProperty("java.home")));
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> installed = Files.list(INSTALLED)) {
        installed.sorted().forEach(homes::add);
      }
    }
    for (Path home : homes) {
      Optional<Jdk> jdk = at(home).filter(found -> found.feature == feature);
      if (jdk.isPresent()) {
        return jdk;
      }
    }
    return Optional.empty();
  }

  /** The JDK in a folder, if there is one. */
  static Optional<Jdk> at(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(Files.readString(release));
    return version.find()
        ? Optional.of(new Jdk(Integer.parseInt(version.group(2)), version.group(1), home))
        : Optional.empty();
  }

  Path java() {
    return home.resolve("bin/java");
  }
}
