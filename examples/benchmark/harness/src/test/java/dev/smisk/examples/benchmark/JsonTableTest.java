package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTableTest {
  private static final Jdk JDK = new Jdk(25, "25.0.1", Path.of("/jdk"));
  private static final String HEADINGS =
      "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\","
          + "\"Param: by\"";

  private final MarkdownTable table =
      new MarkdownTable("by", "JDK", "r", "B", "w", "B", "rl", "B", "wl", "B");

  private static String line(String benchmark, String score, String by) {
    return "\"dev.smisk.examples.benchmark.json.JsonBenchmark.%s\",\"avgt\",1,3,%s,NaN,\"ns/op\",%s"
        .formatted(benchmark, score, by);
  }

  private List<String> rows(String... lines) {
    List<String> csv = new ArrayList<>(List.of(HEADINGS));
    csv.addAll(List.of(lines));
    JsonTable.rows(table, JDK, Jmh.parse(csv));
    return table.toString().lines().skip(2).map(row -> row.replaceAll(" +", " ")).toList();
  }

  @Test
  void rows_haveTimeAndBytesOfEachWay_inTheOrderOfTheHeadings() {
    assertThat(
            rows(
                line("writeShop", "9876.5", "codecs"),
                line("writeShop:gc.alloc.rate.norm", "40.4", "codecs"),
                line("readBook", "812.3", "codecs"),
                line("readBook:gc.alloc.rate", "77.7", "codecs"),
                line("readBook:gc.alloc.rate.norm", "640.001", "codecs"),
                line("writeBook", "9.876", "codecs"),
                line("writeBook:gc.alloc.rate.norm", "0.6", "codecs"),
                line("readShop", "54321.0", "codecs"),
                line("readShop:gc.alloc.rate.norm", "123456.5", "codecs"),
                line("readBook", "900", "databind"),
                line("writeBook", "0", "databind")))
        .containsExactly(
            "| codecs | 25 | 812 | 640 | 9.88 | 1 | 54321 | 123457 | 9877 | 40 |",
            "| databind | 25 | 900 | - | 0 | - | - | - | - | - |");
  }

  @Test
  void rows_areNone_whereNothingWasMeasured() {
    assertThat(rows()).isEmpty();
  }
}
