package dev.smisk.fastcgi;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.HandWrittenRoutes;
import dev.smisk.Smisk;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
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
