package dev.smisk.fastcgi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How far a streamed body has come, and how it ended. Guarded by the body's lock. */
final class BodyProgress {
  private final long expected;
  private final long limit;
  private long received;

  /** Whether all of it came. */
  private boolean ended;

  private StdinException.@Nullable Reason failure;

  /** Whether nobody reads any more. */
  private boolean closed;

  BodyProgress(Intake intake) {
    this.expected = intake.expected();
    this.limit = intake.limit();
    this.ended = expected == 0;
    if (expected > limit) {
      failure = StdinException.Reason.TOO_LARGE;
    }
  }

  /** Bytes of it that came. */
  long received() {
    return received;
  }

  boolean ended() {
    return ended;
  }

  /** Whether nothing more is wanted: all came, or what comes is of no use. */
  boolean complete() {
    return ended || failure != null || closed;
  }

  /** Whether what is kept is of no use any more. */
  boolean over() {
    return closed || (failure != null && failure.atOnce);
  }

  /** How many of the bytes that came belong to the body; −1 if it is too large with them. */
  int accept(int bytes) {
    int more = expected < 0 ? bytes : (int) Math.min(bytes, expected - received);
    if (more > limit - received) {
      return -1;
    }
    received += more;
    ended = received == expected;
    return more;
  }

  /** The terminator came; false if it came too early. */
  boolean end() {
    ended |= !complete() && received >= expected;
    return complete();
  }

  /**
   * Keeps the first reason, unless a later one makes what came of no use; false if it is not kept.
   */
  boolean fail(StdinException.Reason reason) {
    if (over() || (complete() && !reason.atOnce)) {
      return false;
    }
    failure = reason;
    return true;
  }

  /** False if it was closed before. */
  boolean close() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  /** Throws what the reader is to be told; of a deferred failure where it is {@code drained}. */
  void check(boolean drained) throws IOException {
    if (closed) {
      throw new IOException("the body is closed: it can be read until the handler returns");
    }
    if (failure != null && (drained || failure.atOnce)) {
      throw new StdinException(failure);
    }
  }
}
