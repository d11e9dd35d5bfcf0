package dev.smisk.fastcgi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets a message into the log at most once a minute: what lasts would flood it. Thread-safe. */
final class OncePerMinute {
  /** Seldom enough for a log, often enough for who looks into it. */
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;

  /** When the next may come, on that clock. */
  private final AtomicLong next;

  OncePerMinute() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime a clock as {@link System#nanoTime}: any origin, and may overflow
   */
  OncePerMinute(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  /** Whether it is time; then the next comes a minute later at the earliest. */
  boolean permits() {
    long now = nanoTime.getAsLong();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + MINUTE);
  }
}
