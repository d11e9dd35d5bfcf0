package dev.smisk.fastcgi;

/**
 * What a job wants of its STDIN.
 *
 * @param mode whether bytes are kept
 * @param expected the body's announced length in bytes; STDIN beyond it is discarded, and the job
 *     starts when it is reached. −1: what STDIN brings until its end
 * @param limit bytes kept at most; past it the job starts at once and {@link Stdin#exceeded()} is
 *     true
 */
public record Intake(Mode mode, long expected, long limit) {
  /** Start at once; discard what comes. */
  public static final Intake NONE = new Intake(Mode.DISCARD, 0, 0);

  /** What happens to the bytes. */
  public enum Mode {
    /** The job starts at once and sees no byte. */
    DISCARD,
    /** The job starts when its body is complete. */
    COLLECT
  }

  /** The whole body in memory, before the job starts. */
  public static Intake collect(long expected, long limit) {
    return new Intake(Mode.COLLECT, expected, limit);
  }
}
