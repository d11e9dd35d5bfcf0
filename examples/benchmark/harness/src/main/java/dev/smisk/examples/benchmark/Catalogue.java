package dev.smisk.examples.benchmark;

import dev.smisk.examples.benchmark.Contestant.Protocol;
import dev.smisk.examples.benchmark.Contestant.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All contestants there are, by name. Those on the JVM take the JDK's feature version after an
 * {@code @}; without it they run on 25.
 */
final class Catalogue {
  /** In the order of the tables. */
  static final List<String> ALL =
      List.of(
          "limit",
          "smisk@17",
          "smisk@25",
          "microhttp@25",
          "undertow@25",
          "vertx@25",
          "helidon@25",
          "javalin@25",
          "libfcgi",
          "go",
          "php-fpm");

  /** The program that uploads are compared with; no contestant of the other tables. */
  static final String DISCARD = "discard";

  private static final int DEFAULT_JDK = 25;

  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param home the folder examples/benchmark
   */
  Catalogue(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /**
   * The contestant of a name.
   *
   * @throws BenchmarkException where there is none, or its JDK is not installed
   */
  Contestant find(String name) throws IOException, BenchmarkException {
    String base = base(name);
    return switch (base) {
      case "limit" ->
          program(name, built("limit"), List.of("{socket}"), EnumSet.of(Trait.FIXED_ANSWER));
      case "libfcgi" -> program(name, built("libfcgi"), List.of("{socket}", "{threads}"), Set.of());
      case "go" -> program(name, built("go"), List.of("{socket}"), Set.of());
      case "php-fpm" -> phpFpm(name);
      case "smisk" ->
          java(
              name,
              Protocol.FASTCGI_UNIX,
              home.resolve("smisk/target/benchmark.jar"),
              List.of("--listen", "{address}"),
              EnumSet.of(Trait.SLOW_ROUTES, Trait.FILES, Trait.UPLOADS, Trait.CHECKS_ITSELF));
      case "microhttp", "undertow" -> peer(name, base, Protocol.HTTP_TCP, Set.of());
      case "vertx" -> peer(name, base, Protocol.HTTP_UNIX, Set.of());
      case "helidon", "javalin" ->
          peer(name, base, Protocol.HTTP_UNIX, EnumSet.of(Trait.SLOW_ROUTES));
      default ->
          throw new BenchmarkException(
              "there is no contestant \"" + name + "\"; choose from " + String.join(",", ALL));
    };
  }

  /** The program that reads a body and discards it. */
  Contestant discard() {
    return program(DISCARD, built(DISCARD), List.of("{socket}"), EnumSet.of(Trait.COUNTS_BYTES));
  }

  /** The name without the JDK. */
  static String base(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  /** Where what is compiled here goes. */
  Path built(String program) {
    return home.resolve("peers/target").resolve(program);
  }

  private Contestant phpFpm(String name) {
    Path configuration = home.resolve("peers/php/php-fpm.conf");
    Path program = Tool.PHP_FPM.path().orElse(Path.of("php-fpm"));
    return program(
        name,
        program,
        List.of("--nodaemonize", "--allow-to-run-as-root", "-y", configuration.toString()),
        Set.of());
  }

  private static Contestant program(
      String name, Path file, List<String> arguments, Set<Trait> traits) {
    return new Contestant(name, Protocol.FASTCGI_UNIX, Optional.empty(), file, arguments, traits);
  }

  private Contestant peer(String name, String base, Protocol protocol, Set<Trait> traits)
      throws IOException, BenchmarkException {
    Path jar = home.resolve("peers").resolve(base).resolve("target").resolve(base + ".jar");
    return java(name, protocol, jar, List.of("{address}"), traits);
  }

  private Contestant java(
      String name, Protocol protocol, Path jar, List<String> arguments, Set<Trait> traits)
      throws IOException, BenchmarkException {
    return new Contestant(name, protocol, Optional.of(jdk(name)), jar, arguments, traits);
  }

  private Jdk jdk(String name) throws IOException, BenchmarkException {
    int at = name.indexOf('@');
    int feature = DEFAULT_JDK;
    if (at >= 0) {
      try {
        feature = Integer.parseInt(name.substring(at + 1));
      } catch (NumberFormatException e) {
        throw new BenchmarkException(
            "\"" + name + "\" must end in a JDK's feature version, as in " + base(name) + "@25", e);
      }
    }
    Optional<Jdk> jdk = Jdk.find(feature, environment);
    if (jdk.isEmpty()) {
      throw new BenchmarkException(
          name + " needs JDK " + feature + ": install it, and set JAVA" + feature + "_HOME to it");
    }
    return jdk.get();
  }
}
