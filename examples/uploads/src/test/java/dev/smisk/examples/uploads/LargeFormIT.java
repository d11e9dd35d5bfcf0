package dev.smisk.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A form that is much larger than all of the app's memory, from curl and through nginx. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeFormIT {
  private static final int MEBIBYTES = 400;

  /** A JVM with a heap of 32 MiB; a body that is kept anywhere in memory is far more. */
  private static final long MOST_RESIDENT_KIB = 200 * 1024;

  @TempDir Path folder;
  @TempDir Path own;

  @Test
  void form_ofHundredsOfMegabytes_isStoredInConstantMemory() throws Exception {
    Path large = own.resolve("large.bin");
    byte[] piece = new byte[1 << 20];
    Random random = new Random(3);
    try (OutputStream out = Files.newOutputStream(large)) {
      for (int i = 0; i < MEBIBYTES; i++) {
        random.nextBytes(piece);
        out.write(piece);
      }
    }
    try (Site site = Site.start(folder, "auto")) {
      assertThat(curl(site, large)).isEqualTo("303");

      assertThat(site.names()).containsExactly("large.bin");
      assertThat(Files.mismatch(large, site.files().resolve("large.bin"))).isEqualTo(-1);
      assertThat(site.open()).isEmpty();
      assertThat(mostResidentKib(site.app().handle())).isLessThan(MOST_RESIDENT_KIB);
    }
  }

  private String curl(Site site, Path file) throws Exception {
    Process curl =
        new ProcessBuilder(
                "curl",
                "--silent",
                "--show-error",
                "--noproxy",
                "*",
                "--output",
                own.resolve("answer").toString(),
                "--write-out",
                "%{http_code}",
                "--form",
                "file=@" + file,
                site.nginx().url() + "/files")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String status = new String(curl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(curl.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return status;
  }

  /** The peak since its start. */
  private static long mostResidentKib(ProcessHandle process) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("/proc", "" + process.pid(), "status"));
    String peak =
        lines.stream().filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
    return Long.parseLong(peak.replaceAll("\\D", ""));
  }
}
