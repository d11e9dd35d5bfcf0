package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from the leading thread, which adds what comes, to the job's, which reads. What
 * comes goes into a ring of memory. Where that is full and stays so ({@link Backpressure} tells how
 * long), the spooler moves it to disk, from then on until the job has read all that is there:
 *
 * <pre>
 *   leader --add--> ring --get--> job                       while files are empty
 *   leader --add--> ring --move--> files --read--> job      while spooling
 *   socket --read--> job                                    while a {@link Loan} lasts
 * </pre>
 *
 * <p>All is guarded by the lock, which is never held while somebody waits or while the disk works.
 * A lock of java.util.concurrent, as virtual threads read.
 */
final class StreamedBody {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Runnable roomMade;
  private final BodyProgress progress;
  private final BodyStream stream = new BodyStream(this);
  private final ByteRing ring;
  private final Spool spool;
  private final Lending lending;

  /** Whether the leader is to be told when there is room again. */
  private boolean roomAwaited;

  /**
   * @param roomMade called by any thread when there is room after {@link #awaitsRoom}
   */
  StreamedBody(Intake intake, BodyStore store, Runnable roomMade) {
    this.progress = new BodyProgress(intake);
    this.roomMade = roomMade;
    this.ring = store.ring();
    this.spool = new Spool(this, store, lock, changed, ring);
    this.lending = new Lending(this, lock, changed, progress, spool, ring.bound(), roomMade);
  }

  // ---------------------------------------------------------------- the leading thread

  /** Whether nothing more is wanted: all came, or what comes is of no use. */
  boolean complete() {
    lock.lock();
    try {
      return progress.complete();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what belongs to the body and is within the limit. */
  void add(ByteBuffer in) {
    lock.lock();
    try {
      int more = progress.complete() ? 0 : progress.accept(in.remaining());
      if (more < 0) {
        fail(StdinException.Reason.TOO_LARGE);
        return;
      }
      ring.put(in, more);
      changed.signalAll();
      spool.moveIfSpooling();
    } finally {
      lock.unlock();
    }
  }

  /** The terminator came. */
  void end() {
    lock.lock();
    try {
      if (!progress.end()) {
        fail(StdinException.Reason.TRUNCATED);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing more comes, for that reason. Any thread; of one that is complete an abort alone is
   * told.
   */
  void fail(StdinException.Reason reason) {
    lock.lock();
    try {
      if (!progress.fail(reason)) {
        return;
      }
      changed.signalAll();
      if (over()) {
        ring.free();
        makeRoom();
        spool.discard();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What could not be kept is lost, and so is the rest. */
  void notStored() {
    fail(StdinException.Reason.NOT_STORED);
  }

  /** Bytes that may come next; the largest int where all are discarded anyway. */
  int room() {
    lock.lock();
    try {
      return progress.complete() ? Integer.MAX_VALUE : ring.room();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it has to be read from before more can come; then the leader is told of it. */
  boolean awaitsRoom() {
    lock.lock();
    try {
      roomAwaited = !progress.complete() && (ring.full() || (roomAwaited && !ring.halfEmpty()));
      return roomAwaited;
    } finally {
      lock.unlock();
    }
  }

  /** Whether and how its job reads from the socket by itself. */
  Lending lending() {
    return lending;
  }

  /** Moves what is in memory to disk, until the reader has caught up. */
  void spool() {
    lock.lock();
    try {
      if (!over()) {
        spool.begin();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives back memory that lies idle; called now and then. */
  void trim() {
    lock.lock();
    try {
      ring.trim();
    } finally {
      lock.unlock();
    }
  }

  /** Called when bytes have left the ring. */
  void taken() {
    if (progress.ended() && ring.size() == 0) {
      ring.free();
    }
    makeRoom();
  }

  // ---------------------------------------------------------------- the job

  BodyStream stream() {
    return stream;
  }

  /**
   * Takes the next bytes, or waits for them.
   *
   * @param into null to skip them
   * @return how many, at least 1; −1 at the end
   */
  int take(byte @Nullable [] into, int offset, int length)
      throws IOException, InterruptedException {
    SpoolFile file;
    lock.lock();
    try {
      while ((file = awaitBytes()) == null) {
        if (!lending.held() || ring.size() > 0 || progress.ended()) {
          return takeFromRing(into, offset, length);
        }
        int count = lending.take(into, offset, length);
        if (count > 0) {
          return count;
        }
      }
      spool.enter();
    } finally {
      lock.unlock();
    }
    return spool.take(file, into, offset, length);
  }

  /**
   * The file that the next bytes are in; null where they are in the ring, or not read yet, or there
   * are none.
   */
  private @Nullable SpoolFile awaitBytes() throws IOException, InterruptedException {
    while (true) {
      progress.check(false);
      SpoolFile file = spool.readable();
      if (file != null) {
        return file;
      }
      if (spool.caughtUp()) {
        if (ring.size() > 0 || progress.ended()) {
          return null;
        }
        progress.check(true);
        if (lending.held()) {
          return null;
        }
      }
      changed.await();
    }
  }

  private int takeFromRing(byte @Nullable [] into, int offset, int length) {
    int count = Math.min(length, ring.size());
    if (count == 0) {
      return -1;
    }
    ring.take(into, offset, count);
    taken();
    return count;
  }

  /** Bytes that can be read without waiting. */
  int available() {
    lock.lock();
    try {
      long here = ring.size() + spool.unread() + lending.available();
      return over() ? 0 : (int) Math.min(Integer.MAX_VALUE, here);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody reads any more: all is given back. Any thread. */
  void close() {
    lock.lock();
    try {
      if (progress.close()) {
        ring.free();
        changed.signalAll();
        makeRoom();
      }
    } finally {
      lock.unlock();
    }
    spool.closeFiles();
  }

  // ---------------------------------------------------------------- both

  /** Whether what is kept is of no use any more. The lock is held. */
  boolean over() {
    return progress.over();
  }

  private void makeRoom() {
    lending.giveBackIfUnwanted();
    if (roomAwaited && ring.halfEmpty()) {
      roomAwaited = false;
      roomMade.run();
    }
  }
}
