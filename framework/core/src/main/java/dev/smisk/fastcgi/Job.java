package dev.smisk.fastcgi;

import java.io.IOException;

/** One admitted request: what it wants of STDIN, and the work that answers it. */
public interface Job {
  /** The learnt pace of this kind of job, which decides where it starts. */
  Pace pace();

  /** What is to be done with STDIN; asked once, directly after {@link Responder#admit}. */
  Intake intake();

  /**
   * Answers the request. Called once, on the leading thread or on a worker, and once more after
   * each {@link Stdout#suspend()}; may block. Before it returns it must have called {@link
   * Stdout#end()}, {@link Stdout#fail()} or {@link Stdout#suspend()}; one that throws or forgets is
   * failed by the runtime. Where nobody waits any more, its writes throw.
   *
   * @throws IOException if the web server went away or stopped reading
   */
  void run(Stdin stdin, Stdout stdout) throws IOException;

  /**
   * The web server gave the request up, or went away, before {@link #run}, which is not called any
   * more. Called at most once, by the leading thread or the one that was to run the job, while the
   * request's variables can still be read; must return at once and not throw. Not called where a
   * {@link Refusal} answers in the job's place.
   */
  default void abandoned() {}
}
