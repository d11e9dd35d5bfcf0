package dev.smisk.examples.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real Redis with the shipped configuration, on a free loopback port. */
final class Redis implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private final Process process;
  private final int port;

  private Redis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Returns when it listens. */
  static Redis start(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String config = Files.readString(Path.of("redis.conf")).replace("port 6379", "port " + port);
    Files.writeString(folder.resolve("redis.conf"), config);
    Path log = folder.resolve("redis.log");
    Process process;
    try {
      process =
          new ProcessBuilder("redis-server", "redis.conf")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "redis-server is not installed: run .ci/servers, or apt-get update && apt-get install -y"
              + " --no-install-recommends redis-server",
          e);
    }
    Redis redis = new Redis(process, port);
    long start = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - start < DEADLINE.toNanos()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return redis;
        }
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
    redis.close();
    throw new IllegalStateException("redis-server does not listen:\n" + Files.readString(log));
  }

  String address() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
