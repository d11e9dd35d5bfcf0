package dev.smisk.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files of sessions that have ended, every minute, on a thread of its own which begins with
 * the first write. It touches files alone that are named as ours are.
 */
final class FileSweeper implements AutoCloseable {
  private static final long EVERY_MILLIS = TimeUnit.MINUTES.toMillis(1);

  /** No write takes so long. */
  private static final long UNFINISHED_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** A sweep that was interrupted ends with the file that it is at. */
  private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private static final int HASH_CHARS = 64;
  private static final Logger log = LoggerFactory.getLogger(FileSweeper.class);

  private final Path folder;
  private final FileLocks locks;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock for writing; null until it has begun. */
  private volatile @Nullable Thread thread;

  private volatile boolean closed;

  FileSweeper(Path folder, FileLocks locks, InstantSource clock) {
    this.folder = folder;
    this.locks = locks;
    this.clock = clock;
  }

  void begin() {
    if (thread != null) {
      return;
    }
    lock.lock();
    try {
      if (thread == null && !closed) {
        Thread begun = new Thread(this::run, "smisk-session-files");
        begun.setDaemon(true);
        begun.start();
        thread = begun;
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!closed) {
      try {
        sweep();
        Thread.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        return; // closed
      } catch (IOException | RuntimeException e) {
        if (!closed) {
          log.warn("files of ended sessions in {} could not be removed; trying again", folder, e);
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: the next sweep ends at once
    }
  }

  void sweep() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (closed) {
          return;
        }
        try {
          if (SessionFiles.SESSION.matcher(name).matches()) {
            sweepSession(file, name);
          } else if (SessionFiles.UNFINISHED.matcher(name).matches()) {
            sweepUnfinished(file);
          }
        } catch (NoSuchFileException e) {
          // Another process was quicker.
        }
      }
    }
  }

  private void sweepSession(Path file, String name) throws IOException {
    if (!isOver(file)) {
      return;
    }
    byte[] hash = HexFormat.of().parseHex(name.substring(0, HASH_CHARS));
    // Still, now that nobody else writes it?
    locks.under(hash, () -> isOver(file) && Files.deleteIfExists(file));
  }

  private boolean isOver(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && modified(file) <= clock.millis();
  }

  /** Its time of modification is that of its end, so ttl goes on top; what is left lives longer. */
  private void sweepUnfinished(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && modified(file) + UNFINISHED_MILLIS <= clock.millis()) {
      Files.delete(file);
    }
  }

  private static long modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  /** Once it returns, nothing in the folder is opened, made or removed any more. */
  @Override
  public void close() {
    Thread begun;
    lock.lock();
    try {
      closed = true;
      begun = thread;
    } finally {
      lock.unlock();
    }
    if (begun != null) {
      begun.interrupt();
      await(begun);
    }
  }

  private void await(Thread begun) {
    try {
      begun.join(CLOSE_MILLIS);
      if (begun.isAlive()) {
        log.warn(
            "files of ended sessions in {} are still being removed: does the disk hang?", folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // who closes is in a hurry
    }
  }
}
