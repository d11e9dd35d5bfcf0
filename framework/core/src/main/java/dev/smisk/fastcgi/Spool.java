package dev.smisk.fastcgi;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The part of a body that is on disk. Guarded by the body's lock, which is not held while the disk
 * works: {@link #moving} and {@link #reading} say who is at the files then, and the last to leave
 * closes those of a body that is over. Methods of the first half are called under it.
 */
final class Spool {
  private final StreamedBody body;
  private final BodyStore store;
  private final ReentrantLock lock;
  private final Condition changed;
  private final ByteRing ring;

  /** In the order of their bytes; the last is written to. */
  private final ArrayDeque<SpoolFile> files = new ArrayDeque<>(2);

  /** Whether what comes goes to disk: since it did not find room, until the reader caught up. */
  private boolean spooling;

  /** Whether the spooler has a task for this body. */
  private boolean taskQueued;

  /** Whether the spooler holds bytes that follow those in the files, and precede the ring's. */
  private boolean moving;

  private boolean reading;

  Spool(StreamedBody body, BodyStore store, ReentrantLock lock, Condition changed, ByteRing ring) {
    this.body = body;
    this.store = store;
    this.lock = lock;
    this.changed = changed;
    this.ring = ring;
  }

  void begin() {
    spooling = true;
    moveIfSpooling();
  }

  void moveIfSpooling() {
    if (spooling && !taskQueued && ring.size() > 0) {
      taskQueued = true;
      store.spool(body, this);
    }
  }

  long unread() {
    long bytes = 0;
    for (SpoolFile file : files) {
      bytes += file.unread;
    }
    return bytes;
  }

  /** The file that the next bytes are in, or null. */
  @Nullable SpoolFile readable() {
    SpoolFile first = files.peekFirst();
    return first != null && first.unread > 0 ? first : null;
  }

  /** Whether the next bytes are the ring's; asked where no file is {@link #readable}. */
  boolean caughtUp() {
    spooling &= moving;
    return !moving;
  }

  /** Whether nothing of the body is on disk, or on its way there. */
  boolean idle() {
    return !spooling && !moving && files.isEmpty();
  }

  /** The reader is about to {@link #take}. */
  void enter() {
    reading = true;
  }

  /** Has the files of a body that is over closed: it takes time that the leader does not have. */
  void discard() {
    if (!files.isEmpty()) {
      store.discard(body, this);
    }
  }

  // ---------------------------------------------------------------- without the lock

  /** Moves as many bytes as that takes; tells whether there are more. */
  boolean move(byte[] buffer) throws IOException {
    int count;
    SpoolFile last;
    lock.lock();
    try {
      count = spooling && !body.over() ? Math.min(ring.size(), buffer.length) : 0;
      if (count == 0) {
        taskQueued = false;
        return false;
      }
      moving = true;
      ring.take(buffer, 0, count);
      body.taken();
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
      taskQueued = spooling && !body.over() && ring.size() > 0;
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

  /** Takes bytes, at least 1, of a file that was {@link #readable}. */
  int take(SpoolFile file, byte @Nullable [] into, int offset, int length) throws IOException {
    int taken = 0;
    try {
      taken = file.take(into, offset, Math.min(length, unreadOf(file)));
      return taken;
    } catch (IOException e) {
      body.notStored();
      throw (IOException) new StdinException(StdinException.Reason.NOT_STORED).initCause(e);
    } finally {
      leave(file, taken);
    }
  }

  private int unreadOf(SpoolFile file) {
    lock.lock();
    try {
      return file.unread;
    } finally {
      lock.unlock();
    }
  }

  private void leave(SpoolFile file, int taken) {
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

  /** Closes the files of a body that is over, unless somebody is at them, who will. */
  void closeFiles() {
    List<SpoolFile> idle;
    lock.lock();
    try {
      if (!body.over() || moving || reading) {
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
