package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers where no route is found, and runs the filters and the hook that see such answers.
 * Thread-safe.
 */
final class Unrouted {
  private final RouteTable table;
  private final List<String> prefix;
  private final BoundRoute none;

  Unrouted(RouteTable table, List<String> prefix, BoundRoute none) {
    this.table = table;
    this.prefix = prefix;
    this.none = none;
  }

  /** An answer that no handler gives, with the filters that run for such. */
  Dispatch answer(Response<?> response, String token, @Nullable String uri, Variables variables) {
    return uri == null || none.filters().filters().isEmpty()
        ? new AnsweredDispatch(none.route(), token.equals("HEAD"), response)
        : seen(response, token, uri, variables);
  }

  /** What kept a route from being found, told as a problem of a route would be. Never throws. */
  Dispatch refused(Throwable thrown, String token, @Nullable String uri, Variables variables) {
    Failures failures = none.failures();
    return uri != null && none.catching().isHooked()
        ? seen(failures.problem(thrown, null, token, uri, variables), token, uri, variables)
        : answer(failures.answer(thrown, null, token, uri, variables), token, uri, variables);
  }

  private Dispatch seen(Response<?> response, String token, String uri, Variables variables) {
    int question = uri.indexOf('?');
    return new RoutedDispatch(
            none,
            variables,
            token,
            uri,
            pathOf(question < 0 ? uri : uri.substring(0, question)),
            question < 0 ? null : uri.substring(question + 1),
            List.of(),
            -1)
        .refusedBy((index, request) -> response, none.route());
  }

  /** The raw path without the prefix as far as there is one: what is malformed stays as it is. */
  private String pathOf(String uri) {
    if (uri.equals(RequestTarget.ASTERISK)) {
      return uri;
    }
    try {
      String path = RequestTarget.originForm(uri);
      SplitPath split = new SplitPath();
      split.split(path, 0, path.length());
      return split.skip(prefix) ? split.raw() : path;
    } catch (HttpException malformed) {
      return uri;
    }
  }

  /** The answer to {@code OPTIONS *}. */
  Dispatch asterisk(@Nullable Method method, Variables variables) {
    if (method != Method.OPTIONS) {
      throw new HttpException(400, "the request target * is for OPTIONS alone");
    }
    return answer(
        Response.noContent().header("Allow", table.allowedAnywhere()),
        "OPTIONS",
        RequestTarget.ASTERISK,
        variables);
  }

  /** RFC 9110: 405 for a method that this resource lacks, 501 for one that no resource has. */
  Dispatch dispatch(
      @Nullable Method method,
      String token,
      SplitPath path,
      String uri,
      int end,
      Variables variables) {
    String allowed = table.allowed(path);
    if (allowed.isEmpty()) {
      throw nearlyFound(path, uri.substring(0, end));
    }
    if (method == Method.OPTIONS) {
      return answer(Response.noContent().header("Allow", allowed), token, uri, variables);
    }
    throw new HttpException(
            method == null ? 501 : 405, Quoted.text(token) + " is not served here, only " + allowed)
        .header("Allow", allowed);
  }

  /** A slash at the end counts, and is what clients get wrong most. */
  private HttpException nearlyFound(SplitPath path, String uriPath) {
    String raw = path.raw();
    boolean isSlashed = uriPath.endsWith("/");
    String other = isSlashed ? uriPath.substring(0, uriPath.length() - 1) : uriPath + "/";
    if (!other.isEmpty()) {
      path.split(other, 0, other.length());
      if (path.skip(prefix) && !table.allowed(path).isEmpty()) {
        return new HttpException(
            404,
            "nothing is served at "
                + Quoted.text(raw)
                + (isSlashed
                    ? ": leave out the slash at the end, as in "
                    : ": end it by a slash, as in ")
                + Quoted.text(other));
      }
    }
    return notFound(raw);
  }

  static HttpException notFound(String path) {
    return new HttpException(404, "nothing is served at " + Quoted.text(path));
  }
}
