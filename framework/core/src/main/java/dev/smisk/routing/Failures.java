package dev.smisk.routing;

import dev.smisk.http.BodyException;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
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

  private static final int MAX_CAUSES = 20;

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
   * The answer, encoded as {@code Accept} wants it, without a hook. Never throws.
   *
   * @param route null where none was found yet
   */
  Response<?> answer(
      Throwable thrown,
      @Nullable Endpoint route,
      String method,
      @Nullable String uri,
      Variables variables) {
    Response<?> answer = problem(thrown, route, method, uri, variables);
    try {
      if (!(answer.value() instanceof Problem problem)) {
        return answer;
      }
      return ProblemText.isAskedFor(variables.joined("HTTP_ACCEPT", ", "))
          ? answer.text(ProblemText.of(problem, variables.requestId()))
          : json.problem(answer, problem, variables);
    } catch (Throwable again) {
      return untold;
    }
  }

  /** The same, with a problem as its value where that is not for developers. Never throws. */
  Response<?> problem(
      Throwable thrown,
      @Nullable Endpoint route,
      String method,
      @Nullable String uri,
      Variables variables) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // not for us to forget
    }
    try {
      HttpException told = told(thrown);
      if (told != null) {
        if (told.problem().status() >= 500 && told.getCause() != null) {
          log(thrown, route, method, uri, variables);
        }
        return told.response().json(told.problem());
      }
      log(thrown, route, method, uri, variables);
      return dev
          ? shown(thrown, variables.requestId())
          : Response.status(UNTOLD.status()).json(UNTOLD);
    } catch (Throwable again) { // out of memory or stack, or a broken logger
      return untold;
    }
  }

  /** An answer for nobody: what an abort makes a handler throw is no failure. Never throws. */
  Response<?> givenUp(Exception thrown, @Nullable Endpoint route) {
    try {
      log.debug(
          "{} was given up, as nobody waits for its answer: {}",
          route == null ? "a request without a route" : route.name(),
          thrown);
    } catch (Throwable again) {
      // Nobody waits for that either.
    }
    return untold;
  }

  /** What the client may be told of it; null where that is nothing. */
  private static @Nullable HttpException told(Throwable thrown) {
    if (thrown instanceof HttpException told) {
      return told;
    }
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof BodyException unread) {
        return unread.told();
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** Logs what ended an answer of which a part has left. Never throws. */
  void brokenOff(
      Throwable thrown, @Nullable Endpoint route, String method, String uri, Variables variables) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // not for us to forget
    }
    try {
      log.error(
          "{} failed on {} in {} while it wrote its answer, which breaks off (request {})",
          route == null ? "a filter" : route.name(),
          request(method, uri),
          route == null ? "the app" : route.place(),
          variables.requestId(),
          thrown);
    } catch (Throwable again) {
      // The connection breaks off, which tells the client.
    }
  }

  private static String request(String method, @Nullable String uri) {
    return method + " " + Quoted.line(uri == null ? "?" : uri, LOGGED_CHARS);
  }

  private void log(
      Throwable thrown,
      @Nullable Endpoint route,
      String method,
      @Nullable String uri,
      Variables variables) {
    String request = request(method, uri);
    String id = variables.requestId();
    if (route == null) {
      log.error("no route could be found for {} (request {})", request, id, thrown);
    } else if (request.equals(route.name())) {
      log.error("{} failed in {} (request {})", request, route.place(), id, thrown);
    } else {
      log.error(
          "{} failed on {} in {} (request {})", route.name(), request, route.place(), id, thrown);
    }
  }

  private Response<?> shown(Throwable thrown, String requestId) {
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
    return json.problem(Response.status(problem.status()), problem, lines, requestId);
  }
}
