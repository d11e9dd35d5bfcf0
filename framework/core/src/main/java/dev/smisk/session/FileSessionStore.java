package dev.smisk.session;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each session in a file of one folder: they outlive the process, and any number of processes
 * on one machine may share the folder. Thread-safe.
 *
 * <ul>
 *   <li>A write makes a new file beside the old one and renames it: a reader, or a process that is
 *       killed, leaves or finds the old version or the new one, whole.
 *   <li>Writes of one session are one after the other, among processes too, by locks on files
 *       ({@code lock-00} to {@code lock-3f}). Network file systems do not keep such locks for sure:
 *       use a local one.
 *   <li>{@link Sync#ALWAYS}: what was written or deleted is on the disk before the call returns, so
 *       that it outlives a power failure. {@link Sync#NEVER}: it outlives the process, and a power
 *       failure takes what the system has not written yet. A {@link #touch} is never waited for.
 *   <li>A file that is damaged, or was put there under another's name, is an {@link IOException}
 *       that names it, and stays for somebody to look at.
 *   <li>The time of a file's last modification is when its session ends. Every minute files of
 *       ended sessions, and what killed processes left of unfinished ones after an hour, are
 *       removed. All else in the folder is left alone.
 * </ul>
 *
 * <p>Files are named by a hash of the id, so that who sees the names can use no session. Folder and
 * files are the process's user's alone.
 */
public final class FileSessionStore implements SessionStore {
  /** Whether a write waits for the disk. */
  public enum Sync {
    /** It does. */
    ALWAYS,
    /** It doesn't. */
    NEVER
  }

  private static final FileAttribute<?>[] OWNERS_ALONE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
          }
          : new FileAttribute<?>[0];

  private static final Duration LOCK_TIME = SessionLimits.DEFAULT.storeTime();

  private final Path folder;
  private final SessionFiles files;
  private final FileLocks locks;
  private final FileSweeper sweeper;
  private final InstantSource clock;

  private FileSessionStore(Path folder, Sync sync, Duration lockTime, InstantSource clock)
      throws IOException {
    Files.createDirectories(folder, OWNERS_ALONE);
    this.folder = folder;
    this.files = new SessionFiles(folder, sync == Sync.ALWAYS);
    this.locks = new FileLocks(folder, lockTime);
    this.clock = clock;
    this.sweeper = new FileSweeper(folder, locks, clock);
  }

  /**
   * In this folder, which is made if it is missing, and written through to the disk.
   *
   * @throws IllegalArgumentException if it cannot be used
   */
  public static FileSessionStore at(Path folder) {
    return at(folder, Sync.ALWAYS);
  }

  /**
   * The same, written through or not.
   *
   * @throws IllegalArgumentException if the folder cannot be used
   */
  public static FileSessionStore at(Path folder, Sync sync) {
    return at(folder, sync, LOCK_TIME);
  }

  /**
   * The same with another time in which a process that holds a session's lock must give it back,
   * past which a call fails. Default: 2 s, as long as a request waits for the store. {@code
   * --session-folder} takes {@code SMISK_SESSION_STORE_TIME}.
   *
   * @throws IllegalArgumentException if the folder cannot be used
   */
  public static FileSessionStore at(Path folder, Sync sync, Duration lockTime) {
    return at(folder, sync, lockTime, InstantSource.system());
  }

  /** The same by another clock, for tests. */
  public static FileSessionStore at(Path folder, Sync sync, InstantSource clock) {
    return at(folder, sync, LOCK_TIME, clock);
  }

  private static FileSessionStore at(
      Path folder, Sync sync, Duration lockTime, InstantSource clock) {
    try {
      return new FileSessionStore(folder, sync, lockTime, clock);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "sessions cannot be kept in " + folder + ": give a folder that this process may write to",
          e);
    }
  }

  @Override
  public @Nullable Entry read(String id) throws IOException {
    SessionFiles.Name name = SessionFiles.name(id);
    try {
      Path file = folder.resolve(name.file());
      return isOver(file) ? null : files.read(name);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private boolean isOver(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis() <= clock.millis();
  }

  @Override
  public boolean write(String id, byte[] data, Duration ttl, long expectedVersion)
      throws IOException {
    sweeper.begin();
    SessionFiles.Name name = SessionFiles.name(id);
    return locks.under(
        name.hash(),
        () -> {
          if (version(name) != expectedVersion) {
            return false;
          }
          files.write(name, data, expectedVersion + 1, end(ttl));
          return true;
        });
  }

  /** That of a file which is damaged is not known: it is not written over. */
  private long version(SessionFiles.Name name) throws IOException {
    try {
      return isOver(folder.resolve(name.file())) ? 0 : files.read(name).version();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private FileTime end(Duration ttl) {
    return FileTime.fromMillis(Math.addExact(clock.millis(), ttl.toMillis()));
  }

  @Override
  public void touch(String id, Duration ttl) throws IOException {
    SessionFiles.Name name = SessionFiles.name(id);
    Path file = folder.resolve(name.file());
    try {
      locks.under(
          name.hash(), () -> isOver(file) ? file : Files.setLastModifiedTime(file, end(ttl)));
    } catch (NoSuchFileException e) {
      // There is none.
    }
  }

  @Override
  public void delete(String id) throws IOException {
    SessionFiles.Name name = SessionFiles.name(id);
    locks.under(name.hash(), () -> files.delete(name));
  }

  /** Removes now what the store would remove by itself; for tests. */
  void sweep() throws IOException {
    sweeper.sweep();
  }

  @Override
  public void close() {
    sweeper.close();
    locks.close();
  }
}
