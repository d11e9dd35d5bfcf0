package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real nginx and wrk, as short as can be; what it measures is not looked at. */
@Timeout(120)
class BenchmarkTest {
  @TempDir Path report;
  @TempDir Path temporary;

  @Test
  void run_measuresWritesItsReportAndLeavesNothingBehind() throws Exception {
    Programs.need(Tool.NGINX, Tool.WRK, Tool.GCC);
    String line =
        "--contestants limit --tables cpu,startup,blocking --rounds 1 --seconds 1 --warm-up 1"
            + " --connections 2 --groups apart";
    Options options = Options.parse(List.of(line.split(" ", -1)), report);
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    Benchmark benchmark =
        new Benchmark(
            Path.of("target/classes").toAbsolutePath(),
            temporary,
            new PrintStream(terminal, true, StandardCharsets.UTF_8));

    boolean allWell = benchmark.run(options);

    String printed = terminal.toString(StandardCharsets.UTF_8);
    assertThat(allWell).as(printed).isTrue();
    assertThat(printed).contains("2 connections, apart", "| limit ", "nothing", "50 that sleep");
    assertThat(report.resolve("report.md")).content().contains("| limit ", "nginx/", "## Start-up");
    assertThat(report.resolve("cpu-apart.svg")).content().contains(">limit<");
    assertThat(temporary).isEmptyDirectory();
    assertThat(ProcessHandle.current().children()).isEmpty();
  }
}
