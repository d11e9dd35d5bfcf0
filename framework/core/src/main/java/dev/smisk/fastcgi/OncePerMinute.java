package dev.smisk.fastcgi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a message into the log at most once a minute: what lasts would flood it. Thread-safe. */
final class OncePerMinute {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /** When the next may come, on the clock of {@link System#nanoTime}. */
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  /** Whether it is time; then the next comes a minute later at the earliest. */
  boolean permits() {
    long now = System.nanoTime();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + MINUTE);
  }
}
