package dev.smisk.http;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where uploads are kept that do not fit into memory: a folder of one app that only its user can
 * read, made when first needed and deleted with the app. Thread-safe.
 *
 * <p>Files are deleted when their requests end. Those of a process that was killed are left, since
 * one that has no name could not be moved; the next app that starts with the same parent deletes
 * them. It knows by a lock on a file in each folder, which the system gives up with the process, so
 * that it never takes a living one's, in whatever container that lives; a folder without that file,
 * which nobody has got to, once it is an hour old. What is being made elsewhere, where an upload is
 * to stay, is noted here by its path, so that the same app finds that, too.
 */
public final class UploadFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(UploadFolder.class);
  private static final String PREFIX = "smisk-uploads-";
  private static final String LOCK = "lock";

  /** Ends the names of notes. */
  private static final String NOTE = ".note";

  /** No folder is without a lock for so long. */
  private static final Duration NO_LOCK = Duration.ofHours(1);

  private final Path parent;
  private final AtomicLong space;

  /** Of this process: its folders are not tried, as a process loses its locks so. */
  private final String own;

  /** Guarded by this; null until needed. */
  private @Nullable Path folder;

  /** Holds the lock while it is open. Guarded by this. */
  private @Nullable RandomAccessFile lock;

  private boolean closed;

  /** Of those limits; nothing is made yet. */
  public UploadFolder(FormLimits limits) {
    this.parent = limits.uploadFolder();
    this.space = new AtomicLong(limits.uploadBytes());
    ProcessHandle process = ProcessHandle.current();
    long begun = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    this.own = PREFIX + process.pid() + "-" + begun + "-";
  }

  /** The folder in which its own is made. */
  Path parent() {
    return parent;
  }

  /** A new empty file. */
  UploadFile create() throws IOException {
    return UploadFile.create(folder(), space);
  }

  /**
   * Notes a file that is about to be made elsewhere, to be deleted if this process is killed.
   *
   * @return the note, which is to be deleted when that file is gone, or has its name for good
   */
  Path note(Path unfinished) throws IOException {
    Path note = folder().resolve(UUID.randomUUID() + NOTE);
    try {
      return Files.writeString(note, unfinished.toString());
    } catch (IOException e) {
      Files.deleteIfExists(note);
      throw e;
    }
  }

  private synchronized Path folder() throws IOException {
    if (closed) {
      throw new IOException("the app has stopped");
    }
    Path made = folder;
    if (made == null) {
      made = Files.createTempDirectory(parent, own); // mode 0700
      Path unlocked = made.resolve("lock.new");
      RandomAccessFile file = new RandomAccessFile(unlocked.toFile(), "rw");
      lock = file;
      file.getChannel().tryLock();
      Files.move(unlocked, made.resolve(LOCK)); // from now on it counts
      folder = made;
    }
    return made;
  }

  /** Deletes what processes left that are no more. Never throws. */
  public void clean() {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path left : folders) {
        if (!left.getFileName().toString().startsWith(own) && isAbandoned(left)) {
          deleteNoted(left);
          delete(left);
          log.info("deleted {}, which a process that is no more had left", left);
        }
      }
    } catch (IOException | RuntimeException e) {
      log.warn("could not look for what was left in {}: {}", parent, e.toString());
    }
  }

  private static boolean isAbandoned(Path left) {
    Path file = left.resolve(LOCK);
    if (!Files.exists(file)) {
      return isOld(left); // else it is just being made
    }
    if (!Files.isWritable(file)) {
      return false; // another user's
    }
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        FileLock got = opened.getChannel().tryLock()) {
      return got != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whose process was killed before there was a lock; deleting another user's would fail. */
  private static boolean isOld(Path left) {
    long made = left.toFile().lastModified(); // 0 if it has just vanished
    return Files.isWritable(left)
        && Instant.ofEpochMilli(made).plus(NO_LOCK).isBefore(Instant.now());
  }

  private static void deleteNoted(Path left) throws IOException {
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(left, "*" + NOTE)) {
      for (Path note : notes) {
        Path unfinished = noted(note);
        if (unfinished != null && Files.deleteIfExists(unfinished)) {
          log.info("deleted {}, which a process that is no more had left", unfinished);
        }
      }
    }
  }

  /** Null where it names none of ours: it was cut off while it was written. */
  private static @Nullable Path noted(Path note) throws IOException {
    try {
      Path unfinished = Path.of(Files.readString(note));
      return UploadMove.isUnfinished(unfinished) ? unfinished : null;
    } catch (CharacterCodingException | InvalidPathException e) {
      return null;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Deletes the folder and what is still in it. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Path made = folder;
    RandomAccessFile held = lock;
    folder = null;
    lock = null;
    try {
      if (made != null) {
        delete(made);
      }
    } finally {
      if (held != null) {
        held.close();
      }
    }
  }
}
