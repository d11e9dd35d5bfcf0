package dev.smisk.fastcgi;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a body on disk, written at its end by one thread while another reads from its begin.
 * It has no name from the moment it is open, so that nothing is left whatever becomes of the
 * process; only its owner could have opened it before.
 *
 * <p>{@link RandomAccessFile} and not a channel: an interrupt that meets a channel closes it. One
 * for each direction, as each has its own position.
 */
final class SpoolFile {
  /** Bytes of one file: of a body that is larger, what was read leaves the disk in such pieces. */
  static final int BYTES = 64 * 1024 * 1024;

  private final RandomAccessFile out;
  private final RandomAccessFile in;
  private final AtomicLong space;

  /** Bytes written. The writing thread's, and whoever's that closes. */
  private int written;

  /** Bytes that can be read; guarded by the body's lock. */
  int unread;

  private SpoolFile(RandomAccessFile out, RandomAccessFile in, AtomicLong space) {
    this.out = out;
    this.in = in;
    this.space = space;
  }

  /**
   * @param space bytes left for all such files; what is written is taken from it until the file
   *     closes
   */
  static SpoolFile create(Path folder, AtomicLong space) throws IOException {
    Path path = Files.createTempFile(folder, "smisk-", ".spool"); // mode 0600
    try {
      RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw");
      try {
        return new SpoolFile(out, new RandomAccessFile(path.toFile(), "r"), space);
      } catch (IOException | RuntimeException | Error e) {
        out.close();
        throw e;
      }
    } finally {
      Files.delete(path);
    }
  }

  boolean full() {
    return written >= BYTES;
  }

  void write(byte[] bytes, int count) throws IOException {
    if (space.addAndGet(-count) < 0) {
      space.addAndGet(count);
      throw new IOException("all that may be kept on disk is in use");
    }
    written += count; // before the write: part of it may reach the disk
    out.write(bytes, 0, count);
  }

  /**
   * Takes the next bytes.
   *
   * @param into null to skip them
   * @param count at most {@link #unread}
   */
  int take(byte @Nullable [] into, int offset, int count) throws IOException {
    if (into == null) {
      in.seek(in.getFilePointer() + count);
      return count;
    }
    int taken = in.read(into, offset, count);
    if (taken < 0) {
      throw new EOFException("what was written is not there");
    }
    return taken;
  }

  /** Gives the space back; may take as long as the file system does to free it. */
  void close() {
    space.addAndGet(written);
    written = 0;
    try (in;
        out) {
      // Nothing to do but to close both.
    } catch (IOException e) {
      // It has no name: the system frees it.
    }
  }
}
