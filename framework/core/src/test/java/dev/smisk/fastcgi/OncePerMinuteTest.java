package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OncePerMinuteTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /** The clock of {@link System#nanoTime} begins anywhere, and may overflow. */
  @ParameterizedTest
  @ValueSource(longs = {0, -5, Long.MAX_VALUE - 10, Long.MIN_VALUE})
  void permits_atOnceAndThenAMinuteAfterTheLast(long begin) {
    AtomicLong clock = new AtomicLong(begin);
    OncePerMinute messages = new OncePerMinute(clock::get);
    assertThat(messages.permits()).as("the first").isTrue();
    assertThat(messages.permits()).as("at the same time").isFalse();
    clock.addAndGet(MINUTE - 1);
    assertThat(messages.permits()).as("just before the minute").isFalse();
    clock.addAndGet(1);
    assertThat(messages.permits()).as("after the minute").isTrue();
    clock.addAndGet(MINUTE - 1);
    assertThat(messages.permits()).as("a minute counts from the last").isFalse();
  }
}
