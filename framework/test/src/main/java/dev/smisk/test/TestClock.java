package dev.smisk.test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands until a test sets it: for {@code Sessions.in(store).clock(clock)}, and for
 * the stores, so that sessions end without waiting. Thread-safe.
 */
public final class TestClock implements InstantSource {
  private volatile Instant now;

  private TestClock(Instant now) {
    this.now = now;
  }

  /** One that stands at this moment, to the millisecond. */
  public static TestClock standing() {
    return new TestClock(Instant.ofEpochMilli(InstantSource.system().millis()));
  }

  /** Lets time pass. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
