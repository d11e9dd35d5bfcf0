package dev.smisk.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread of one process at a time write what has a certain hash: by a lock of this process
 * and, under it, the lock of a file among processes. The kernel gives the latter back when a
 * process ends, however it ends. Thread-safe.
 *
 * <p>Files are kept open: POSIX drops all locks of a process on a file when it closes any
 * descriptor of that file. For the same reason a file's lock is tried again and again and not
 * waited for, as an interrupt would close it. Who is interrupted gives up: nobody wants the answer.
 */
final class FileLocks implements AutoCloseable {
  private static final int STRIPES = 64;
  private static final long MIN_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Logger log = LoggerFactory.getLogger(FileLocks.class);

  /** What is done under a lock. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  private static final class Stripe {
    final ReentrantLock lock = new ReentrantLock();
    final Path file;

    /** Guarded by the lock. */
    @Nullable FileChannel channel;

    /** Guarded by the lock. */
    boolean closed;

    Stripe(Path file) {
      this.file = file;
    }

    FileChannel open() throws IOException {
      if (closed) {
        throw new IOException("the store of session files is closed");
      }
      FileChannel opened = channel;
      if (opened == null) {
        opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = opened;
      }
      return opened;
    }
  }

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final long waitNanos;

  /**
   * @param wait for another process; within this one, calls wait for each other as long as each may
   */
  FileLocks(Path folder, Duration wait) {
    waitNanos = wait.toNanos();
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(folder.resolve("lock-%02x".formatted(i)));
    }
  }

  /**
   * Does something while nobody else does anything of this hash.
   *
   * @throws IOException if another process holds the lock for longer, or this thread is interrupted
   *     while it waits
   */
  <T> T under(byte[] hash, Action<T> action) throws IOException {
    Stripe stripe = stripes[hash[0] & (STRIPES - 1)];
    try {
      stripe.lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(stripe);
    }
    try {
      FileLock file = lock(stripe);
      try {
        return action.run();
      } finally {
        file.release();
      }
    } finally {
      stripe.lock.unlock();
    }
  }

  private FileLock lock(Stripe stripe) throws IOException {
    long end = System.nanoTime() + waitNanos;
    long pause = MIN_PAUSE_NANOS;
    while (true) {
      FileLock lock = tryLock(stripe.open());
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - end >= 0) {
        throw new IOException(
            stripe.file
                + " has been locked by another process for "
                + Duration.ofNanos(waitNanos).toMillis()
                + " ms: does it hang?");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(stripe);
      }
      LockSupport.parkNanos(stripe, pause);
      pause = Math.min(2 * pause, MAX_PAUSE_NANOS);
    }
  }

  private static InterruptedIOException interrupted(Stripe stripe) {
    return new InterruptedIOException("interrupted while " + stripe.file + " was locked");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another store of this process, in the same folder
    }
  }

  @Override
  public void close() {
    for (Stripe stripe : stripes) {
      stripe.lock.lock();
      try {
        stripe.closed = true;
        if (stripe.channel != null) {
          stripe.channel.close();
        }
      } catch (IOException e) {
        log.warn("{} could not be closed", stripe.file, e);
      } finally {
        stripe.lock.unlock();
      }
    }
  }
}
