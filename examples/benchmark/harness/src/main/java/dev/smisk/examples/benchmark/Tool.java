package dev.smisk.examples.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be installed, where it is looked for, and the Debian package that brings it. */
enum Tool {
  NGINX("nginx", "nginx", ""),
  WRK("wrk", "wrk", ""),
  STRACE("strace", "strace", ""),
  GCC("gcc", "gcc libc6-dev", "limit discard libfcgi"),
  LIBFCGI("/usr/include/fcgiapp.h", "libfcgi-dev", "libfcgi"),
  GO("go", "golang-go", "go"),
  /** Debian's has its version at the end: php-fpm8.2. */
  PHP_FPM("php-fpm*", "php-fpm", "php-fpm"),
  MAVEN("mvn", "maven", "microhttp undertow vertx helidon javalin");

  /** A file name as a glob, or an absolute path. */
  private final String pattern;

  private final String packages;

  /** The contestants that need it; empty: all do. */
  private final String users;

  Tool(String pattern, String packages, String users) {
    this.pattern = pattern;
    this.packages = packages;
    this.users = users;
  }

  /** The packages to install before contestants can run, in Debian's names. */
  static Set<String> missingPackages(List<String> contestants) {
    List<String> names = contestants.stream().map(Catalogue::base).toList();
    Set<String> missing = new LinkedHashSet<>();
    for (Tool tool : values()) {
      boolean used = tool.users.isEmpty() || words(tool.users).stream().anyMatch(names::contains);
      if (used && tool.path().isEmpty()) {
        missing.addAll(words(tool.packages));
      }
    }
    return missing;
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" ", -1));
  }

  /** Where it is; empty: it is not installed. */
  Optional<Path> path() {
    if (pattern.startsWith("/")) {
      return Optional.of(Path.of(pattern)).filter(Files::exists);
    }
    // A user's PATH often lacks the folders of servers.
    String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin";
    for (String folder : folders.split(File.pathSeparator, -1)) {
      Optional<Path> found = in(Path.of(folder));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, pattern)) {
      for (Path match : matches) {
        if (Files.isExecutable(match)) {
          return Optional.of(match);
        }
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Its path as a command word; its bare name where it is missing, so that the error names it. */
  String command() {
    return path().map(Path::toString).orElse(pattern);
  }
}
