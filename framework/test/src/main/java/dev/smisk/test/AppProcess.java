package dev.smisk.test;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * An app in a process of its own, started from its executable jar with the JVM that runs the test:
 * for tests through a real web server. Thread-safe.
 */
public final class AppProcess implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(40);

  /** What an app logs when it serves. */
  private static final String READY = "listening on ";

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Thread reader;

  private AppProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read, "app-output-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts {@code java -jar} and returns when the app listens.
   *
   * @param environment added to this process's own
   * @throws IllegalStateException with the app's output if it ends or does not listen within 60 s
   */
  public static AppProcess start(Path jar, Map<String, String> environment, String... args) {
    return start(List.of("-jar", jar.toString()), environment, args);
  }

  /**
   * The same for a class with a {@code main} method.
   *
   * @param classPath jars and folders
   */
  public static AppProcess start(
      String mainClass, List<Path> classPath, Map<String, String> environment, String... args) {
    String joined =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return start(List.of("-cp", joined, mainClass), environment, args);
  }

  private static AppProcess start(
      List<String> program, Map<String, String> environment, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    AppProcess app;
    try {
      app = new AppProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    }
    try {
      app.ready.get(START_DEADLINE.toSeconds(), TimeUnit.SECONDS);
      return app;
    } catch (ExecutionException | TimeoutException e) {
      app.process.destroyForcibly();
      throw new IllegalStateException(
          "the app does not listen: " + String.join(" ", command) + "\n" + app.output(), e);
    } catch (InterruptedException e) {
      app.process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the app started", e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        if (line.contains(READY)) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IOException("the app ended"));
  }

  /** What the app printed so far, both streams. */
  public String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** The app's process, to look at or to signal. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Sends SIGTERM and waits for the end.
   *
   * @return the exit status; 0 from an app that ended its requests in time
   * @throws IllegalStateException if the app is still there after 40 s; it is then killed
   */
  public int stop() {
    process.toHandle().destroy(); // the process's own destroy would lose what it prints last
    try {
      if (!process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the app did not end on SIGTERM:\n" + output());
      }
      reader.join(STOP_DEADLINE.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the app stopped", e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
