package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever balances load whether to send requests here: 200 while the app serves, 503 from the
 * moment it drains. Answered from memory on the leading thread, before any route. Thread-safe.
 */
final class Health {
  private static final String ALLOW = "GET, HEAD, OPTIONS";

  private final List<String> segments;
  private final Response<?> up = state(200, "up");
  private final Response<?> goingDown = state(503, "draining");
  private volatile boolean draining;

  private Health(String path) {
    this.segments = List.of(path.substring(1).split("/", -1));
  }

  /**
   * At that path; null if it is empty.
   *
   * @throws IllegalStateException if a route is there already
   */
  static @Nullable Health at(String path, List<Endpoint> endpoints) {
    if (path.isEmpty()) {
      return null;
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.template().equals(path)) {
        throw new IllegalStateException(
            "the app cannot start: its health is to be told at "
                + path
                + ", where "
                + endpoint.name()
                + " of "
                + endpoint.place()
                + " is: choose another path for one of them (--health)");
      }
    }
    return new Health(path);
  }

  private static Response<?> state(int status, String word) {
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .bytes(
            "application/json",
            ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.US_ASCII));
  }

  void drain() {
    draining = true;
  }

  boolean isAt(SplitPath path) {
    return path.is(segments);
  }

  /**
   * The answer.
   *
   * @throws HttpException 405 or 501 for another method
   */
  Response<?> answer(@Nullable Method method) {
    if (method == Method.GET || method == Method.HEAD) {
      return draining ? goingDown : up;
    }
    if (method == Method.OPTIONS) {
      return Response.noContent().header("Allow", ALLOW);
    }
    throw new HttpException(method == null ? 501 : 405, "health is told to " + ALLOW + " alone")
        .header("Allow", ALLOW);
  }
}
