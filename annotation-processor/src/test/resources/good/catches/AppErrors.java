package com.acme.catches;

import dev.smisk.Catch;
import dev.smisk.http.Problem;
import java.util.NoSuchElementException;

/** Answers exceptions of the whole app. */
public class AppErrors {
  private final StringBuilder log;

  AppErrors(StringBuilder log) {
    this.log = log;
  }

  @Catch
  Problem missing(NoSuchElementException thrown) {
    log.append(thrown);
    return Problem.of(404, thrown.getMessage());
  }
}
