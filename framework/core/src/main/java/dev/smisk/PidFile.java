package dev.smisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that names the process that serves: for those who supervise it, and for the instance
 * that takes over, which sends SIGTERM to the process found there.
 *
 * <p>A number in a file may long be a stranger's. So whoever serves holds a lock on the first byte
 * of its file, which the system gives up when the process ends, however it ends: a file without it
 * is a leftover, and with it the number is right; start times would not tell as surely, since they
 * move with the clock. Whoever takes over holds the second byte meanwhile, so that two cannot at
 * once and the owner does not remove a file that is being replaced. (Locks of {@code fcntl}; any
 * byte of a file can be locked, there or not.) The file holds the number and a line feed, no more:
 * scripts read it.
 *
 * <p>Processes that cannot see each other, in containers for example, must not share one. Used by
 * the thread that starts the app, then by the one that closes it.
 */
final class PidFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PidFile.class);

  private static final long SERVES = 0;
  private static final long IS_REPLACED = 1;

  /** More than any number of a process needs. */
  private static final int MAX_BYTES = 32;

  private final Path path;

  /** Ours, under its temporary name until {@link #publish}. */
  private final Path file;

  private final FileChannel channel;
  private final @Nullable Object key;

  /** What was there, and is open as long as it is being replaced. */
  private @Nullable Before before;

  private boolean published;

  /**
   * The file that is to be replaced.
   *
   * @param process the one that serves; null: none any more
   */
  private record Before(FileChannel channel, @Nullable Long process) {}

  private PidFile(Path path, Path file, FileChannel channel, @Nullable Before before)
      throws IOException {
    this.path = path;
    this.file = file;
    this.channel = channel;
    this.before = before;
    this.key = keyOf(file);
  }

  /**
   * Prepares to be the process named there, so that nothing can fail once it serves.
   *
   * @param takeOver whether one that serves is no error
   * @throws StartException if another serves and is not to be replaced, or is just being replaced,
   *     or if no file can be written there
   */
  static PidFile claim(Path path, boolean takeOver) {
    Path absolute = path.toAbsolutePath();
    Before before = null;
    Path file = null;
    FileChannel channel = null;
    try {
      before = find(absolute);
      if (before != null && before.process() != null && !takeOver) {
        throw new StartException(
            "process "
                + before.process()
                + ", named in "
                + path
                + ", serves already: stop it, or replace it by --take-over",
            null);
      }
      file = Files.createTempFile(absolute.getParent(), ".pid", null);
      if (before != null && !Files.getOwner(file).equals(Files.getOwner(absolute))) {
        throw new StartException(
            "the pid file " + path + " is another user's: remove it, or choose another", null);
      }
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.lock(SERVES, 1, false);
      String text = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      }
      return new PidFile(absolute, file, channel, before);
    } catch (IOException e) {
      abandon(before, channel, file);
      throw new StartException(explained(path, e), e);
    } catch (StartException e) {
      abandon(before, channel, file);
      throw e;
    }
  }

  private static String explained(Path path, IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "there is no directory for it; create it first"
            : e instanceof AccessDeniedException
                ? "this user may not; choose a directory that it may write to, as systemd makes"
                    + " one for RuntimeDirectory="
                : e.toString();
    return "cannot write the pid file " + path + ": " + why;
  }

  private static void abandon(
      @Nullable Before before, @Nullable FileChannel channel, @Nullable Path file) {
    try {
      if (channel != null) {
        channel.close();
      }
      if (before != null) {
        before.channel().close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("The temporary file {} stays behind: {}", file, e.toString());
    }
  }

  /** The file there, held against others who would replace it; null if there is none. */
  private static @Nullable Before find(Path path) throws IOException {
    while (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Object key = keyOf(path);
      FileChannel channel;
      try {
        channel =
            FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException gone) {
        continue;
      }
      try {
        if (!lock(channel, IS_REPLACED)) {
          throw new StartException(
              "another process is just taking over from the one in " + path + ": try again", null);
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Objects.equals(key, keyOf(path))) {
          return new Before(channel, lock(channel, SERVES) ? null : read(path, channel));
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close(); // it was replaced before we held it
    }
    return null;
  }

  private static boolean lock(FileChannel channel, long which) throws IOException {
    try {
      FileLock lock = channel.tryLock(which, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this very process
    }
  }

  private static long read(Path path, FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
    while (channel.read(bytes) > 0) {
      // until its end, or all that can be a number
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new StartException(
          "the pid file "
              + path
              + " is held by a process and names none, so it is no pid file: choose another path",
          null);
    }
    return Long.parseLong(text);
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /**
   * Puts the file in its place now that this process serves, and tells the one that served before
   * to stop.
   */
  void publish() throws IOException {
    Files.move(file, path, StandardCopyOption.ATOMIC_MOVE);
    published = true;
    Before old = before;
    before = null;
    if (old != null) {
      if (old.process() != null) {
        dismiss(old.process(), ProcessHandle.of(old.process()).orElse(null));
      }
      old.channel().close(); // only now: nobody else must tell it a second time
    }
  }

  /** Tells that process to stop, if it is one that this one can have replaced. */
  void dismiss(long pid, @Nullable ProcessHandle process) {
    if (process == null
        || process.equals(ProcessHandle.current())
        || !process.info().user().equals(ProcessHandle.current().info().user())) {
      log.warn(
          "{} named process {}, which this one cannot stop: no other of this user is seen by that"
              + " number",
          path,
          pid);
    } else if (process.destroy()) {
      log.info("took over from process {}, which ends when its connections are closed", pid);
    } else {
      log.warn("took over from process {}, which could not be told to stop: do it by SIGTERM", pid);
    }
  }

  /** Removes the file, unless it is another's or about to be. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (!published) {
        abandon(before, null, file);
      } else if (lock(channel, IS_REPLACED)
          && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && Objects.equals(key, keyOf(path))) {
        Files.delete(path);
      }
    }
  }
}
