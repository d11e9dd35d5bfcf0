package dev.smisk.routing;

import dev.smisk.http.Problem;
import dev.smisk.http.Request;

/**
 * Sees every problem that answers a request, whether a route was found for it or not, before it is
 * written: to give it a {@code type} of the app's own, an {@code instance}, or another wording. An
 * app has one, by {@code app.provide(ProblemHook.class, …)}. Called by many threads at once.
 *
 * <p>Not shown to it is what comes before there is a {@link Request}: that a limit of the runtime
 * turned one away (408, 431, 503), and that the web server passes no method or no URI (400). Where
 * no route was found (400, 404, 405, 501) the request has none: {@link Request#route} is null, and
 * the path is as raw as it came.
 */
@FunctionalInterface
public interface ProblemHook {
  /**
   * The problem to be written; its status is the answer's. What this throws is answered as what a
   * handler throws, without a hook: with 500, or the status of an {@link
   * dev.smisk.http.HttpException}.
   */
  Problem apply(Problem problem, Request request);
}
