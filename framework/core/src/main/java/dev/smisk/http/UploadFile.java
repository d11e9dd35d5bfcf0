package dev.smisk.http;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A temporary file: written once, then read or moved, and deleted unless it was moved. Belongs to
 * one thread.
 *
 * <p>A {@link FileOutputStream} and not a channel: an interrupt that meets a channel closes it.
 */
final class UploadFile extends OutputStream {
  private final Path path;
  private final FileOutputStream out;
  private final AtomicLong space;
  private long written;

  /** What it still takes of the space. */
  private long taken;

  private UploadFile(Path path, FileOutputStream out, AtomicLong space) {
    this.path = path;
    this.out = out;
    this.space = space;
  }

  /**
   * A new one in a folder that nobody else can read, so that it has the permissions of any file
   * once it is moved.
   *
   * @param space bytes left for all such files; what is written is taken from it until the file is
   *     gone
   */
  static UploadFile create(Path folder, AtomicLong space) throws IOException {
    Path path = folder.resolve(UUID.randomUUID().toString());
    return new UploadFile(path, new FileOutputStream(path.toFile()), space);
  }

  Path path() {
    return path;
  }

  /** Bytes in it, or that were in it. */
  long size() {
    return written;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (space.addAndGet(-length) < 0) {
      space.addAndGet(length);
      throw notKept(folder(), new IOException("all that uploads may take on disk is in use"));
    }
    written += length;
    taken += length; // before the write: part of it may reach the disk
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw notKept(folder(), e);
    }
  }

  /** What a client is told where an upload cannot be kept; the cause is for the log. */
  static BodyException notKept(Path folder, IOException cause) {
    return new BodyException(
        503,
        "the server could not keep the upload; try again later",
        new IOException(
            "an upload could not be kept in "
                + folder
                + ": free space there, choose another folder (SMISK_SPOOL_FOLDER), or raise"
                + " SMISK_UPLOAD_BYTES",
            cause));
  }

  private Path folder() {
    return Objects.requireNonNull(path.getParent(), "made in a folder");
  }

  /** Has its bytes written to the disk itself; once it is closed. */
  void force() throws IOException {
    try (FileOutputStream again = new FileOutputStream(path.toFile(), true)) {
      again.getFD().sync();
    }
  }

  /** Ends writing: a form may have more files than a process descriptors. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  /** It is somebody else's now, or nobody's. */
  void forget() throws IOException {
    space.addAndGet(taken);
    taken = 0;
    close();
  }

  /** Deletes it. */
  void delete() throws IOException {
    try {
      Files.deleteIfExists(path);
    } finally {
      forget();
    }
  }
}
