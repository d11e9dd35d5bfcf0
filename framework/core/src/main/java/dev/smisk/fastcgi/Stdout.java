package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Where a job writes its answer. Bytes gather in a buffer of 32 KiB; an answer that fits leaves in
 * one system call, its end included.
 *
 * <p>Belongs to the thread that runs the job: on any other, all but {@link #aborted()}, {@link
 * #replaced()} and {@link #late()} throws {@link IllegalStateException}. That is what makes it safe
 * to give the next request the same buffer.
 *
 * <p>Records are padded to eight bytes, as section 3.3 of the specification recommends: it takes
 * one store, and zeros are what pads, never an earlier answer's bytes.
 */
public final class Stdout {
  private final Exchange exchange;
  private final Output output;

  /** The thread that runs the job; null before and after, and while the answer is pending. */
  private @Nullable Thread owner;

  /** Position 0 to 7: room for the record's header; from 8 on its content. Null until needed. */
  private @Nullable ByteBuffer buffer;

  /** Whether the buffer goes back to the pool, and not to the leading thread. */
  private boolean pooled;

  Stdout(Exchange exchange, Output output) {
    this.exchange = exchange;
    this.output = output;
  }

  /**
   * Adds bytes to the answer. Waits while the web server does not read and more than {@link
   * Limits#pendingBytes()} are pending.
   *
   * @throws IOException if the request was aborted, or the connection closed, broke or was dropped
   *     after {@link Limits#writeStall()}; nothing can be written from then on
   */
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer into = buffer();
    int from = offset;
    int left = length;
    while (left > 0) {
      int room = Protocol.HEADER_BYTES + OutputBuffers.CONTENT_BYTES - into.position();
      if (room == 0) {
        flush();
        continue;
      }
      int part = Math.min(left, room);
      into.put(bytes, from, part);
      from += part;
      left -= part;
    }
  }

  /**
   * Adds of a part of a file what there is room for until the next {@link #flush}: read into the
   * buffer itself, and nothing is sent. Not by {@link FileChannel#transferTo}: what a record's
   * header has announced must follow, whatever becomes of the file meanwhile.
   *
   * @return bytes added: 0 where there is no room, −1 at the file's end
   * @throws IOException if the file cannot be read; the answer can go on
   */
  public int add(FileChannel from, long position, long count) throws IOException {
    ByteBuffer into = buffer();
    int end = Protocol.HEADER_BYTES + OutputBuffers.CONTENT_BYTES;
    if (into.position() == end || count == 0) {
      return 0;
    }
    int limit = into.limit();
    into.limit((int) Math.min(end, into.position() + count));
    try {
      return from.read(into, position);
    } finally {
      into.limit(limit);
    }
  }

  /** Sends what {@link #write} has gathered. */
  public void flush() throws IOException {
    flush(highWater());
  }

  /**
   * The same once the web server has taken all that was sent before: for who has more at hand than
   * is to wait in memory for a slow one.
   */
  public void flushInStep() throws IOException {
    flush(1);
  }

  private int highWater() {
    return exchange.engine().limits().pendingBytes();
  }

  private void flush(int room) throws IOException {
    ByteBuffer records = buffer();
    if (finishRecord(records)) {
      try {
        output.send(exchange, records.flip(), false, room);
      } finally {
        records.clear().position(Protocol.HEADER_BYTES); // whoever writes on is told so again
      }
    }
  }

  /** Completes the answer: the web server sees its end. */
  public void end() throws IOException {
    ByteBuffer records = buffer();
    if (!finishRecord(records)) {
      records.position(0);
    }
    records.putLong(Protocol.header(Protocol.STDOUT, exchange.id, 0, 0));
    records.putLong(Protocol.header(Protocol.END_REQUEST, exchange.id, 8, 0));
    records.putLong(Protocol.end(Protocol.REQUEST_COMPLETE));
    try {
      output.send(exchange, records.flip(), true, highWater());
    } finally {
      release();
      output.fail(exchange); // of no effect if the end was sent
    }
  }

  /**
   * Gives the answer up, so that the web server sees an error and never takes what came for a
   * whole: neither the end nor what is still in the buffer is sent, and the connection closes when
   * its other requests have ended. Of no effect after {@link #end()}.
   */
  public void fail() {
    if (owner != null) {
      checkOwner();
      release();
      output.fail(exchange);
    }
  }

  /**
   * The answer is pending: the job's run is to return now, and is called once more when the result
   * is resumed, be it at once, or when nobody waits for the answer any more: if the web server
   * gives the request up or closes the connection, or past {@link Limits#handlerTime()}. Until then
   * it holds no thread.
   *
   * @throws IllegalStateException if something of the answer has been written
   */
  public Suspension suspend() {
    checkOwner();
    if (exchange.sent || (buffer != null && buffer.position() > Protocol.HEADER_BYTES)) {
      throw new IllegalStateException("the answer has begun: suspend it before the first write");
    }
    release();
    Suspension suspension = new Suspension(exchange, this);
    exchange.suspension = suspension;
    return suspension;
  }

  /**
   * Whether nobody waits for the answer any more: the web server sent ABORT_REQUEST or closed the
   * connection. Any thread may ask.
   */
  public boolean aborted() {
    return exchange.abandoned();
  }

  /**
   * Whether a refusal has answered in this job's place, as it ran longer than {@link
   * Limits#handlerTime()}. Any thread may ask.
   */
  public boolean replaced() {
    return exchange.replaced;
  }

  /**
   * Whether the job ran longer than {@link Limits#handlerTime()} and was given up. Any thread may
   * ask.
   */
  public boolean late() {
    return exchange.late;
  }

  /**
   * From now on an abort, or the end of the connection, interrupts the calling thread while it runs
   * this job; at once where it came before. What is left of the interrupt is cleared at the job's
   * end.
   */
  public void interruptOnAbort() {
    checkOwner();
    Execution.interruptOnAbort(exchange);
  }

  /**
   * Begins the job; {@code lent} is the leading thread's buffer, or null to take one when needed.
   */
  void open(@Nullable ByteBuffer lent) {
    owner = Thread.currentThread();
    if (lent != null) {
      buffer = lent.clear().position(Protocol.HEADER_BYTES);
    }
  }

  private ByteBuffer buffer() {
    checkOwner();
    if (buffer == null) {
      buffer = exchange.engine().outputBuffers().take().clear().position(Protocol.HEADER_BYTES);
      pooled = true;
    }
    return buffer;
  }

  private void checkOwner() {
    if (owner != Thread.currentThread()) {
      throw new IllegalStateException(
          owner == null
              ? "the answer has ended or is pending: write before end(), while the job runs"
              : "the answer belongs to the thread that runs the job, " + owner.getName());
    }
  }

  private void release() {
    owner = null;
    if (pooled && buffer != null) {
      exchange.engine().outputBuffers().giveBack(buffer);
    }
    buffer = null;
  }

  /** Completes header and padding of the record at the buffer's begin; false where it is empty. */
  private boolean finishRecord(ByteBuffer record) {
    int content = record.position() - Protocol.HEADER_BYTES;
    if (content == 0) {
      return false;
    }
    int padding = -content & 7;
    record.putLong(0, Protocol.header(Protocol.STDOUT, exchange.id, content, padding));
    int end = record.position();
    record.putLong(end, 0).position(end + padding);
    return true;
  }
}
