package dev.smisk.fastcgi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
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
 * </pre>
 *
 * <p>All is guarded by the lock, which is never held while somebody waits or while the disk works;
 * {@link #moving} and {@link #reading} say who is at the files then, and the last to leave closes
 * those of a body that is over. A lock of java.util.concurrent, as virtual threads read.
 */
final class StreamedBody {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final BodyStore store;
  private final Runnable roomMade;
  private final long expected;
  private final long limit;

  private final BodyStream stream = new BodyStream(this);
  private final ByteRing ring;
  private final ArrayDeque<SpoolFile> files = new ArrayDeque<>(2);
  private long received;

  /** Whether no more comes. */
  private boolean ended;

  /** What the reader is told, once what came before is read where that is of use. */
  private StdinException.@Nullable Reason failure;

  /** Whether nobody reads any more. */
  private boolean closed;

  /** Whether the leader is to be told when there is room again. */
  private boolean roomAwaited;

  /** Whether the ring goes to disk; the spooler has a task then if there is anything to move. */
  private boolean spooling;

  private boolean taskQueued;

  /** Whether the spooler holds bytes that follow those in the files, and precede the ring's. */
  private boolean moving;

  private boolean reading;

  /**
   * @param roomMade called by any thread when there is room after {@link #awaitsRoom}
   */
  StreamedBody(Intake intake, BodyStore store, Runnable roomMade) {
    this.expected = intake.expected();
    this.limit = intake.limit();
    this.store = store;
    this.roomMade = roomMade;
    this.ring = store.ring();
    this.ended = expected == 0;
    if (expected > limit) {
      failure = StdinException.Reason.TOO_LARGE;
    }
  }

  // ---------------------------------------------------------------- the leading thread

  /** Whether nothing more is wanted: all came, or what comes is of no use. */
  boolean complete() {
    lock.lock();
    try {
      return ended || failure != null || closed;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what belongs to the body and is within the limit. */
  void add(ByteBuffer in) {
    lock.lock();
    try {
      if (ended || over() || failure != null) {
        return;
      }
      int more = in.remaining();
      if (expected >= 0) {
        more = (int) Math.min(more, expected - received);
      }
      if (more > limit - received) {
        fail(StdinException.Reason.TOO_LARGE);
        return;
      }
      ring.put(in, more);
      received += more;
      ended = received == expected;
      changed.signalAll();
      moveIfSpooling();
    } finally {
      lock.unlock();
    }
  }

  /** The terminator came. */
  void end() {
    lock.lock();
    try {
      if (received < expected) {
        fail(StdinException.Reason.TRUNCATED);
      } else {
        ended = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more comes, for that reason. Any thread; of no effect on a body that is complete. */
  void fail(StdinException.Reason reason) {
    lock.lock();
    try {
      if (over() || (!isAtOnce(reason) && (ended || failure != null))) {
        return;
      }
      failure = reason;
      changed.signalAll();
      if (over()) {
        ring.free();
        makeRoom();
        if (!files.isEmpty()) {
          store.discard(this); // closing takes time
        }
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
      return ended || over() || failure != null ? Integer.MAX_VALUE : ring.room();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it has to be read from before more can come; then the leader is told of it. */
  boolean awaitsRoom() {
    lock.lock();
    try {
      boolean full = ring.full() || (roomAwaited && !ring.halfEmpty());
      roomAwaited = full && !ended && failure == null && !closed;
      return roomAwaited;
    } finally {
      lock.unlock();
    }
  }

  /** Moves what is in memory to disk, until the reader has caught up. */
  void spool() {
    lock.lock();
    try {
      if (!over()) {
        spooling = true;
        moveIfSpooling();
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

  // ---------------------------------------------------------------- the spooler

  private void moveIfSpooling() {
    if (spooling && !taskQueued && ring.size() > 0) {
      taskQueued = true;
      store.spool(this);
    }
  }

  /**
   * Moves as many bytes as that takes.
   *
   * @return whether there is more to move
   */
  boolean move(byte[] buffer) throws IOException {
    int count;
    SpoolFile last;
    lock.lock();
    try {
      count = spooling && !over() ? Math.min(ring.size(), buffer.length) : 0;
      if (count == 0) {
        taskQueued = false;
        return false;
      }
      moving = true;
      ring.get(buffer, 0, count);
      freeIfDone();
      makeRoom();
      last = files.peekLast();
    } finally {
      lock.unlock();
    }
    SpoolFile file = last;
    boolean written = false;
    try {
      if (file == null || file.full()) {
        file = store.createFile();
      }
      file.write(buffer, count);
      written = true;
    } finally {
      moved(last, file, written ? count : 0);
    }
    lock.lock();
    try {
      taskQueued = spooling && !over() && ring.size() > 0;
      return taskQueued;
    } finally {
      lock.unlock();
    }
  }

  private void moved(@Nullable SpoolFile last, @Nullable SpoolFile file, int count) {
    SpoolFile drained = null;
    lock.lock();
    try {
      moving = false;
      if (file != null) {
        if (file != last) {
          files.addLast(file);
          if (last != null && last.unread == 0 && !reading) {
            drained = files.pollFirst();
          }
        }
        file.unread += count;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    close(drained);
    closeFiles();
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
  int take(byte @Nullable [] into, int offset, int length) throws IOException {
    SpoolFile file;
    int count;
    lock.lock();
    try {
      file = awaitBytes();
      if (file == null) {
        return takeFromRing(into, offset, length);
      }
      count = Math.min(length, file.unread);
      reading = true;
    } finally {
      lock.unlock();
    }
    int taken = 0;
    try {
      taken = file.take(into, offset, count);
      return taken;
    } catch (IOException e) {
      notStored();
      throw (IOException) new StdinException(StdinException.Reason.NOT_STORED).initCause(e);
    } finally {
      leaveFile(file, taken);
    }
  }

  /** The file that the next bytes are in; null where they are in the ring, or there are none. */
  private @Nullable SpoolFile awaitBytes() throws IOException {
    while (true) {
      if (closed) {
        throw new IOException("the body is closed: it can be read until the handler returns");
      }
      if (over()) {
        throw new StdinException(Objects.requireNonNull(failure));
      }
      SpoolFile first = files.peekFirst();
      if (first != null && first.unread > 0) {
        return first;
      }
      if (!moving) {
        spooling = false; // the reader has caught up
        if (ring.size() > 0 || ended) {
          return null;
        }
        if (failure != null) {
          throw new StdinException(failure);
        }
      }
      try {
        changed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException)
            new InterruptedIOException("interrupted while waiting for the body").initCause(e);
      }
    }
  }

  private int takeFromRing(byte @Nullable [] into, int offset, int length) {
    int count = Math.min(length, ring.size());
    if (count == 0) {
      return -1;
    }
    if (into == null) {
      ring.skip(count);
    } else {
      ring.get(into, offset, count);
    }
    freeIfDone();
    makeRoom();
    return count;
  }

  private void freeIfDone() {
    if (ended && ring.size() == 0) {
      ring.free();
    }
  }

  private void leaveFile(SpoolFile file, int taken) {
    SpoolFile drained = null;
    lock.lock();
    try {
      reading = false;
      file.unread -= taken;
      if (file.unread == 0 && (!moving || files.size() > 1)) {
        drained = files.pollFirst();
        spooling &= moving || !files.isEmpty(); // else the reader has caught up
      }
    } finally {
      lock.unlock();
    }
    close(drained);
    closeFiles();
  }

  private static void close(@Nullable SpoolFile file) {
    if (file != null) {
      file.close();
    }
  }

  /** Bytes that can be read without waiting. */
  int available() {
    lock.lock();
    try {
      long bytes = over() ? 0 : ring.size();
      for (SpoolFile file : files) {
        bytes += file.unread;
      }
      return (int) Math.min(Integer.MAX_VALUE, bytes);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody reads any more: all is given back. Any thread. */
  void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      ring.free();
      changed.signalAll();
      makeRoom();
    } finally {
      lock.unlock();
    }
    closeFiles();
  }

  // ---------------------------------------------------------------- both

  /** Whether what is kept is of no use any more. */
  private boolean over() {
    return closed || (failure != null && isAtOnce(failure));
  }

  /** Whether a failure is told before what came ahead of it is read: that is of no use then. */
  private static boolean isAtOnce(StdinException.Reason reason) {
    return switch (reason) {
      case TRUNCATED, TOO_SLOW -> false;
      case TOO_LARGE, ABORTED, NOT_STORED -> true;
    };
  }

  private void makeRoom() {
    if (roomAwaited && ring.halfEmpty()) {
      roomAwaited = false;
      roomMade.run();
    }
  }

  /** Closes the files of a body that is over, unless somebody is at them, who will. */
  void closeFiles() {
    List<SpoolFile> idle;
    lock.lock();
    try {
      if (!over() || moving || reading) {
        return;
      }
      idle = List.copyOf(files);
      files.clear();
    } finally {
      lock.unlock();
    }
    idle.forEach(SpoolFile::close);
  }
}
