package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection that the leading thread has lent to the job that reads its only request's body, so
 * that bytes go from the socket to the reader without waking another thread for each of them.
 *
 * <pre>
 *   leader --lends--> HELD --takes all that was read, wants more--> READING --read some--> HELD
 *   HELD --another record, the body's end, or nobody wants it--> BACK --leader reclaims--> OVER
 *   READING --nothing came in time, or nothing will--> BACK
 *   HELD --not read from in time: leader reclaims--> OVER
 *   READING --connection closed--> ABANDONED
 * </pre>
 *
 * <p>While HELD or READING, the connection's {@link RecordReader} is the borrower's, who takes
 * STDIN of this one request and stops before any other record: all that changes the state of a
 * request stays the leader's affair. Guarded by the body's lock, which is not held while the
 * borrower is READING.
 */
final class Loan {
  /** How long the borrower waits for bytes before it gives back: then nothing is to be gained. */
  static final int SILENCE_MILLIS = 20;

  private enum State {
    HELD,
    READING,
    BACK,
    OVER,
    ABANDONED
  }

  final Exchange exchange;
  final Inlet inlet;

  private final StreamedBody body;
  private final BodyProgress progress;
  private final ReentrantLock lock;
  private final RecordReader records;
  private State state = State.HELD;

  /** Reads so far. */
  private int reads;

  Loan(
      Exchange exchange,
      StreamedBody body,
      BodyProgress progress,
      ReentrantLock lock,
      RecordReader records,
      Inlet inlet) {
    this.exchange = exchange;
    this.body = body;
    this.progress = progress;
    this.lock = lock;
    this.records = records;
    this.inlet = inlet;
  }

  // ---------------------------------------------------------------- the borrower, under the lock

  boolean held() {
    return state == State.HELD;
  }

  /**
   * Takes the next bytes, or waits for them.
   *
   * @param into null to skip them
   * @return how many; 0 where the connection has to be given back
   */
  int take(byte @Nullable [] into, int offset, int length) {
    while (state == State.HELD && !progress.complete()) {
      int taken = takeWhatIsThere(into, offset, length);
      if (taken != 0) {
        return Math.max(taken, 0);
      }
      if (!read()) {
        return 0;
      }
    }
    return 0;
  }

  /** Takes of what was read; 0: there is nothing; −1: nothing more will be there. */
  private int takeWhatIsThere(byte @Nullable [] into, int offset, int length) {
    ByteBuffer buffer = inlet.buffer;
    int total = 0;
    while (total < length && !progress.complete()) {
      int there = records.stdin(buffer, exchange.id);
      if (there <= 0) {
        return total > 0 ? total : there;
      }
      int count = progress.accept(Math.min(there, length - total));
      if (count < 0) {
        body.fail(StdinException.Reason.TOO_LARGE);
        return -1;
      }
      if (into != null) {
        buffer.get(into, offset + total, count);
      } else {
        buffer.position(buffer.position() + count);
      }
      records.took(count);
      total += count;
    }
    return total;
  }

  private boolean read() {
    state = State.READING;
    reads++;
    lock.unlock();
    boolean some = false;
    try {
      some = inlet.fill(SILENCE_MILLIS);
    } catch (IOException e) {
      // The leader will meet the same, and knows what to do.
    } finally {
      lock.lock();
      if (state == State.READING) {
        state = State.HELD;
      } else {
        inlet.giveBack();
      }
    }
    return some;
  }

  /** Bytes that can be taken without waiting, or fewer. */
  int available() {
    return state == State.HELD ? Math.max(0, records.stdin(inlet.buffer, exchange.id)) : 0;
  }

  /** Has the leader reclaim it; false if it is in use, given back before, or over. */
  boolean giveBack() {
    boolean held = state == State.HELD;
    if (held) {
      state = State.BACK;
    }
    return held;
  }

  // ---------------------------------------------------------------- the leading thread

  /** How often it was read, to be compared. */
  int reads() {
    lock.lock();
    try {
      return reads;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends it.
   *
   * @param idle whether also if it was not given back, but is not being read from
   * @return whether it is over, and its inlet the leader's
   */
  boolean reclaim(boolean idle) {
    lock.lock();
    try {
      if (state == State.BACK || (idle && state == State.HELD)) {
        state = State.OVER;
        body.lending().over();
      }
      return state == State.OVER;
    } finally {
      lock.unlock();
    }
  }

  /** The connection is closed: whoever is at the inlet leaves it. */
  void abandon() {
    lock.lock();
    try {
      boolean reading = state == State.READING;
      state = reading ? State.ABANDONED : State.OVER;
      if (!reading) {
        inlet.giveBack();
      }
    } finally {
      lock.unlock();
    }
  }
}
