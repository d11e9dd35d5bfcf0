package dev.smisk.fastcgi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a job reads of a {@link StreamedBody}. Thread-safe: one reads after the other. */
final class BodyStream extends InputStream {
  /** A piece of {@link #transferTo}: no less than what web servers put into a record. */
  private static final int TRANSFER_BYTES = 32 * 1024;

  private final StreamedBody body;
  private final ReentrantLock turn = new ReentrantLock();

  BodyStream(StreamedBody body) {
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    turn.lock();
    try {
      return take(into, offset, length);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public long skip(long count) throws IOException {
    long left = count;
    turn.lock();
    try {
      while (left > 0) {
        int skipped = take(null, 0, (int) Math.min(left, Integer.MAX_VALUE));
        if (skipped < 0) {
          break;
        }
        left -= skipped;
      }
    } finally {
      turn.unlock();
    }
    return count - left;
  }

  private int take(byte @Nullable [] into, int offset, int length) throws IOException {
    try {
      return body.take(into, offset, length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while waiting for the body").initCause(e);
    }
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[TRANSFER_BYTES];
    long total = 0;
    int count;
    while ((count = read(buffer, 0, buffer.length)) >= 0) {
      out.write(buffer, 0, count);
      total += count;
    }
    return total;
  }

  @Override
  public int available() {
    return body.available();
  }

  /** Discards the rest. */
  @Override
  public void close() {
    body.close();
  }
}
