package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent and not read, in both directions, in a heap of 32 MiB. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedMemoryTest {
  @TempDir Path folder;

  @Test
  void deaf_peers_and_fast_senders_hold_bounded_memory() throws Exception {
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try {
      String told = Script.text(small.getInputStream().readAllBytes());
      assertThat(told.lines())
          .contains(
              "flood dropped true", // of 1 GiB that nobody reads
              "streams 100", // of 2 MiB each, 200 MiB in all
              "collected true true 100", // of 512 KiB each, 50 MiB: answered, or told 503
              "deaf dropped 400 true", // of 64 MiB or 1 MiB each, and others were served
              "one true true 2000 true", // answered, or refused, and others were served
              "many true true 10000 true",
              "variables kept 0");
      assertThat(small.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(small.exitValue()).isZero();
    } finally {
      small.destroyForcibly();
    }
  }
}
