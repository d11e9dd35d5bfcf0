package dev.smisk;

import org.slf4j.Logger;

/**
 * Stops the parts of an app one after the other: whatever one of them throws is logged, and the
 * others are stopped all the same.
 */
final class Shutdown {
  /** One of the parts. */
  interface Part {
    void stop() throws Exception;
  }

  private final Logger log;

  Shutdown(Logger log) {
    this.log = log;
  }

  /**
   * Stops that part. Never throws.
   *
   * @param what names it in the log
   */
  void stop(String what, Part part) {
    try {
      part.stop();
    } catch (Throwable e) { // an Error too: sockets stay open and values unclosed otherwise
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      complain(what, e);
    }
  }

  /** Tells how many requests a stop cut off; nothing where there are none. */
  void tellCutOff(int requests) {
    if (requests > 0) {
      log.warn(
          "{} had not ended in time and {} cut off: raise SMISK_STOP_TIME if they may take longer",
          requests == 1 ? "1 request" : requests + " requests",
          requests == 1 ? "was" : "were");
    }
  }

  private void complain(String what, Throwable e) {
    try {
      log.warn("{} could not be stopped; going on with the rest", what, e);
    } catch (RuntimeException | Error again) {
      // The log itself fails; the next part is stopped all the same.
    }
  }
}
