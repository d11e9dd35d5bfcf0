package dev.smisk;

import dev.smisk.http.BodyOutput;
import dev.smisk.http.Response;
import dev.smisk.http.ResponseHead;
import dev.smisk.http.ResponseStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link dev.smisk.http.StreamWriter} writes to. Keeps the first bytes back until they are
 * too many or are flushed, and the head with them: a writer that fails before has said nothing yet,
 * and one that ends before has told its length. Holds the writer to an announced length. Belongs to
 * the handler's thread.
 */
final class AnswerStream extends BodyOutput {
  /** Held back at most: enough to tell whether a writer works at all. */
  static final int HELD_BYTES = 16 * 1024;

  private static final int FIRST_BYTES = 1024;
  private static final byte[] NOTHING = {};

  private final Response<?> response;
  private final AnswerOutput to;

  /** The announced length, or −1. */
  private final long length;

  private byte[] held = NOTHING;
  private int heldBytes;
  private long written;
  private boolean begun;
  private boolean closed;

  /** Whether the web server took no more. */
  private boolean lost;

  /** What a writer may have caught, and is not to be forgotten. */
  private @Nullable IOException failure;

  AnswerStream(Response<?> response, ResponseStream stream, AnswerOutput to) {
    this.response = response;
    this.to = to;
    this.length = stream.length();
  }

  /** Whether the head is on its way, so that the answer can't become another one. */
  boolean begun() {
    return begun;
  }

  /** Whether the web server took no more. */
  boolean lost() {
    return lost;
  }

  /** The body's bytes so far. */
  long written() {
    return written;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    checkRoom(count);
    written += count;
    if (!begun && heldBytes + (long) count <= HELD_BYTES) {
      hold(bytes, offset, count);
      return;
    }
    begin(length);
    send(bytes, offset, count);
  }

  @Override
  public void transfer(FileChannel from, long position, long count) throws IOException {
    checkRoom(count);
    begin(length);
    for (long done = 0; done < count; ) {
      int added = to.add(from, position + done, count - done);
      if (added < 0) {
        throw keep(endedEarly());
      }
      if (added == 0) {
        sendInStep();
      }
      written += added;
      done += added;
    }
  }

  /** A file's bytes need not wait in memory: they are at hand when there is room for them. */
  private void sendInStep() throws IOException {
    try {
      to.flushInStep();
    } catch (IOException e) {
      lost = true;
      throw keep(e);
    }
  }

  private void checkRoom(long count) throws IOException {
    if (closed) {
      throw new IOException("the answer's stream is closed: write before");
    }
    rethrow();
    if (length >= 0 && count > length - written) {
      throw keep(
          new IOException(
              "the answer was to have "
                  + length
                  + " bytes, and more are written: announce the right length, or none"));
    }
  }

  private void hold(byte[] bytes, int offset, int count) {
    if (heldBytes + count > held.length) {
      int larger = Math.max(Math.max(FIRST_BYTES, 2 * held.length), heldBytes + count);
      held = Arrays.copyOf(held, Math.min(larger, HELD_BYTES));
    }
    System.arraycopy(bytes, offset, held, heldBytes, count);
    heldBytes += count;
  }

  /** Sends the head and what was held back. */
  private void begin(long announced) throws IOException {
    if (begun) {
      return;
    }
    byte[] head = ResponseHead.encode(response, announced);
    begun = true;
    send(head, 0, head.length);
    Answer.warnIfLong(head);
    send(held, 0, heldBytes);
    held = NOTHING;
  }

  private void send(byte[] bytes, int offset, int count) throws IOException {
    try {
      to.write(bytes, offset, count);
    } catch (IOException e) {
      lost = true;
      throw keep(e);
    }
  }

  private IOException keep(IOException e) {
    failure = e;
    return e;
  }

  private void rethrow() throws IOException {
    IOException before = failure;
    if (before != null) {
      throw new IOException(before.getMessage(), before);
    }
  }

  @Override
  public void flush() throws IOException {
    if (closed) {
      return;
    }
    rethrow();
    begin(length);
    try {
      to.flush();
    } catch (IOException e) {
      lost = true;
      throw keep(e);
    }
  }

  /** For wrappers that close what they wrap; the answer ends when its writer returns. */
  @Override
  public void close() {
    closed = true;
  }

  /**
   * All is written.
   *
   * @throws IOException if that is less than was announced, or an earlier write failed
   */
  void finish() throws IOException {
    rethrow();
    if (length >= 0 && written < length) {
      throw new IOException(
          "the answer was to have "
              + length
              + " bytes, and only "
              + written
              + " were written: announce the right length, or none");
    }
    begin(written);
    closed = true;
  }
}
