package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that the harness started, with what it wrote; ended by its id, and its descendants by
 * theirs.
 */
final class Child implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final int TAIL = 4000;

  private final String name;
  private final Process process;
  private final Path output;

  private Child(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /** The children that still run: whoever ends the harness ends them. Safe for all threads. */
  static final class Family implements AutoCloseable {
    private final List<Child> children = new ArrayList<>();
    private final Path directory;
    private boolean closed;

    /** {@code directory} receives what the children write. */
    Family(Path directory) {
      this.directory = directory;
    }

    /**
     * Starts a process.
     *
     * @param groups whether it gets a session, and by that a scheduling group, of its own
     * @throws IOException where the program can't be started, or the family is closed
     */
    synchronized Child start(
        String name, List<String> command, Map<String, String> environment, Groups groups)
        throws IOException {
      if (closed) {
        throw new IOException("the benchmark is ending: " + name + " was not started");
      }
      List<String> line = new ArrayList<>();
      if (groups == Groups.APART) {
        // The new process leads no process group yet, so setsid needs no fork: the id stays ours.
        line.add("setsid");
      }
      line.addAll(command);
      Path output = Files.createTempFile(directory, name, ".log");
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Child child = new Child(name, builder.start(), output);
      children.removeIf(other -> !other.alive());
      children.add(child);
      return child;
    }

    /** Ends all that still run, and starts no more. */
    @Override
    public synchronized void close() {
      closed = true;
      children.forEach(Child::close);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it and its descendants have used so far. */
  Usage usage() throws IOException {
    return Usage.of(process.toHandle());
  }

  /** The most resident memory that it has had so far, without its descendants. */
  long peakBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return 1024 * Usage.field(Files.readString(status), "VmHWM");
  }

  /** What it wrote to its standard output and error so far, the last 4,000 characters of it. */
  String output() throws IOException {
    return tail(output);
  }

  /** The last 4,000 characters of a file; empty where it is missing. */
  static String tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    String text = Files.readString(file);
    return text.length() <= TAIL ? text : "…" + text.substring(text.length() - TAIL);
  }

  /**
   * Waits for its end.
   *
   * @return what it wrote
   * @throws IOException where its exit status is not 0 or it takes longer than {@code limit}
   */
  String await(Duration limit) throws IOException, InterruptedException {
    if (!finish(limit)) {
      close();
      throw new IOException(name + " still ran after " + limit + ":\n" + output());
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          name + " ended with exit status " + process.exitValue() + ":\n" + output());
    }
    return output();
  }

  /** Waits for its end, whatever its exit status. False: it still ran after {@code limit}. */
  boolean finish(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks it to end (SIGTERM) and waits. False: it still ran after {@code limit}. */
  boolean end(Duration limit) throws InterruptedException {
    process.destroy();
    return finish(limit);
  }

  /** Ends it and its descendants: asks first, and kills after five seconds. */
  @Override
  public void close() {
    List<ProcessHandle> descendants = process.descendants().toList();
    try {
      if (!end(GRACE)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    // Alive only where their parent left them behind; the handles know reused ids from theirs.
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
