package dev.smisk.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * What a body is written to, which can take a file's bytes without a copy of them on the heap: the
 * stream that a {@link StreamWriter} is given is one.
 */
public abstract class BodyOutput extends OutputStream {
  private static final int COPIED_BYTES = 16 * 1024;

  /** For what writes to web servers. */
  protected BodyOutput() {}

  /**
   * Writes a part of a file.
   *
   * @throws EOFException if the file ends before that
   * @throws IOException if it cannot be read, or the web server takes no more
   */
  public abstract void transfer(FileChannel from, long position, long count) throws IOException;

  /** That stream, or one around it which copies. */
  public static BodyOutput of(OutputStream out) {
    return out instanceof BodyOutput output ? output : new Copying(out);
  }

  /** For a file that has become shorter since its length was told. */
  public static EOFException endedEarly() {
    return new EOFException("the file became shorter while it was sent");
  }

  /** For streams that somebody else put around ours. */
  private static final class Copying extends BodyOutput {
    private final OutputStream out;

    Copying(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public void transfer(FileChannel from, long position, long count) throws IOException {
      byte[] bytes = new byte[(int) Math.min(count, COPIED_BYTES)];
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      for (long done = 0; done < count; ) {
        buffer.clear().limit((int) Math.min(count - done, bytes.length));
        int read = from.read(buffer, position + done);
        if (read < 0) {
          throw endedEarly();
        }
        out.write(bytes, 0, read);
        done += read;
      }
    }
  }
}
