package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowLogTest {
  @TempDir Path directory;

  @Test
  void perSecond_countsWhatEndedInTheSpan() throws IOException {
    Path log = directory.resolve("slow.log");
    Files.writeString(
        log,
        """
        1700000000.999 0.100
        1700000001.000 0.100
        1700000001.500 0.101
        1700000002.999 0.100
        1700000003.000 0.100
        """);
    assertThat(SlowLog.perSecond(log, 1_700_000_001_000L, 1_700_000_003_000L)).isEqualTo(1.5);
  }
}
