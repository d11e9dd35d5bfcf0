package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where bodies are kept until they are read: how much memory and disk they take together, and the
 * thread that moves them from one to the other. Thread-safe.
 *
 * <p>One thread writes for all streams: the leading thread never waits for a disk, and one that
 * stalls holds up those connections alone whose bodies it is to take. It ends after {@value
 * #KEPT_SECONDS} s without work.
 */
final class BodyStore {
  /** Bytes of one move. */
  private static final int MOVE_BYTES = 64 * 1024;

  /** As {@link Workers} keep theirs. */
  private static final int KEPT_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(BodyStore.class);

  private final MemoryBound memory;
  private final AtomicLong space;
  private final Path folder;
  private final int streamBytes;
  private final Executor executor;
  private final Inlets inlets = new Inlets();
  private final OncePerMinute complaints = new OncePerMinute();

  /** The moving thread's; taken when first needed. */
  private byte[] moved = {};

  /**
   * @param executor runs one task at a time, in order
   */
  BodyStore(Limits limits, Executor executor) {
    this.memory = new MemoryBound(limits.bodiesMemory());
    this.space = new AtomicLong(limits.spoolBytes());
    this.folder = limits.spoolFolder();
    this.streamBytes = limits.streamMemory();
    this.executor = executor;
  }

  /** A thread that is there while it has work. */
  static ThreadPoolExecutor thread() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            KEPT_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread spooler = new Thread(null, task, "smisk-spooler", Workers.STACK_BYTES);
              spooler.setDaemon(true);
              return spooler;
            });
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  MemoryBound memory() {
    return memory;
  }

  /** By which jobs read themselves. */
  Inlets inlets() {
    return inlets;
  }

  /** Memory for one stream. */
  ByteRing ring() {
    return new ByteRing(memory, streamBytes);
  }

  /** Bytes that may still be written to disk. */
  long space() {
    return space.get();
  }

  /** Moves what a stream holds in memory to disk, piece by piece, and others' in between. */
  void spool(StreamedBody body, Spool spool) {
    execute(body, () -> moveOnce(body, spool));
  }

  /** Closes files that the calling thread must not wait for. */
  void discard(StreamedBody body, Spool spool) {
    execute(body, spool::closeFiles);
  }

  private void execute(StreamedBody body, Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException | OutOfMemoryError e) { // no thread, or stopped
      body.notStored();
      complain(e);
    }
  }

  private void moveOnce(StreamedBody body, Spool spool) {
    if (moved.length == 0) {
      moved = new byte[MOVE_BYTES];
    }
    boolean more;
    try {
      more = spool.move(moved);
    } catch (IOException | RuntimeException | Error e) {
      body.notStored();
      complain(e);
      return;
    }
    if (more) {
      spool(body, spool);
    }
  }

  SpoolFile createFile() throws IOException {
    return SpoolFile.create(folder, space);
  }

  private void complain(Throwable e) {
    if (complaints.permits()) {
      LOG.error(
          "A body could not be kept in {}: {}; its request is told so. Free space there, choose"
              + " another folder (SMISK_SPOOL_FOLDER), or raise SMISK_SPOOL_BYTES",
          folder,
          e.toString());
    }
  }
}
