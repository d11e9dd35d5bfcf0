package dev.smisk.examples.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Redis with the shipped configuration, on a free loopback port. */
final class Redis implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Process process;

  private Redis(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Returns when it answers. */
  static Redis start(Path folder) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String config = Files.readString(Path.of("redis.conf")).replace("port 6379", "port " + port);
    Files.writeString(folder.resolve("redis.conf"), config);
    Redis redis = new Redis(folder, port);
    redis.start();
    return redis;
  }

  /** After {@link #kill} too. */
  void start() throws Exception {
    Path log = folder.resolve("redis.log");
    try {
      process =
          new ProcessBuilder("redis-server", "redis.conf")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "redis-server is not installed: run .ci/servers, or apt-get update && apt-get install -y"
              + " --no-install-recommends redis-server",
          e);
    }
    Site.await("redis-server to answer", () -> !process.isAlive() || answers());
    if (!process.isAlive()) {
      throw new IllegalStateException("redis-server has ended:\n" + Files.readString(log));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == '+'; // as long as it loads, '-'
    } catch (IOException e) {
      return false;
    }
  }

  /** It answers nobody any more, and its sockets stay open. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String address() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
