package dev.smisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real nginx with the configuration that an app ships, on a free loopback port: for tests of the
 * whole way. Needs {@code nginx} on the path (Debian: {@code apt-get install nginx-light}).
 */
public final class Nginx implements AutoCloseable {
  private static final String INSTALL = "apt-get update && apt-get install -y nginx-light";
  private static final int DEADLINE_SECONDS = 30;

  /** By the configurations that ship. */
  private static final String PID_FILE = "nginx.pid";

  private final Path directory;
  private final int port;

  private Nginx(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /**
   * Copies the configuration into the directory and starts nginx with it. nginx has bound its port
   * when this returns.
   *
   * @param config the shipped {@code nginx.conf}; each {@code listen 127.0.0.1:PORT;} in it gets
   *     the free port, so there should be one
   * @param directory an empty folder for pid, log and temporary files; nginx's workers must be able
   *     to reach it
   * @param replacements texts in the configuration that are different in the test, such as the
   *     socket's path; one that does not occur is an error
   * @throws IllegalStateException if nginx is missing or refuses the configuration, or another runs
   *     in that folder
   */
  public static Nginx start(Path config, Path directory, Map<String, String> replacements) {
    if (Files.exists(directory.resolve(PID_FILE))) {
      throw new IllegalStateException(
          "an nginx runs in " + directory + " already: give each a folder of its own");
    }
    try {
      String text = Files.readString(config);
      for (Map.Entry<String, String> replacement : replacements.entrySet()) {
        if (!text.contains(replacement.getKey())) {
          throw new IllegalStateException(
              config + " does not hold \"" + replacement.getKey() + "\"");
        }
        text = text.replace(replacement.getKey(), replacement.getValue());
      }
      int port = freePort();
      text = text.replaceAll("listen 127\\.0\\.0\\.1:\\d+", "listen 127.0.0.1:" + port);
      Files.writeString(directory.resolve("nginx.conf"), text);
      Nginx nginx = new Nginx(directory, port);
      nginx.launch();
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Free now; nothing else on this machine is expected to take it within the next milliseconds. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Ends nginx at once: requests that still run lose their connection. */
  @Override
  public void close() {
    try {
      String pid = Files.readString(directory.resolve(PID_FILE)).strip();
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(
              master -> {
                master.destroy();
                master.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
              });
    } catch (IOException e) {
      throw new UncheckedIOException("nginx left no pid file in " + directory, e);
    }
  }

  /** nginx goes to the background by itself once it listens. */
  private void launch() throws IOException {
    // Debian keeps it where only root's path leads.
    String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    Path output = directory.resolve("start.log");
    Process process;
    try {
      process =
          new ProcessBuilder(program, "-p", directory + "/", "-c", "nginx.conf")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("nginx is not installed: run " + INSTALL, e);
    }
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "nginx does not start with "
                + directory.resolve("nginx.conf")
                + ":\n"
                + Files.readString(output));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while nginx started", e);
    }
  }
}
