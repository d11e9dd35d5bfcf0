package dev.smisk.files;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangesTest {
  private static final int MAX = 32;

  /** {@code FROM+COUNT}, or what became of it. */
  private static String parsed(String header, long length) {
    try {
      List<ByteRanges.Range> ranges = ByteRanges.parse(header, length, MAX);
      return ranges == null
          ? "ignored"
          : ranges.stream().map(r -> r.from() + "+" + r.count()).collect(joining(" "));
    } catch (ByteRanges.Unsatisfiable e) {
      return "416";
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0                    | 0+1",
        "bytes=0-999                  | 0+1000",
        "bytes=0-99999                | 0+1000",
        "bytes=999-                   | 999+1",
        "bytes=-1                     | 999+1",
        "bytes=-1000                  | 0+1000",
        "bytes=-99999999999999999999  | 0+1000",
        "bytes=5-99999999999999999999 | 5+995",
        "bytes=005-0009               | 5+5",
        "BYTES=1-2                    | 1+2",
        "bytes= 1-2 , 500-501         | 1+2 500+2",
        "bytes=,1-2,                  | 1+2",
        "bytes=500-501,1-2            | 1+2 500+2",
        "bytes=1-2,1000-              | 1+2",
        "bytes=0-9,5-19               | 0+20",
        "bytes=0-9,10-19              | 0+20",
        "bytes=0-9,90-99              | 0+100",
        "bytes=0-9,91-99              | 0+10 91+9",
        "bytes=0-,0-,0-               | 0+1000",
        "bytes=100-199,0-999          | 0+1000",
        "bytes=1000-                  | 416",
        "bytes=1000-1001,2000-        | 416",
        "bytes=-0                     | 416",
        "bytes=                       | ignored",
        "bytes=,                      | ignored",
        "bytes=2-1                    | ignored",
        "bytes=1-2,x                  | ignored",
        "bytes=-                      | ignored",
        "bytes=--1                    | ignored",
        "bytes=1                      | ignored",
        "bytes=+1-2                   | ignored",
        "bytes=1-2-3                  | ignored",
        "bytes=١-٢                    | ignored",
        "bytes 1-2                    | ignored",
        "lines=1-2                    | ignored",
      })
  void header_isReadAsRfc9110Says(String header, String expected) {
    assertThat(parsed(header, 1000)).isEqualTo(expected);
  }

  @Test
  void emptyFile_hasNoRange() {
    assertThat(parsed("bytes=0-", 0)).isEqualTo("416");
    assertThat(parsed("bytes=-5", 0)).isEqualTo("416");
  }

  @Test
  void moreThanTheMost_areUnsatisfiable() throws Exception {
    String all = "bytes=" + "0-,".repeat(MAX);
    assertThat(ByteRanges.parse(all, 1000, MAX)).hasSize(1);
    assertThatThrownBy(() -> ByteRanges.parse(all + "0-", 1000, MAX))
        .isInstanceOf(ByteRanges.Unsatisfiable.class)
        .hasMessage("more than 32 ranges are asked for");
  }

  @Test
  void anyRanges_coverWhatWasAskedForInOrderAndApart() throws Exception {
    Random random = new Random(1);
    for (int run = 0; run < 2000; run++) {
      int length = 1 + random.nextInt(2000);
      StringBuilder header = new StringBuilder("bytes=");
      TreeSet<Integer> asked = new TreeSet<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        int from = random.nextInt(length);
        int to = from + random.nextInt(300);
        header.append(from).append('-').append(to).append(',');
        for (int at = from; at <= to && at < length; at++) {
          asked.add(at);
        }
      }
      List<ByteRanges.Range> ranges = ByteRanges.parse(header.toString(), length, MAX);
      long end = -1 - ByteRanges.MAX_GAP;
      for (ByteRanges.Range range : ranges) {
        assertThat(range.count()).isPositive();
        assertThat(range.from() - end).as("gap in %s", header).isGreaterThan(ByteRanges.MAX_GAP);
        end = range.end();
        for (long at = range.from(); at < end; at++) {
          asked.remove((int) at);
        }
      }
      assertThat(end).isLessThanOrEqualTo(length);
      assertThat(asked).as("%s", header).isEmpty();
    }
  }
}
