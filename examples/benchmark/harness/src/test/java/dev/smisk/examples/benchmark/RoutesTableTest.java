package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTableTest {
  private static final List<String> CSV =
      List.of(
          "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\","
              + "\"Param: routes\"",
          line("literal", "81.2", "ns/op"),
          line("literal:gc.alloc.rate", "0.0056", "MB/sec"),
          line("literal:gc.alloc.rate.norm", "0.000649", "B/op"),
          line("twoVariables", "130.015", "ns/op"),
          line("twoVariables:gc.alloc.rate.norm", "144.001", "B/op"));

  private static String line(String benchmark, String score, String unit) {
    return "\"dev.smisk.routing.RouteTableBenchmark.%s\",\"avgt\",1,2,%s,NaN,\"%s\",10"
        .formatted(benchmark, score, unit);
  }

  @Test
  void rows_haveTimeAndBytesOfEachNumberOfRoutes() {
    MarkdownTable table = new MarkdownTable("routes", "JDK", "ns", "B", "ns", "B");
    RoutesTable.rows(table, new Jdk(17, "17.0.15", Path.of("/jdk")), Jmh.parse(CSV));
    assertThat(table.toString().lines())
        .last()
        .isEqualTo("| 10     |  17 | 81.2 | 0 | 130 | 144 |");
  }
}
