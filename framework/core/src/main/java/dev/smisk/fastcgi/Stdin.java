package dev.smisk.fastcgi;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, as its {@link Intake} wanted it.
 *
 * <p>Collected by the leading thread before the job starts, then owned by the thread that runs the
 * job; or streamed, and then still filled while the job reads.
 */
public final class Stdin {
  private static final byte[] EMPTY = {}; // before NONE, which begins with it

  /** For jobs that want no body; never filled. */
  static final Stdin NONE = new Stdin(0, 0, null, null);

  /** The first piece of memory; more is taken as bytes come, never as they are announced. */
  private static final int INITIAL_BYTES = 8 * 1024;

  private final long expected;
  private final int limit;
  private byte[] bytes = EMPTY;
  private int length;

  /** What was taken of {@link MemoryBound}. */
  private int reserved;

  private boolean exceeded;
  private boolean truncated;

  private final @Nullable MemoryBound memory;
  private final @Nullable StreamedBody streamed;

  private Stdin(
      long expected, long limit, @Nullable MemoryBound memory, @Nullable StreamedBody streamed) {
    this.expected = expected;
    this.limit = (int) Math.min(limit, Integer.MAX_VALUE - 8);
    this.exceeded = streamed == null && expected > this.limit;
    this.memory = memory;
    this.streamed = streamed;
  }

  static Stdin collecting(Intake intake, MemoryBound memory) {
    return new Stdin(intake.expected(), intake.limit(), memory, null);
  }

  static Stdin streaming(StreamedBody body) {
    return new Stdin(0, 0, null, body);
  }

  /**
   * The whole body; empty where the job wanted none, streams, or {@link #exceeded()}. The same
   * array at each call, and the caller's own.
   */
  public byte[] bytes() {
    if (bytes.length != length) {
      bytes = Arrays.copyOf(bytes, length);
    }
    return bytes;
  }

  /**
   * The body as it comes. Reading waits until there is at least one byte, or the end; {@code
   * available()} tells how many there are. It throws {@link StdinException} where the body can't be
   * read to its end, and another {@link java.io.IOException} if the thread is interrupted while it
   * waits, and after the job. Closing it discards the rest. The same stream at each call; any
   * thread may read, one at a time.
   *
   * @throws IllegalStateException if the job's intake is not {@link Intake.Mode#STREAM}
   */
  public InputStream stream() {
    if (streamed == null) {
      throw new IllegalStateException("the body is streamed where the job's intake says STREAM");
    }
    return streamed.stream();
  }

  /** Whether the body is larger than {@link Intake#limit()}. */
  public boolean exceeded() {
    return exceeded;
  }

  /** Whether STDIN ended before the announced length. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the job can start. */
  boolean complete() {
    return exceeded || length == expected;
  }

  /** Bytes of memory taken. */
  int capacity() {
    return reserved;
  }

  /**
   * Takes what belongs to the body and is within the limit.
   *
   * @return false where there is no memory for it
   */
  boolean add(ByteBuffer in) {
    int more = in.remaining();
    if (expected >= 0) {
      more = (int) Math.min(more, expected - length);
    }
    if (more > limit - length) {
      exceeded = true;
      free();
      return true;
    }
    if (length + more > bytes.length && !grow(capacityFor(length + more))) {
      return false;
    }
    in.get(bytes, length, more);
    length += more;
    return true;
  }

  private boolean grow(int capacity) {
    if (memory != null && !memory.reserve(capacity - reserved)) {
      return false;
    }
    reserved = capacity;
    bytes = Arrays.copyOf(bytes, capacity);
    return true;
  }

  /** Gives the memory back: the job has ended, or will not run. */
  void free() {
    if (memory != null && reserved > 0) {
      memory.giveBack(reserved);
      reserved = 0;
    }
    bytes = EMPTY;
    length = 0;
    if (streamed != null) {
      streamed.close();
    }
  }

  private int capacityFor(int needed) {
    if (needed == expected) {
      return needed;
    }
    long bound = expected >= 0 ? expected : limit;
    return (int) Math.min(bound, Math.max(needed, Math.max(2L * bytes.length, INITIAL_BYTES)));
  }

  /** The terminator came. */
  void end() {
    truncated = !exceeded && length < expected;
  }
}
