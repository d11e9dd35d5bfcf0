package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class CpuReportTest {
  @TempDir Path directory;

  private static CpuSample sample(int round, String name, double appMicros) {
    Contestant contestant =
        new Contestant(
            name,
            Contestant.Protocol.FASTCGI_UNIX,
            Optional.empty(),
            Path.of(name),
            List.of(),
            Set.of());
    Wrk.Load load = new Wrk.Load(40_000, 1_000_000, 0, 1500, 2500);
    Site.Cost cost = new Site.Cost(load, appMicros, 16, new Usage(0, 70_000_000, 1));
    return new CpuSample(Groups.TOGETHER, round, contestant, 64, cost);
  }

  private Report report() throws IOException {
    return new Report(
        directory, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  private String written() throws Exception {
    Options options = Options.parse(List.of("--connections", "64"), directory);
    // In the second round all is twice as slow: ratios within a round are not touched by that.
    List<CpuSample> samples =
        List.of(
            sample(1, "limit", 5),
            sample(1, "a & b", 6),
            sample(2, "a & b", 12),
            sample(2, "limit", 10),
            sample(3, "limit", 5),
            sample(3, "a & b", 7));
    Report report = report();
    new CpuReport(options, List.of("a & b", "limit"), samples).write(report);
    return Files.readString(report.write());
  }

  @Test
  void write_givesMediansAndRatiosWithinTheRoundInTheOrderAskedFor() throws Exception {
    assertThat(written().lines().filter(line -> line.startsWith("|")))
        .containsExactly(
            "| contestant | CPU µs | × limit | nginx µs | both µs | requests/s | p50 ms | p99 ms"
                + " | RSS MB |                   by |",
            "|------------|-------:|--------:|---------:|--------:|-----------:|-------:|-------:"
                + "|-------:|---------------------:|",
            "| a & b      |   7.00 |    1.20 |     16.0 |    23.0 |      40000 |   1.50 |   2.50"
                + " |   70.0 | FastCGI, Unix socket |",
            "| limit      |   5.00 |    1.00 |     16.0 |    21.0 |      40000 |   1.50 |   2.50"
                + " |   70.0 | FastCGI, Unix socket |");
  }

  @Test
  void write_drawsAPlotThatIsWellFormedAndHasABarForEach() throws Exception {
    assertThat(written()).contains("(cpu-together.svg)");
    Path plot = directory.resolve("cpu-together.svg");
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(plot.toFile());
    // The background, two in the legend, and two parts for each of two bars.
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(7);
    assertThat(plot).content().contains(">a &amp; b<", ">7.00 + 16.0<");
  }

  @Test
  void write_keepsTheRawFigures() throws Exception {
    written();
    assertThat(Files.readAllLines(directory.resolve("cpu.csv")))
        .hasSize(7)
        .contains("together,2,limit,64,10.000,16.000,40000.0,1500,2500,70000000,1");
  }

  @Test
  void failures_areToldInTheReport() throws IOException {
    Report report = report();
    report.failure("go", new IOException("no answer"));
    assertThat(report.failed()).isTrue();
    assertThat(report.write()).content().contains("## Failures", "go: no answer");
  }
}
