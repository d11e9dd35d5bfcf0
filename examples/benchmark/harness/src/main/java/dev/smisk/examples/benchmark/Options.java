package dev.smisk.examples.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The command line.
 *
 * @param contestants names as the {@link Catalogue} knows them
 * @param seconds how long each figure is measured
 * @param warmUp the longest that a contestant is warmed up
 * @param uploadBytes of the file in the table of uploads
 * @param javaOptions what every JVM gets
 * @param output the folder of the report
 */
record Options(
    List<String> contestants,
    Set<Table> tables,
    int rounds,
    Duration seconds,
    List<Integer> connections,
    List<Groups> groups,
    Duration warmUp,
    long uploadBytes,
    List<String> javaOptions,
    Path output,
    Action action) {

  /** The tables of the report. */
  enum Table {
    CPU,
    STARTUP,
    ROUTES,
    JSON,
    BLOCKING,
    FOOTPRINT,
    FILES,
    UPLOADS
  }

  /** What is asked for. */
  enum Action {
    RUN,
    /** Print the packages to install. */
    MISSING,
    HELP
  }

  static final String HELP =
      """
      usage: run [OPTION...]

        --contestants NAME,...   default: %s
                                 a Java one on another JDK: vertx@17
        --tables TABLE,...       cpu,startup,routes,json,blocking,footprint,files,
                                 uploads (default: all)
        --rounds N               rounds, in each of which every contestant has its turn (default 5)
        --seconds N              how long each figure is measured (default 5)
        --connections N,...      default 64,8,1
        --groups GROUPS          scheduling groups of nginx and the application: together, apart or
                                 both (default together)
        --warm-up SECONDS        the longest warm-up (default 40); it ends when CPU per request stops
                                 falling
        --upload-mb N            megabytes of the file that is uploaded (default 1000)
        --java-options "..."     for every JVM (default "%s")
        --output DIR             where report.md, the plots and the raw figures go (default
                                 examples/benchmark/target/report)
        --missing                print the Debian packages that are missing for this, and exit
        --help                   print this, and exit
      """;

  /** Those of the launcher of a generated project, which tells what they are for. */
  static final String JAVA_OPTIONS =
      "-XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Xmx128m -Xmn8m"
          + " -XX:TrimNativeHeapInterval=5000 -XX:Tier4InvocationThreshold=15000"
          + " -XX:Tier4CompileThreshold=45000 -XX:Tier4BackEdgeThreshold=120000"
          + " -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -Duser.country.format=US";

  static String help() {
    return HELP.formatted(String.join(",", Catalogue.ALL), JAVA_OPTIONS);
  }

  /**
   * Reads the command line.
   *
   * @param output the default of {@code --output}
   * @throws BenchmarkException naming the first wrong argument
   */
  static Options parse(List<String> arguments, Path output) throws BenchmarkException {
    Reader reader = new Reader(output);
    List<String> rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      reader.read(rest.remove(0), rest);
    }
    return reader.options();
  }

  /** The programs that must be built: the contestants, and what one of the tables compares with. */
  List<String> programs() {
    List<String> programs = new ArrayList<>(contestants);
    if (tables.contains(Table.UPLOADS)) {
      programs.add(Catalogue.DISCARD);
    }
    return programs;
  }

  /** The most connections that a contestant must hold. */
  int mostConnections() {
    return connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** The values so far; used by one thread, then thrown away. */
  private static final class Reader {
    private List<String> contestants = Catalogue.ALL;
    private Set<Table> tables = EnumSet.allOf(Table.class);
    private int rounds = 5;
    private int seconds = 5;
    private List<Integer> connections = List.of(64, 8, 1);
    private List<Groups> groups = List.of(Groups.TOGETHER);
    private int warmUp = 40;
    private int uploadMegabytes = 1000;
    private String javaOptions = JAVA_OPTIONS;
    private Path output;
    private Action action = Action.RUN;

    Reader(Path output) {
      this.output = output;
    }

    void read(String option, List<String> rest) throws BenchmarkException {
      switch (option) {
        case "--missing" -> action = Action.MISSING;
        case "--help", "-h" -> action = Action.HELP;
        case "--contestants" -> contestants = list(option, rest, Function.identity());
        case "--tables" -> tables = EnumSet.copyOf(list(option, rest, Reader::table));
        case "--rounds" -> rounds = number(option, rest);
        case "--seconds" -> seconds = number(option, rest);
        case "--connections" -> connections = list(option, rest, Reader::positive);
        case "--groups" -> groups = groups(value(option, rest));
        case "--warm-up" -> warmUp = number(option, rest);
        case "--upload-mb" -> uploadMegabytes = number(option, rest);
        case "--java-options" -> javaOptions = value(option, rest);
        case "--output" -> output = Path.of(value(option, rest)).toAbsolutePath();
        default -> throw new BenchmarkException("unknown option " + option + "; see --help");
      }
    }

    Options options() {
      return new Options(
          contestants,
          tables,
          rounds,
          Duration.ofSeconds(seconds),
          connections,
          groups,
          Duration.ofSeconds(warmUp),
          1_000_000L * uploadMegabytes,
          javaOptions.isBlank() ? List.of() : List.of(javaOptions.strip().split("\\s+", -1)),
          output,
          action);
    }

    private static String value(String option, List<String> rest) throws BenchmarkException {
      if (rest.isEmpty()) {
        throw new BenchmarkException(option + " needs a value; see --help");
      }
      return rest.remove(0);
    }

    private static <T> List<T> list(String option, List<String> rest, Function<String, T> element)
        throws BenchmarkException {
      String value = value(option, rest);
      try {
        return List.of(value.split(",", -1)).stream().map(element).toList();
      } catch (IllegalArgumentException e) {
        throw new BenchmarkException(option + " " + value + ": " + e.getMessage(), e);
      }
    }

    private static int number(String option, List<String> rest) throws BenchmarkException {
      return list(option, rest, Reader::positive).get(0);
    }

    private static Table table(String name) {
      for (Table table : Table.values()) {
        if (table.name().toLowerCase(Locale.ROOT).equals(name)) {
          return table;
        }
      }
      throw new IllegalArgumentException("there is no table \"" + name + "\"; see --help");
    }

    private static List<Groups> groups(String name) throws BenchmarkException {
      return switch (name) {
        case "together" -> List.of(Groups.TOGETHER);
        case "apart" -> List.of(Groups.APART);
        case "both" -> List.of(Groups.TOGETHER, Groups.APART);
        default -> throw new BenchmarkException("--groups is together, apart or both, not " + name);
      };
    }

    private static int positive(String text) {
      if (!text.matches("[1-9][0-9]{0,5}")) {
        throw new IllegalArgumentException("must be a number from 1 to 999999, not " + text);
      }
      return Integer.parseInt(text);
    }
  }
}
