package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.routing.RecordingLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the loop is taken away, and when nobody looks. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MonitorTest {
  /** A loop that does what the test says. */
  private static final class Loop implements Monitor.Watched {
    volatile long turn;
    volatile int batches;
    volatile CountDownLatch looked = new CountDownLatch(0);
    volatile boolean fails;
    final List<Long> taken = new ArrayList<>();

    @Override
    public long turn() {
      looked.countDown();
      if (fails) {
        throw new IllegalStateException("planted");
      }
      return turn;
    }

    @Override
    public int batches() {
      return batches;
    }

    @Override
    public void takeOver(long turn) {
      taken.add(turn);
    }
  }

  private final Loop loop = new Loop();
  private final Monitor monitor = new Monitor(loop);

  @Test
  void the_same_handler_at_two_ticks_loses_the_loop() {
    loop.turn = 7;
    monitor.tick();
    assertThat(loop.taken).isEmpty();
    monitor.tick();
    assertThat(loop.taken).containsExactly(7L);
  }

  @Test
  void another_handler_at_each_tick_keeps_the_loop_if_it_polls_between() {
    for (int i = 0; i < 10; i++) {
      loop.turn = 2L * i + 1;
      loop.batches = i;
      monitor.tick();
    }
    assertThat(loop.taken).isEmpty();
  }

  @Test
  void few_handlers_in_two_ticks_without_a_poll_lose_the_loop() {
    loop.turn = 1;
    loop.batches = 1;
    monitor.tick();
    loop.turn = 3;
    monitor.tick();
    assertThat(loop.taken).isEmpty();
    loop.turn = 5;
    monitor.tick();
    assertThat(loop.taken).containsExactly(5L);
  }

  @Test
  void many_quick_handlers_in_a_long_queue_keep_the_loop() {
    loop.batches = 1;
    for (int i = 0; i < 10; i++) {
      loop.turn = 1 + 2L * Monitor.FEW * i;
      monitor.tick();
    }
    assertThat(loop.taken).isEmpty();
  }

  /** So many ticks that nothing holds the loop up, which then stands at turn 1 of batch 0. */
  private void calm(int ticks) {
    for (int i = ticks; i > 0; i--) {
      loop.turn = 1 - 2L * i;
      loop.batches = -i;
      monitor.tick();
    }
    loop.turn = 1;
    loop.batches = 0;
  }

  @Test
  void a_loop_that_nothing_holds_up_is_looked_at_less_often_until_something_does() {
    calm(Monitor.CALM_TICKS - 1);
    assertThat(monitor.stride()).isEqualTo(1);
    monitor.tick();
    assertThat(monitor.stride()).isEqualTo(Monitor.CALM_STRIDE);
    assertThat(loop.taken).isEmpty();
    monitor.tick();
    assertThat(loop.taken).containsExactly(1L);
    assertThat(monitor.stride()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"16, true", "17, false"})
  void few_handlers_are_more_in_longer_ticks(int handlers, boolean taken) {
    calm(Monitor.CALM_TICKS + 1);
    monitor.tick();
    loop.turn = 3;
    monitor.tick();
    loop.turn = 1 + 2L * handlers;
    monitor.tick();
    assertThat(loop.taken.isEmpty()).isNotEqualTo(taken);
  }

  @Test
  void few_handlers_are_as_many_as_the_ticks_were_long_when_these_change() {
    calm(Monitor.CALM_TICKS - 2);
    monitor.tick(); // the next two ticks come after a millisecond and after four
    loop.turn = 3;
    monitor.tick();
    assertThat(monitor.stride()).isEqualTo(Monitor.CALM_STRIDE);
    loop.turn = 23;
    monitor.tick();
    assertThat(loop.taken).as("11 in five milliseconds").isEmpty();
  }

  @Test
  void after_a_hundred_quiet_ticks_there_is_no_reason_to_look() {
    loop.turn = 2;
    monitor.tick();
    for (int i = 1; i < Monitor.QUIET_TICKS; i++) {
      assertThat(monitor.tick()).as("tick %d", i).isTrue();
    }
    assertThat(monitor.tick()).isFalse();
  }

  @Test
  void a_request_or_a_running_handler_starts_the_count_again() {
    for (int i = 0; i < Monitor.QUIET_TICKS - 1; i++) {
      monitor.tick();
    }
    loop.turn = 2;
    assertThat(monitor.tick()).isTrue();
    for (int i = 0; i < Monitor.QUIET_TICKS - 1; i++) {
      assertThat(monitor.tick()).isTrue();
    }
    loop.turn = 3;
    for (int i = 0; i < 2 * Monitor.QUIET_TICKS; i++) {
      assertThat(monitor.tick()).isTrue();
    }
  }

  @Test
  void a_parked_monitor_looks_again_when_woken() throws Exception {
    Thread thread = new Thread(monitor);
    thread.start();
    for (int round = 1; round <= 3; round++) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      loop.looked = new CountDownLatch(2);
      loop.batches = round;
      monitor.wake();
      loop.looked.await();
    }
    monitor.stop();
    thread.join();
  }

  @Test
  void ticks_that_fail_are_logged_once_a_minute() {
    RecordingLogger log = new RecordingLogger();
    AtomicLong clock = new AtomicLong();
    Monitor logging = new Monitor(loop, log, new OncePerMinute(clock::get));
    loop.fails = true;
    for (int minute = 1; minute <= 3; minute++) {
      for (int tick = 0; tick < 10; tick++) {
        assertThat(logging.tickWhateverHappens()).as("looks again").isTrue();
      }
      assertThat(log.lines).hasSize(minute);
      clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    }
    assertThat(log.lines.get(0).thrown()).hasMessage("planted");
  }

  @Test
  void a_tick_goes_on_even_where_logging_fails() {
    RecordingLogger log = new RecordingLogger();
    log.broken = new NoClassDefFoundError("planted");
    loop.fails = true;
    assertThat(new Monitor(loop, log, new OncePerMinute()).tickWhateverHappens()).isTrue();
  }

  @Test
  void a_tick_that_fails_is_not_the_last() throws Exception {
    loop.fails = true;
    loop.looked = new CountDownLatch(3);
    Thread thread = new Thread(monitor);
    thread.start();
    loop.looked.await();
    monitor.stop();
    thread.join();
  }
}
