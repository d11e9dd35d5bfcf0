package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before nginx starts. */
class NginxTest {
  @TempDir Path directory;

  @Test
  void second_inOneFolder_isRefused() throws Exception {
    Files.writeString(directory.resolve("nginx.pid"), "1");
    Path config = Files.writeString(directory.resolve("shipped.conf"), "events {}");

    assertThatIllegalStateException()
        .isThrownBy(() -> Nginx.start(config, directory, Map.of()))
        .withMessage("an nginx runs in " + directory + " already: give each a folder of its own");
  }

  @Test
  void replacement_thatDoesNotOccur_isRefused() throws Exception {
    Path config = Files.writeString(directory.resolve("shipped.conf"), "events {}");

    assertThatIllegalStateException()
        .isThrownBy(() -> Nginx.start(config, directory, Map.of("/run/app.sock", "/tmp/app.sock")))
        .withMessage(config + " does not hold \"/run/app.sock\"");
  }
}
