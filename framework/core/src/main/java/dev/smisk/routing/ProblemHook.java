package dev.smisk.routing;

import dev.smisk.http.Problem;
import dev.smisk.http.Request;

/**
 * Sees every problem that answers a request which a route was found for, before it is written: to
 * give it a {@code type} of the app's own, an {@code instance}, or another wording. An app has one,
 * by {@code app.provide(ProblemHook.class, …)}. Called by many threads at once.
 */
@FunctionalInterface
public interface ProblemHook {
  /** The problem to be written; its status is the answer's. What this throws answers with 500. */
  Problem apply(Problem problem, Request request);
}
