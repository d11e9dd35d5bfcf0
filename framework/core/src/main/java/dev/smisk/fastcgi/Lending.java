package dev.smisk.fastcgi;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * When the connection of a body is lent to its job: as soon as so much came that it is not a small
 * one, and again when twice the memory of a stream has come by way of the leader since. Guarded by
 * the body's lock.
 */
final class Lending {
  private final StreamedBody body;
  private final ReentrantLock lock;
  private final Condition changed;
  private final BodyProgress progress;
  private final Spool spool;
  private final Runnable givenBack;

  /** Bytes that a body may have in memory. */
  private final int memory;

  /** What the job reads by itself where the ring is empty; null where the leader reads. */
  private @Nullable Loan loan;

  /** Bytes of the body that have to have come before there is another one. */
  private long lendAt;

  Lending(
      StreamedBody body,
      ReentrantLock lock,
      Condition changed,
      BodyProgress progress,
      Spool spool,
      int memory,
      Runnable givenBack) {
    this.body = body;
    this.lock = lock;
    this.changed = changed;
    this.progress = progress;
    this.spool = spool;
    this.memory = memory;
    this.givenBack = givenBack;
    this.lendAt = memory / 2;
  }

  // ---------------------------------------------------------------- the leading thread

  /** Whether so much comes that the job is better off reading by itself. */
  boolean due() {
    lock.lock();
    try {
      return !progress.complete() && progress.received() >= lendAt && spool.idle();
    } finally {
      lock.unlock();
    }
  }

  /** Has the job read from now on, once it has taken what is in the ring. */
  Loan lend(Exchange exchange, RecordReader records, Inlet inlet) {
    lock.lock();
    try {
      Loan lent = new Loan(exchange, body, progress, lock, records, inlet);
      loan = lent;
      changed.signalAll();
      giveBackIfUnwanted(); // it may be complete by now
      return lent;
    } finally {
      lock.unlock();
    }
  }

  // ---------------------------------------------------------------- under the lock

  /** The leader reads again, for some time. */
  void over() {
    loan = null;
    lendAt = progress.received() + 2L * memory;
  }

  /** Whether the job can {@link #take} more from the socket. */
  boolean held() {
    return loan != null && loan.held();
  }

  /**
   * Takes the next bytes, or waits for them.
   *
   * @return how many; 0 where the connection went back to the leader
   */
  int take(byte @Nullable [] into, int offset, int length) {
    Loan lent = loan;
    if (lent == null) {
      return 0;
    }
    int count = lent.take(into, offset, length);
    if ((count == 0 || progress.complete()) && lent.giveBack()) {
      givenBack.run();
    }
    return count;
  }

  int available() {
    return loan == null ? 0 : loan.available();
  }

  void giveBackIfUnwanted() {
    if (loan != null && progress.complete() && loan.giveBack()) {
      givenBack.run();
    }
  }
}
