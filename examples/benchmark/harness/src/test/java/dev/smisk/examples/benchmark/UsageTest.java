package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UsageTest {
  /** User 250, system 100, children's user 7, children's system 3 ticks. */
  private static final String AFTER_NAME =
      " S 1 42 42 0 -1 4194560 900 80 7 0 250 100 7 3 20 0 9 0 1234 5678 910 18446744073709551615";

  @Test
  void cpuMicros_sumsUserAndSystemTimeOfTheProcessAndItsEndedChildren() {
    assertThat(Usage.cpuMicros("42 (java)" + AFTER_NAME)).isEqualTo(3_600_000);
  }

  @Test
  void cpuMicros_findsTheFieldsBehindANameOfAnyForm() {
    assertThat(Usage.cpuMicros("42 (a) b (c) d)" + AFTER_NAME)).isEqualTo(3_600_000);
  }

  @Test
  void cpuMicros_refusesWhatIsNoStatLine() {
    assertThatThrownBy(() -> Usage.cpuMicros("42 (java) S 1 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before field 17");
    assertThatThrownBy(() -> Usage.cpuMicros("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/proc/PID/stat");
  }

  @Test
  void field_readsTheNumberOfItsName() {
    String status = "Name:\tjava\nVmRSSx:\t1 kB\nVmRSS:\t  70124 kB\nThreads:\t19\n";
    assertThat(Usage.field(status, "VmRSS")).isEqualTo(70124);
    assertThat(Usage.field(status, "Threads")).isEqualTo(19);
    assertThat(Usage.field(status, "VmSwap")).isZero();
  }

  @Test
  void of_readsThisVeryProcess() throws IOException {
    Usage usage = Usage.of(ProcessHandle.current());
    assertThat(usage.cpuMicros()).isPositive();
    assertThat(usage.memoryBytes()).isGreaterThan(1_000_000);
    assertThat(usage.threads()).isGreaterThan(1);
  }
}
