package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client of a streamed answer sees when the app's stop does not wait for its end. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopIT {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Setup.class,
      names = {"NGINX", "NGINX_CLOSING", "NGINX_UNBUFFERED"})
  void answerThatTheStopCutsOff_isNotTakenForComplete(Setup setup) throws Exception {
    try (Backend backend = Backend.start(folder, Map.of("SMISK_STOP_TIME", "500ms"));
        WebServer server = WebServer.start(setup, backend);
        Http connection = server.connect()) {
      connection.begin(Sent.get("/events/cut", "Connection: close"));
      awaitFirstEvent(backend);
      backend.stop();
      assertThatThrownBy(() -> connection.read()).isInstanceOf(IOException.class);
      assertThat(backend.output()).contains("1 request had not ended in time and was cut off");
    }
  }

  private static void awaitFirstEvent(Backend backend) throws Exception {
    for (boolean sent = false; !sent; Thread.sleep(2)) {
      try (Stream<Path> files = Files.list(backend.holds())) {
        sent = files.anyMatch(file -> file.toString().endsWith(".held"));
      }
    }
  }
}
