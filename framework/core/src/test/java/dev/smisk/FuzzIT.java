package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer loose on each target, in a JVM of its own with a heap of 256 MiB, for {@code
 * -Dfuzz.seconds} (10). For an hour each:
 *
 * <pre>
 *   mvn verify -pl framework/core -Dtest=FuzzSeedsTest -Dit.test=FuzzIT -Dfuzz.seconds=3600
 * </pre>
 *
 * <p>{@code target/fuzz} keeps what was found interesting, for the next run to begin with, and what
 * failed. An input that failed becomes a seed once it is repaired.
 */
class FuzzIT {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 10);

  @ParameterizedTest
  @MethodSource("dev.smisk.FuzzTarget#all")
  void target_isRightWhateverComes(FuzzTarget target) throws Exception {
    Path folder = Path.of("target/fuzz", target.name()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    for (int i = 0; i < target.seeds().size(); i++) {
      Files.write(seeds.resolve("seed-" + i), target.seeds().get(i));
    }
    Path log = folder.resolve("log");
    Process jazzer = start(target, folder, corpus, seeds, log);
    try {
      assertThat(jazzer.waitFor(SECONDS + 120L, TimeUnit.SECONDS)).as("Jazzer has ended").isTrue();
      assertThat(jazzer.exitValue())
          .as(() -> target + " failed; the input is in " + folder + "\n" + tail(log))
          .isZero();
      assertThat(tail(log)).as("what Jazzer did").containsPattern("Done [0-9]+ runs");
    } finally {
      jazzer.destroyForcibly();
    }
  }

  private static Process start(FuzzTarget target, Path folder, Path corpus, Path seeds, Path log)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+EnableDynamicAgentLoading", // from 21 on it warns else
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.type().getName(),
            "--instrumentation_includes=dev.smisk.**",
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
            "--reproducer_path=" + folder,
            corpus.toString(),
            seeds.toString(),
            "-artifact_prefix=" + folder + "/",
            "-max_total_time=" + SECONDS,
            "-timeout=20", // seconds for one input: more is a loop without end
            "-print_final_stats=1")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String tail(Path log) {
    try {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      return text.substring(Math.max(0, text.length() - 6000));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
