package dev.smisk.fastcgi;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.HandWrittenRoutes;
import dev.smisk.Smisk;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An app that {@code spawn-fcgi} starts with a listening Unix socket as its descriptor 0. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InheritedSocketIT {
  @TempDir Path folder;

  static final class Main {
    public static void main(String[] args) {
      System.out.println("started with the socket");
      Smisk.app()
          .routes(
              new HandWrittenRoutes()
                  .with(Endpoint.of(GET, "/a"), request -> Response.ok().text("inherited")))
          .run("--listen", "fd:0");
    }
  }

  private static Process spawn(Path socket) {
    try {
      return new ProcessBuilder(
              "spawn-fcgi",
              "-n", // in this very process, so that it can be signalled
              "-s",
              socket.toString(),
              "--",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "spawn-fcgi is needed: run .ci/servers, or apt-get install spawn-fcgi", e);
    }
  }

  /** On a port of all addresses; what it prints goes to the file {@code log}. */
  private Process spawnOnAllAddresses(int port, String allowed) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "spawn-fcgi",
                "-n",
                "-a",
                "0.0.0.0",
                "-p",
                "" + port,
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().remove(AllowList.VARIABLE);
    if (!allowed.isEmpty()) {
      builder.environment().put(AllowList.VARIABLE, allowed);
    }
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Test
  void a_port_that_others_reach_demands_a_list() throws Exception {
    Process process = spawnOnAllAddresses(freePort(), "");
    try {
      assertThat(process.waitFor()).as("exit status").isEqualTo(1);
      assertThat(log())
          .contains("cannot listen on fd:0, which other machines can reach")
          .contains(AllowList.VARIABLE);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_peer_that_is_not_listed_is_logged_and_then_closed() throws Exception {
    int port = freePort();
    Process process = spawnOnAllAddresses(port, "10.0.0.1");
    try {
      while (!log().contains("listening on ")) {
        assertThat(process.isAlive()).as(log()).isTrue();
        Thread.onSpinWait();
      }
      try (Peer stranger = Peer.connect(ListenAddress.parse("127.0.0.1:" + port))) {
        assertThat(stranger.rest()).isEmpty();
      }
      assertThat(log()).contains("fd:0: /127.0.0.1:").contains("may not connect");
      process.destroy();
      assertThat(process.waitFor()).as("exit status after SIGTERM").isZero();
      assertThat(log()).as("told though descriptor 0 is closed").contains("Smisk has stopped");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_socket_that_it_was_started_with_is_served_and_stays() throws Exception {
    Path socket = folder.resolve("s");
    Process process = spawn(socket);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("started with the socket");
      try (Peer peer = Peer.connect(ListenAddress.parse("unix:" + socket))) {
        peer.send(
            Wire.begin(1, Wire.KEEP)
                .params(1, "REQUEST_METHOD", "GET", "REQUEST_URI", "/a")
                .endParams(1)
                .endStdin(1));
        assertThat(peer.answers(1)).anyMatch(line -> line.endsWith("inherited"));
      }
      process.destroy();
      assertThat(process.waitFor()).as("exit status after SIGTERM").isZero();
      assertThat(socket).as("the file belongs to who made it").exists();
    } finally {
      process.destroyForcibly();
    }
  }
}
