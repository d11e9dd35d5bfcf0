package dev.smisk.examples.books;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does with a unit file what systemd does with it, as far as processes go: starts, reloads, follows
 * the PID file, and stops; with the command lines as they stand there, in an environment that holds
 * nothing else.
 */
final class UnitFile implements AutoCloseable {
  private final List<String> lines;
  private final Map<String, String> environment;
  private final Path log;

  /** All main processes that there were: those of the unit's control group. */
  private final List<ProcessHandle> group = new ArrayList<>();

  /**
   * Reads the file.
   *
   * @param places texts in it that are different in the test
   * @param environment what the machine's own configuration would add
   * @param log takes what the processes print
   */
  UnitFile(Path file, Map<String, String> places, Map<String, String> environment, Path log)
      throws IOException {
    String text = Files.readString(file);
    for (Map.Entry<String, String> place : places.entrySet()) {
      if (!text.contains(place.getKey())) {
        throw new IllegalArgumentException(file + " does not hold " + place.getKey());
      }
      text = text.replace(place.getKey(), place.getValue());
    }
    this.lines = text.lines().toList();
    this.environment = environment;
    this.log = log;
  }

  private List<String> values(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .toList();
  }

  String value(String name) {
    List<String> values = values(name);
    if (values.size() != 1) {
      throw new IllegalArgumentException(name + " stands there " + values.size() + " times");
    }
    return values.get(0);
  }

  /** Runs {@code ExecStart} or {@code ExecReload} to its end. Returns its exit status. */
  int run(String name, String... moreEnvironment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(value(name).split(" ", -1))
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin");
    for (String assignment : values("Environment")) {
      String[] pair = assignment.split("=", 2);
      builder.environment().put(pair[0], pair[1]);
    }
    builder.environment().putAll(environment);
    for (int i = 0; i < moreEnvironment.length; i += 2) {
      builder.environment().put(moreEnvironment[i], moreEnvironment[i + 1]);
    }
    int status = builder.start().waitFor();
    if (status == 0) {
      group.add(main());
    }
    return status;
  }

  /** The process that the PID file names. */
  ProcessHandle main() throws IOException {
    String pid = Files.readAllLines(Path.of(value("PIDFile"))).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Sends SIGTERM to all, and waits for their end. */
  void stop() {
    group.forEach(ProcessHandle::destroy);
    group.forEach(process -> process.onExit().join());
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    group.forEach(ProcessHandle::destroyForcibly);
  }
}
