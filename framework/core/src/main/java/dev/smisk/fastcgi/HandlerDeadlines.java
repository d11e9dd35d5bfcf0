package dev.smisk.fastcgi;

import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Keeps {@link Limits#handlerTime()}: a job past it is interrupted. Where nothing of its answer is
 * out, a refusal answers in its place; else the web server sees a broken connection.
 *
 * <p>Owned by the leading thread. A job that has ended is forgotten at the next look.
 */
final class HandlerDeadlines {
  private final long nanos;
  private final ArrayDeque<Exchange> running = new ArrayDeque<>();

  HandlerDeadlines(Limits limits) {
    this.nanos = limits.handlerTime().toNanos();
  }

  /** Whether there is anything to keep. */
  boolean limited() {
    return nanos > 0;
  }

  /** A job is passed on: its time begins. */
  void begin(Exchange exchange, long now) {
    if (!exchange.refused) {
      exchange.execution = new Execution(now + nanos);
      running.add(exchange);
    }
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  void expire(long now) {
    running.removeIf(exchange -> isDone(exchange, now));
  }

  private static boolean isDone(Exchange exchange, long now) {
    Execution execution = Objects.requireNonNull(exchange.execution);
    return execution.over()
        || (now - execution.deadline >= 0 && execution.whileItRuns(() -> giveUp(exchange)))
        || execution.over();
  }

  /** The job can't end meanwhile, so its variables stay for the refusal. */
  private static void giveUp(Exchange late) {
    Connection connection = late.connection;
    if (!connection.closed()) {
      boolean unanswered = connection.output.giveUp(late);
      connection.replace(late, unanswered ? late.successor() : null);
      JobRun.dropIfPending(late);
    }
    Objects.requireNonNull(late.execution).interrupt();
  }
}
