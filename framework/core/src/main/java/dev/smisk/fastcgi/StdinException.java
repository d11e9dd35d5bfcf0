package dev.smisk.fastcgi;

import java.io.IOException;

/** Why a streamed body can't be read to its end. */
public final class StdinException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What happened. */
  public enum Reason {
    /**
     * More than {@link Intake#limit()}: by the announced length at once, else when the bytes come.
     */
    TOO_LARGE(true, "the body is larger than the request may bring"),
    /** STDIN ended, or the web server's sending side did, before all was there. */
    TRUNCATED(false, "the body ended before all of it was there"),
    /** No byte came within {@link Limits#bodyGap()}. */
    TOO_SLOW(false, "the body took too long to arrive"),
    /** The web server sent ABORT_REQUEST, the connection is gone, or the handler was too slow. */
    ABORTED(true, "the request is over: nobody waits for its answer"),
    /**
     * What did not fit in memory could not be written to {@link Limits#spoolFolder()} either: the
     * disk is full, or {@link Limits#spoolBytes()} are in use.
     */
    NOT_STORED(true, "the body came faster than it was read, and there was no room to keep it");

    /** Whether it is told before what came ahead of it is read, which is of no use then. */
    final boolean atOnce;

    private final String meaning;

    Reason(boolean atOnce, String meaning) {
      this.atOnce = atOnce;
      this.meaning = meaning;
    }
  }

  private final Reason reason;

  StdinException(Reason reason) {
    super(reason.meaning);
    this.reason = reason;
  }

  /** What happened. */
  public Reason reason() {
    return reason;
  }
}
