package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The body of one request, as its {@link Intake} wanted it.
 *
 * <p>Filled by the leading thread before the job starts, then owned by the thread that runs the
 * job.
 */
public final class Stdin {
  private static final byte[] EMPTY = {}; // before NONE, which begins with it

  /** For jobs that want no body; never filled. */
  static final Stdin NONE = new Stdin(0, 0);

  /** The first piece of memory; more is taken as bytes come, never as they are announced. */
  private static final int INITIAL_BYTES = 8 * 1024;

  private final long expected;
  private final int limit;
  private byte[] bytes = EMPTY;
  private int length;
  private boolean exceeded;
  private boolean truncated;

  private Stdin(long expected, long limit) {
    this.expected = expected;
    this.limit = (int) Math.min(limit, Integer.MAX_VALUE - 8);
    this.exceeded = expected > this.limit;
  }

  static Stdin collecting(Intake intake) {
    return new Stdin(intake.expected(), intake.limit());
  }

  /**
   * The whole body; empty where the job wanted none or {@link #exceeded()}. The same array at each
   * call, and the caller's own.
   */
  public byte[] bytes() {
    if (bytes.length != length) {
      bytes = Arrays.copyOf(bytes, length);
    }
    return bytes;
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
    return bytes.length;
  }

  /** Takes what belongs to the body and is within the limit. */
  void add(ByteBuffer in) {
    int more = in.remaining();
    if (expected >= 0) {
      more = (int) Math.min(more, expected - length);
    }
    if (more > limit - length) {
      exceeded = true;
      bytes = EMPTY;
      length = 0;
      return;
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, capacityFor(length + more));
    }
    in.get(bytes, length, more);
    length += more;
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
