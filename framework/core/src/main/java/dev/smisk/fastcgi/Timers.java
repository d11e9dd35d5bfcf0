package dev.smisk.fastcgi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What happens because time has passed: limits are enforced, pauses end, listeners try again. Where
 * nothing waits for it, there are no wake-ups. Owned by the leading thread.
 */
final class Timers {
  /** How exactly time limits are kept. */
  static final long TIMER_MILLIS = 250;

  /** How exactly the pauses of {@link Backpressure} end. */
  private static final long PAUSED_MILLIS = 5;

  private final OpenConnections open;
  private final WatchedConnections watched = new WatchedConnections();
  private final HandlerDeadlines handlers;
  private final List<Connection> paused = new ArrayList<>();

  /** When time limits were last enforced. */
  private long expiredAt;

  Timers(OpenConnections open, Limits limits, long now) {
    this.open = open;
    this.handlers = new HandlerDeadlines(limits);
    this.expiredAt = now;
  }

  void watch(Connection connection) {
    watched.add(connection);
  }

  /** A job is passed on. */
  void ready(Exchange exchange, Engine clock) {
    if (handlers.limited()) {
      handlers.begin(exchange, clock.now());
    }
  }

  /** Has {@link Connection#resume} called until it need not wait any more. */
  void paused(Connection connection) {
    if (!paused.contains(connection)) {
      paused.add(connection);
    }
  }

  /** Milliseconds until {@link #expire} is to be called; 0: nothing waits. */
  long nextMillis() {
    if (!paused.isEmpty()) {
      return PAUSED_MILLIS;
    }
    return watched.isEmpty() && handlers.isEmpty() && !open.anyPaused() ? 0 : TIMER_MILLIS;
  }

  /** Enforces what is due. */
  void expire(long now) {
    paused.removeIf(connection -> !connection.resume(now));
    if (now - expiredAt < TimeUnit.MILLISECONDS.toNanos(TIMER_MILLIS)) {
      return;
    }
    expiredAt = now;
    watched.expire(now);
    handlers.expire(now);
    open.resume();
  }
}
