package dev.smisk.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request: a view on the variables that the web server sent, and the body where the route asked
 * for it. Belongs to its handler's thread; once the handler has returned, what was not read yet can
 * no longer be read ({@link IllegalStateException}), so that no request ever shows another's data.
 */
public final class Request {
  private final Variables variables;
  private final String method;
  private final String path;
  private final @Nullable String rawQuery;
  private final @Nullable Endpoint route;
  private final List<String> pathVariables;
  private final byte[] body;

  /** Parsed when first asked for. */
  private @Nullable QueryParameters query;

  /**
   * Made by the dispatcher when the handler is about to start.
   *
   * @param variables what the web server sent
   * @param method the method token
   * @param path the raw path without the app's prefix
   * @param rawQuery what follows the first {@code ?}, or null
   * @param route the route that the path led to, or null
   * @param pathVariables decoded values in the template's order
   * @param body the collected body; empty where the route wants none
   */
  public Request(
      Variables variables,
      String method,
      String path,
      @Nullable String rawQuery,
      @Nullable Endpoint route,
      List<String> pathVariables,
      byte[] body) {
    this.variables = variables;
    this.method = method;
    this.path = path;
    this.rawQuery = rawQuery;
    this.route = route;
    this.pathVariables = pathVariables;
    this.body = body;
  }

  /** The method token, such as {@code GET}, as the client sent it. */
  public String method() {
    return method;
  }

  /** The raw path, percent-encoded, without query and without the app's prefix. */
  public String path() {
    return path;
  }

  /** The raw query string without its {@code ?}, or null. */
  public @Nullable String rawQuery() {
    return rawQuery;
  }

  /** The route that serves this request; null where none does. */
  public @Nullable Endpoint route() {
    return route;
  }

  /**
   * The decoded value of a path variable by its place in the template, from 0.
   *
   * <p>In a rest variable ({@code {path...}}) a slash divides segments: one that a segment itself
   * holds is written {@code %2F}, and a percent sign {@code %25}, so that {@code a%2Fb} and {@code
   * a%252Fb} remain two values. To have a segment's text, split at the slashes and {@linkplain
   * PercentEncoding#decode decode} each part.
   */
  public String pathVariable(int index) {
    return pathVariables.get(index);
  }

  /**
   * The first value of a query parameter, or null; empty for {@code ?name} and {@code ?name=}.
   *
   * @throws HttpException 400 if the query string is malformed
   */
  public @Nullable String query(String name) {
    return parsedQuery().first(name);
  }

  /** All values of a query parameter, in order, unmodifiable; empty if there is none. */
  public List<String> queryAll(String name) {
    return parsedQuery().all(name);
  }

  /** The names of all query parameters, in order of first occurrence, unmodifiable. */
  public List<String> queryNames() {
    return parsedQuery().names();
  }

  private QueryParameters parsedQuery() {
    QueryParameters parsed = query;
    if (parsed == null) {
      parsed = QueryParameters.parse(rawQuery);
      query = parsed;
    }
    return parsed;
  }

  /**
   * A header's value, or null. A repeated one is joined with {@code ", "}, {@code Cookie} with
   * {@code "; "} (RFC 9110 section 5.3, RFC 6265 section 5.4).
   *
   * @param name in any case. Web servers cannot tell {@code X-A} from {@code X_A}: base no security
   *     on such a name
   */
  public @Nullable String header(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return switch (variable) {
      case "CONTENT_TYPE", "CONTENT_LENGTH" -> nullIfEmpty(variables.get(variable));
      case "PROXY" -> null; // HTTP_PROXY is a proxy setting to many programs: CVE-2016-5385
      case "COOKIE" -> variables.joined("HTTP_COOKIE", "; ");
      default -> variables.joined("HTTP_" + variable, ", ");
    };
  }

  /** All headers, names in lower case with hyphens, values as {@link #header} gives them. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          String header = headerName(name);
          if (header != null && !(value.isEmpty() && header.startsWith("content-"))) {
            headers.merge(header, value, (a, b) -> a + (header.equals("cookie") ? "; " : ", ") + b);
          }
        });
    return Collections.unmodifiableMap(headers);
  }

  private static @Nullable String headerName(String variable) {
    if (variable.equals("CONTENT_TYPE") || variable.equals("CONTENT_LENGTH")) {
      return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return switch (variable) {
      // nginx sends the first two again under these names; PROXY is never a header.
      case "HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH", "HTTP_PROXY" -> null;
      default ->
          variable.startsWith("HTTP_")
              ? variable.substring("HTTP_".length()).toLowerCase(Locale.ROOT).replace('_', '-')
              : null;
    };
  }

  /** The body's bytes; empty where the route takes no body. Not to be changed. */
  public byte[] body() {
    return body;
  }

  /** {@code https} if the web server said that the client came so, else {@code http}. */
  public String scheme() {
    String https = variables.get("HTTPS");
    boolean secure = https != null && !https.isEmpty() && !https.equalsIgnoreCase("off");
    return secure || "https".equals(variables.get("REQUEST_SCHEME")) ? "https" : "http";
  }

  /** The host and port that the client asked for ({@code Host}), or null. */
  public @Nullable String host() {
    return header("Host");
  }

  /** The address that the web server saw ({@code REMOTE_ADDR}), or null. */
  public @Nullable String remoteAddress() {
    return variables.get("REMOTE_ADDR");
  }

  /** Everything that the web server sent. */
  public Variables variables() {
    return variables;
  }

  private static @Nullable String nullIfEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
