package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Makes an answer of whatever was thrown, and logs once what the developer must know of. A client
 * learns nothing of the app's inside unless the app runs in dev mode. Thread-safe.
 */
final class Failures {
  /** Of a request in the log: enough to recognize it by. */
  private static final int LOGGED_CHARS = 300;

  /** Of a trace in an answer: recursion without end makes 1,024, and the log has them. */
  private static final int SHOWN_TRACE_LINES = 100;

  private static final Problem UNTOLD =
      Problem.of(500, "the server failed to answer; its log tells why");

  private final Json json;
  private final boolean dev;
  private final Logger log;

  /** Encoded beforehand: for when there is no memory left to encode anything. */
  private final Response<?> untold;

  Failures(Json json, boolean dev, Logger log) {
    this.json = json;
    this.dev = dev;
    this.log = log;
    this.untold = json.encode(Response.status(UNTOLD.status()).json(UNTOLD));
  }

  /**
   * The answer. Never throws.
   *
   * @param route null where none was found yet
   */
  Response<?> answer(
      Throwable thrown, @Nullable Endpoint route, String method, @Nullable String uri) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // not for us to forget
    }
    try {
      if (thrown instanceof HttpException told) {
        if (told.problem().status() >= 500 && told.getCause() != null) {
          log(thrown, route, method, uri);
        }
        return json.problem(told.response(), told.problem(), List.of());
      }
      log(thrown, route, method, uri);
      return dev ? shown(thrown) : untold;
    } catch (Throwable again) { // out of memory or stack, or a broken logger
      return untold;
    }
  }

  private void log(
      Throwable thrown, @Nullable Endpoint route, String method, @Nullable String uri) {
    String request = method + " " + Quoted.line(uri == null ? "?" : uri, LOGGED_CHARS);
    if (route == null) {
      log.error("no route could be found for {}", request, thrown);
    } else if (request.equals(route.name())) {
      log.error("{} failed in {}", request, route.place(), thrown);
    } else {
      log.error("{} failed on {} in {}", route.name(), request, route.place(), thrown);
    }
  }

  private Response<?> shown(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    List<String> lines =
        trace
            .toString()
            .lines()
            .map(line -> line.replace("\t", "  "))
            .limit(SHOWN_TRACE_LINES)
            .toList();
    Problem problem = Problem.of(500, thrown.toString());
    return json.problem(Response.status(problem.status()), problem, lines);
  }
}
