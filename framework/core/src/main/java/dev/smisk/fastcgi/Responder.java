package dev.smisk.fastcgi;

/** The application's side of the Responder role (FastCGI specification section 6.2). */
@FunctionalInterface
public interface Responder {
  /**
   * Decides what becomes of a request whose PARAMS are complete and whose body may still be on its
   * way. Called by the thread that leads the loop: it must return at once, must not block and must
   * not throw.
   *
   * @param params the request's variables; readable until the job's {@code run} has returned
   */
  Job admit(Params params);

  /**
   * Gives the answer to a request that a limit turns away. Where {@link #admit} was called before,
   * its job is dropped and never runs. Called by the thread that leads the loop, and the job is run
   * there at once whatever its pace and intake say: it must answer from memory, a few KiB at most.
   * It is never made to wait for a web server that doesn't read; that connection is dropped
   * instead.
   *
   * <p>Without an answer of its own a responder makes the web server see a broken connection, and
   * never an empty success.
   *
   * @param reason which limit
   * @param params the variables that came; not all of them where PARAMS is not complete, or too
   *     large
   */
  default Job refuse(Refusal reason, Params params) {
    return BreakOff.JOB;
  }

  /**
   * As {@link #refuse}, in the place of a job that has passed {@link Limits#handlerTime()} and goes
   * on running: of it only what other threads may read counts.
   *
   * @param params the request's variables, a copy
   */
  default Job late(Job running, Params params) {
    return refuse(Refusal.HANDLER_TOO_SLOW, params);
  }
}
