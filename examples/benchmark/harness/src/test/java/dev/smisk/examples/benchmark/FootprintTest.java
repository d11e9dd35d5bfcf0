package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How the figures of {@link FootprintTable} are read. */
class FootprintTest {
  @Test
  void the_sum_of_strace_is_read_with_and_without_errors() throws IOException {
    assertThat(
            SystemCalls.total(
                """
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ------------------
                 97.84   31.925700         971     32856     11787 futex
                100.00   32.629909         488     66795     12120 total
                """))
        .isEqualTo(66_795);
    assertThat(SystemCalls.total("100.00    0.563075                 25865           total\n"))
        .isEqualTo(25_865);
    assertThatThrownBy(() -> SystemCalls.total("strace: no such file"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("strace: no such file");
  }

  @Test
  void what_was_allocated_is_what_collections_found_in_eden() {
    String log =
        """
        [0.5s][info][gc,heap] GC(0) DefNew: 6709K(7424K)->32K(7424K) Eden: 6656K(6656K)->0K(6656K) From: 53K(768K)->32K(768K)
        [0.5s][info][gc,heap] GC(0) Tenured: 6482K(122880K)->6482K(122880K)
        [0.6s][info][gc,heap] GC(1) DefNew: 100K(7424K)->0K(7424K) Eden: 100K(6656K)->60K(6656K) From: 0K(768K)->0K(768K)
        [0.7s][info][gc,heap] GC(2) DefNew: 100K(7424K)->0K(7424K) Eden: 80K(6656K)->0K(6656K) From: 0K(768K)->0K(768K)
        """;
    assertThat(JvmMemory.allocated(log).orElseThrow()).isEqualTo(1024.0 * (6656 + 100 + 20));
    assertThat(JvmMemory.allocated("nothing")).isEmpty();
  }

  @Test
  void the_heap_in_use_is_that_of_both_generations() throws IOException {
    String info =
        """
        4711:
         def new generation   total 9216K, used 371K [0x1, 0x2, 0x3)
          eden space 8192K,   4% used [0x1, 0x2, 0x3)
         tenured generation   total 21504K, used 2048K [0x1, 0x2, 0x3)
         Metaspace       used 9000K, committed 9100K, reserved 1114112K
        """;
    assertThat(JvmMemory.inUse(info)).isEqualTo(1024 * (371 + 2048));
    String of25 =
        """
        4711:
        DefNew     total 7424K, used 12K [0x1, 0x2, 0x3)
         eden space 6656K,   0% used [0x1, 0x2, 0x3)
        Tenured    total 122880K, used 3704K [0x1, 0x2, 0x3)
        """;
    assertThat(JvmMemory.inUse(of25)).isEqualTo(1024 * (12 + 3704));
    assertThatThrownBy(() -> JvmMemory.inUse("garbage-first heap   total 1K, used 1K"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void wake_ups_are_counted_by_thread_name() throws IOException {
    long pid = ProcessHandle.current().pid();
    assertThat(WakeUps.of(pid, name -> true)).isPositive();
    assertThat(WakeUps.of(pid, "no such thread"::equals)).isZero();
  }
}
