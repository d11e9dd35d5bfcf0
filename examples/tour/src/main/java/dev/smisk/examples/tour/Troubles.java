package dev.smisk.examples.tour;

import dev.smisk.Catch;
import dev.smisk.http.Problem;
import java.util.concurrent.TimeoutException;

/** Has no routes, so that its methods answer for those of the whole app. */
final class Troubles {
  @Catch
  Problem late(TimeoutException e) {
    return Problem.of(503, e.getMessage() + " takes too long: try again");
  }
}
