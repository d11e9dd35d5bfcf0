package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the app while curl sends it a file, and starts it again. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UploadKillIT {
  @TempDir Path first;
  @TempDir Path second;
  @TempDir Path own;

  @ParameterizedTest
  @EnumSource(
      value = Setup.class,
      names = {"NGINX_UNBUFFERED", "APACHE"})
  void nextStart_deletesWhatTheKilledOneLeft(Setup setup) throws Exception {
    Path spool = Files.createDirectory(own.resolve("spool"));
    Map<String, String> settings = Map.of("SMISK_SPOOL_FOLDER", spool.toString());
    Path large = Files.write(own.resolve("large.bin"), Pattern.bytes(30_000_000));

    try (Backend killed = Backend.start(first, settings);
        WebServer server = WebServer.start(setup, killed);
        Curl curl =
            Curl.start(
                own,
                server.request("/forms/uploads").build().uri(),
                "--limit-rate",
                "4M",
                "-F",
                "title=x",
                "-F",
                "file=@" + large)) {
      Waiting.until(
          "the upload is on disk",
          () -> Waiting.files(spool).stream().anyMatch(file -> !isSpooledBody(file)));
      killed.handle().destroyForcibly();
      assertThat(curl.answer().status()).isBetween(500, 503);
    }
    assertThat(Waiting.files(spool)).as("left by the killed one").isNotEmpty();

    try (Backend next = Backend.start(second, settings)) {
      assertThat(spool).isEmptyDirectory();
      assertThat(next.output()).contains("which a process that is no more had left");
    }
  }

  /** Such a file has a name for a moment only. */
  private static boolean isSpooledBody(Path file) {
    return file.toString().endsWith(".spool");
  }
}
