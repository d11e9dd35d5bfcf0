package dev.smisk.fastcgi;

/**
 * What a job wants of its STDIN.
 *
 * @param mode whether bytes are kept, and when the job starts
 * @param expected the body's announced length in bytes; STDIN beyond it is discarded, and a job
 *     that collects starts when it is reached. −1: what STDIN brings until its end
 * @param limit of the body in bytes. Past it a job that collects starts at once and {@link
 *     Stdin#exceeded()} is true; one that streams reads {@link StdinException.Reason#TOO_LARGE}
 */
public record Intake(Mode mode, long expected, long limit) {
  /** Start at once; discard what comes. */
  public static final Intake NONE = new Intake(Mode.DISCARD, 0, 0);

  /** What happens to the bytes. */
  public enum Mode {
    /** The job starts at once and sees no byte. */
    DISCARD,
    /** The job starts when its body is complete. */
    COLLECT,
    /** The job starts at once, on a worker, and reads {@link Stdin#stream()} while bytes come. */
    STREAM
  }

  /** The whole body in memory, before the job starts. */
  public static Intake collect(long expected, long limit) {
    return new Intake(Mode.COLLECT, expected, limit);
  }

  /**
   * The body as it comes: at most {@link Limits#streamMemory()} of it in memory, and the rest,
   * where the job reads slower than it comes, in a temporary file.
   */
  public static Intake stream(long expected, long limit) {
    return new Intake(Mode.STREAM, expected, limit);
  }
}
