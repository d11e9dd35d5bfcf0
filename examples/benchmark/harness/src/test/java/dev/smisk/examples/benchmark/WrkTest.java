package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {
  @Test
  void parse_readsTheScriptsLineAmongWrksOwn() throws IOException {
    String output =
        """
        Running 2s test @ http://127.0.0.1:8080/hello/World
          1 threads and 64 connections
        Requests/sec:  50000.00
        Transfer/sec:      1.00MB
        report requests=100050 micros=2001000 errors=0 p50=1150 p99=2640
        """;
    Wrk.Load load = Wrk.parse(output);
    assertThat(load).isEqualTo(new Wrk.Load(100_050, 2_001_000, 0, 1150, 2640));
    assertThat(load.perSecond()).isEqualTo(50_000);
  }

  @Test
  void parse_showsWhatWrkWroteInsteadOfAReport() {
    assertThatThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to connect");
  }
}
