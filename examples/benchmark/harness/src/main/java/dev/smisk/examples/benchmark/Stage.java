package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all tables use: a directory for sockets and logs, the processes that run, and the load
 * generator. Closing it ends the processes and removes the directory.
 */
final class Stage implements AutoCloseable {
  private final Path home;
  private final Options options;
  private final Path directory;
  private final Child.Family family;
  private final Wrk wrk;
  private final Answers answers = new Answers();

  /**
   * @param home the folder examples/benchmark
   * @param temporary where the directory is made
   */
  Stage(Path home, Path temporary, Options options) throws IOException {
    this.home = home;
    this.options = options;
    this.directory = Files.createTempDirectory(temporary, "smisk-benchmark-");
    this.family = new Child.Family(directory);
    this.wrk = new Wrk(family, directory);
  }

  Options options() {
    return options;
  }

  /** The folder examples/benchmark. */
  Path home() {
    return home;
  }

  Path directory() {
    return directory;
  }

  Child.Family family() {
    return family;
  }

  Wrk wrk() {
    return wrk;
  }

  Answers answers() {
    return answers;
  }

  /** Starts a contestant behind nginx, for as many connections as the options name. */
  Site open(Contestant contestant, Groups groups) throws IOException, InterruptedException {
    return open(contestant, groups, options.mostConnections(), List.of(), List.of());
  }

  /** The same with options for its JVM, besides those that every JVM gets. */
  Site open(Contestant contestant, Groups groups, int connections, List<String> jvmOptions)
      throws IOException, InterruptedException {
    return open(contestant, groups, connections, List.of(), jvmOptions);
  }

  /**
   * Starts a contestant behind nginx, and waits for its first right answer.
   *
   * @param connections the most that there will be at a time
   * @param wrapper the begin of the command line, such as a tool that traces what follows
   * @param jvmOptions besides those that every JVM gets
   */
  Site open(
      Contestant contestant,
      Groups groups,
      int connections,
      List<String> wrapper,
      List<String> jvmOptions)
      throws IOException, InterruptedException {
    Path script = home.resolve("peers/php/hello.php");
    List<String> allJvmOptions =
        Stream.concat(options.javaOptions().stream(), jvmOptions.stream()).toList();
    return Site.open(this, contestant, groups, connections, wrapper, allJvmOptions, script);
  }

  /** Does nothing the second time. */
  @Override
  public void close() {
    family.close();
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + directory, e);
    }
  }
}
