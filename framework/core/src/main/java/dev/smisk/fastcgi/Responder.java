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
}
