package dev.smisk.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A real redis-server or redis-sentinel on a free loopback port, with a folder of its own. */
final class RedisServer implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final String program;
  private final Path folder;
  private final int port;
  private Process process;

  private RedisServer(String program, Path folder, int port) {
    this.program = program;
    this.folder = folder;
    this.port = port;
  }

  /** Returns when it answers. */
  static RedisServer start(Path parent, String... settings) throws Exception {
    return start("redis-server", parent, settings);
  }

  static RedisServer startSentinel(Path parent, String... settings) throws Exception {
    return start("redis-sentinel", parent, settings);
  }

  private static RedisServer start(String program, Path parent, String... settings)
      throws Exception {
    Path folder = Files.createTempDirectory(parent, program);
    RedisServer server = new RedisServer(program, folder, freePort());
    List<String> lines = new ArrayList<>();
    lines.add("bind 127.0.0.1");
    lines.add("port " + server.port);
    lines.add("dir " + folder);
    if (program.equals("redis-server")) {
      lines.add("save \"\"");
      lines.add("repl-diskless-sync-delay 0");
    }
    lines.addAll(List.of(settings));
    Files.write(folder.resolve("redis.conf"), lines);
    server.start();
    return server;
  }

  /** Free now; nothing else on this machine is expected to take it within the next milliseconds. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** After {@link #kill} too. */
  void start() throws Exception {
    Path log = folder.resolve("redis.log");
    try {
      process =
          new ProcessBuilder(program, "redis.conf")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          program
              + " is not installed: run .ci/servers, or apt-get update && apt-get install -y"
              + " --no-install-recommends redis-server redis-sentinel",
          e);
    }
    long start = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - start < DEADLINE.toNanos()) {
      try (Jedis jedis = connect()) {
        jedis.ping();
        return;
      } catch (JedisException e) {
        Thread.sleep(20);
      }
    }
    close();
    throw new IllegalStateException(program + " does not answer:\n" + Files.readString(log));
  }

  /** A connection to look at it and to command it; the caller closes it. */
  Jedis connect() {
    return new Jedis(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder().timeoutMillis(5_000).build());
  }

  int port() {
    return port;
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** It answers nobody any more, and its sockets stay open. */
  void freeze() throws Exception {
    signal("STOP");
  }

  void thaw() throws Exception {
    signal("CONT");
  }

  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        process.destroyForcibly();
        process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
