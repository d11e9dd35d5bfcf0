package dev.smisk.examples.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An app that {@code spawn-fcgi} starts with a port of all addresses as its descriptor 0. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpawnedPortIT {
  private static final String ALLOWED = "FCGI_WEB_SERVER_ADDRS";

  @TempDir Path directory;

  /** What it prints goes to the file {@code log}. */
  private Process spawn(int port, String allowed) {
    ProcessBuilder builder =
        new ProcessBuilder(
                "spawn-fcgi",
                "-n", // in this very process, so that it can be signalled
                "-a",
                "0.0.0.0",
                "-p",
                String.valueOf(port),
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/books.jar").toString(),
                "--listen",
                "fd:0")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().put(ALLOWED, allowed);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "spawn-fcgi is needed: run .ci/servers, or apt-get install spawn-fcgi", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  @Test
  void port_thatOthersReach_demandsAList() throws Exception {
    Process process = spawn(freePort(), "");
    try {
      assertThat(process.waitFor()).as("exit status").isEqualTo(1);
      assertThat(log())
          .contains("cannot listen on fd:0, which other machines can reach")
          .contains(ALLOWED);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void peer_thatIsNotListed_isLoggedAndThenClosed() throws Exception {
    int port = freePort();
    Process process = spawn(port, "10.0.0.1");
    try {
      while (!log().contains("listening on ")) {
        assertThat(process.isAlive()).as(log()).isTrue();
        Thread.onSpinWait();
      }
      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(stranger.getInputStream().read()).as("the end").isEqualTo(-1);
      }
      assertThat(log()).contains("fd:0: /127.0.0.1:").contains("may not connect");
      process.destroy();
      assertThat(process.waitFor()).as("exit status after SIGTERM").isZero();
      assertThat(log()).as("told though descriptor 0 is closed").contains("Smisk has stopped");
    } finally {
      process.destroyForcibly();
    }
  }
}
