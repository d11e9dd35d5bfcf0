package dev.smisk.fastcgi;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much of a connection is read next, so that no streamed body on it takes more memory than it
 * may. Where one is full, reading stops until its job has taken half; where that lasts longer than
 * {@value #PAUSE_MILLIS} ms, the body goes to disk and reading goes on. So a job that keeps up
 * costs no disk however large the body, while the connection's other requests, and a web server
 * that reads no answer before it has sent all, are never held up for long.
 *
 * <p>A connection on which one body alone comes, and quickly, is lent to its job ({@link Loan}).
 * For the leading thread that is such a stop: it takes the connection back where the job does not
 * read for {@value #PAUSE_MILLIS} ms, and then the body goes to disk.
 *
 * <p>Where no body is awaited, and what a web server has not taken of answers is past {@link
 * Limits#pendingBytes()}, requests past {@link Limits#requestsPerConnection()} are not read before
 * it has: each would be refused by an answer more.
 *
 * <p>Owned by the leading thread.
 */
final class Backpressure {
  /**
   * How long a full body may stop its connection. A job that reads at all comes back sooner: even
   * where it writes each piece to a disk, 128 KiB take a few ms. Nobody notices the same time on a
   * connection's other requests, or before an abort is seen.
   */
  static final int PAUSE_MILLIS = 20;

  /** The same. */
  static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);

  /**
   * After a pause in vain the connection is read without another for nine times as long: many slow
   * jobs on one connection take a tenth of its time together, and not 20 ms each.
   */
  private static final long PATIENT_AGAIN_NANOS = 9 * PAUSE_NANOS;

  private final Connection connection;
  private final ActiveRequests active;
  private boolean paused;

  /** Whether that is until the web server has taken answers; then no body is waited for. */
  private boolean untaken;

  /** When the bodies that are still full go to disk; of use while paused. */
  private long spoolAt;

  /** Until when full bodies go to disk at once; of use if {@link #impatient}. */
  private long impatientUntil;

  private boolean impatient;

  /** Where a job reads, and the leader does not. */
  private @Nullable Loan loan;

  /** The reads of it when last looked at. */
  private int reads;

  Backpressure(Connection connection, ActiveRequests active) {
    this.connection = connection;
    this.active = active;
  }

  /** Whether the leader must not read. */
  boolean paused() {
    return paused || loan != null;
  }

  boolean lent() {
    return loan != null;
  }

  boolean untaken() {
    return untaken;
  }

  /** How many bytes may be read next; 0: none, until {@link #look} finds room. */
  int readLimit() {
    if (loan != null || lend()) {
      return 0;
    }
    int limit = Integer.MAX_VALUE;
    boolean full = false;
    boolean awaited = false;
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      StreamedBody body = arriving(exchange);
      awaited |= exchange.awaitsStdin() && !exchange.ended;
      if (body != null) {
        limit = Math.min(limit, body.room());
        full |= body.awaitsRoom();
      }
    }
    if (full && !paused) {
      pause();
    } else if (!paused && !awaited) {
      untaken = tooManyUntaken();
      paused = untaken;
    }
    return paused ? 0 : limit;
  }

  private boolean tooManyUntaken() {
    return connection.crowded()
        && connection.output.look().pendingBytes() >= connection.engine.limits().pendingBytes();
  }

  private boolean lend() {
    Exchange only = active.first();
    StreamedBody body = only == null || paused || active.count() > 1 ? null : arriving(only);
    if (only != null && body != null && body.lending().due()) {
      loan = connection.lend(only, body);
    }
    if (loan == null) {
      return false;
    }
    reads = 0;
    spoolAt = connection.engine.now() + PAUSE_NANOS;
    connection.engine.paused(connection);
    return true;
  }

  /** Takes the connection back if it was given back, or lies idle. */
  private boolean reclaim(Loan lent, long now) {
    int seen = lent.reads();
    if (seen != reads) {
      reads = seen;
      spoolAt = now + PAUSE_NANOS;
    }
    boolean idle = now - spoolAt >= 0;
    if (!lent.reclaim(idle)) {
      return false;
    }
    if (idle) {
      beImpatient(now);
    }
    loan = null;
    connection.reclaimed(lent);
    return true;
  }

  private void beImpatient(long now) {
    impatient = true;
    impatientUntil = now + PATIENT_AGAIN_NANOS;
  }

  /** The connection is closed. */
  void close() {
    if (loan != null) {
      loan.abandon();
      loan = null;
    }
  }

  private void pause() {
    long now = connection.engine.now();
    paused = true;
    impatient &= now - impatientUntil < 0;
    spoolAt = impatient ? now : now + PAUSE_NANOS;
    if (look(now)) {
      connection.engine.paused(connection);
    }
  }

  /**
   * Goes on if there is room, and makes some where it is time.
   *
   * @return whether reading still has to wait
   */
  boolean look(long now) {
    if (loan != null) {
      return !reclaim(loan, now);
    }
    if (!paused) {
      return false;
    }
    if (untaken) {
      untaken = tooManyUntaken();
      paused = untaken;
      return paused;
    }
    boolean full = anyFull(false);
    if (full && now - spoolAt >= 0) {
      beImpatient(now);
      full = anyFull(true);
    }
    paused = full;
    return full;
  }

  private boolean anyFull(boolean spool) {
    boolean full = false;
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      StreamedBody body = arriving(exchange);
      if (body != null && body.awaitsRoom()) {
        if (spool) {
          body.spool();
        }
        full |= body.awaitsRoom();
      }
    }
    return full;
  }

  private static @Nullable StreamedBody arriving(Exchange exchange) {
    return exchange.phase == Exchange.Phase.STREAMING ? exchange.body() : null;
  }
}
