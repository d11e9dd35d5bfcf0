package dev.smisk.http;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of other sites read answers (CORS, WHATWG Fetch section 3.3): for the app or a path,
 * not for single handlers, since a preflight has no route. Preflights are answered from the route
 * table: {@code Access-Control-Allow-Methods} are those that the path has, and where it has none
 * the 404 stays. Requests of other origins are answered all the same, without the headers: browsers
 * then hide the answer. It protects nothing by itself. Immutable.
 */
public final class Cors implements Filter {
  /** A list of header names. */
  private static final String NAMES = "[\\w!#$%&'*+.^`|~, -]{1,1000}";

  private static final long DEFAULT_MAX_AGE_SECONDS = 600;

  /** Empty: any. */
  private final Set<String> origins;

  private final String headers;
  private final String exposed;
  private final boolean credentials;
  private final long maxAgeSeconds;

  private Cors(
      Set<String> origins,
      String headers,
      String exposed,
      boolean credentials,
      long maxAgeSeconds) {
    this.origins = origins;
    this.headers = headers;
    this.exposed = exposed;
    this.credentials = credentials;
    this.maxAgeSeconds = maxAgeSeconds;
  }

  /**
   * For these sites.
   *
   * @param origins as browsers send them: {@code https://app.example.com}, with the port where it
   *     is not the scheme's, and nothing behind it
   * @throws IllegalArgumentException if there is none, or one is no origin
   */
  public static Cors of(String... origins) {
    Set<String> all = new LinkedHashSet<>();
    for (String origin : origins) {
      if (!origin.matches("[a-z][a-z0-9+.-]*://[^/?#\\s,A-Z]+")) {
        throw new IllegalArgumentException(
            "an origin is like https://app.example.com, in lower case and without a path, not \""
                + origin
                + "\"");
      }
      all.add(origin);
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("name an origin, or say Cors.ofAny()");
    }
    return new Cors(all, "", "", false, DEFAULT_MAX_AGE_SECONDS);
  }

  /** For all sites, without credentials. */
  public static Cors ofAny() {
    return new Cors(Set.of(), "", "", false, DEFAULT_MAX_AGE_SECONDS);
  }

  /** The request headers that scripts may send. Default: those that a preflight asks for. */
  public Cors headers(String... names) {
    return new Cors(origins, joined(names), exposed, credentials, maxAgeSeconds);
  }

  /** The headers of answers that scripts may read beside the usual ones. Default: none. */
  public Cors expose(String... names) {
    return new Cors(origins, headers, joined(names), credentials, maxAgeSeconds);
  }

  /**
   * Has browsers send cookies and passwords, too.
   *
   * @throws IllegalStateException if it is for any site: each could act for whoever visits it
   */
  public Cors withCredentials() {
    if (origins.isEmpty()) {
      throw new IllegalStateException("credentials are for sites that are named: use Cors.of");
    }
    return new Cors(origins, headers, exposed, true, maxAgeSeconds);
  }

  /** How long browsers may keep what a preflight said, to the second. Default: 10 minutes. */
  public Cors maxAge(Duration time) {
    return new Cors(origins, headers, exposed, credentials, time.toSeconds());
  }

  private static String joined(String... names) {
    for (String name : names) {
      HeaderSyntax.checkValue("Access-Control-Allow-Headers", name);
    }
    return String.join(", ", names);
  }

  @Override
  public Response<?> filter(Request request, Chain next) throws Exception {
    return next.proceed(request, answer -> answer(request, answer));
  }

  private Response<?> answer(Request request, Response<?> handled) {
    Response<?> answer = handled;
    if (!origins.isEmpty()) {
      answer = answer.header("Vary", "Origin"); // without an Origin, too: a cache may hold it
    }
    String origin = request.header("Origin");
    if (origin == null || !(origins.isEmpty() || origins.contains(origin))) {
      return answer;
    }
    answer = answer.header("Access-Control-Allow-Origin", origins.isEmpty() ? "*" : origin);
    if (credentials) {
      answer = answer.header("Access-Control-Allow-Credentials", "true");
    }
    boolean isPreflight =
        request.method().equals("OPTIONS")
            && request.header("Access-Control-Request-Method") != null;
    if (isPreflight) {
      return preflight(answer, request.header("Access-Control-Request-Headers"));
    }
    return exposed.isEmpty() ? answer : answer.header("Access-Control-Expose-Headers", exposed);
  }

  private Response<?> preflight(Response<?> answer, @Nullable String asked) {
    String methods = answer.header("Allow");
    if (methods == null) {
      return answer;
    }
    Response<?> allowed = answer.header("Access-Control-Allow-Methods", methods);
    String names = headers;
    if (names.isEmpty() && asked != null && asked.matches(NAMES)) {
      names = asked;
    }
    if (!names.isEmpty()) {
      allowed = allowed.header("Access-Control-Allow-Headers", names);
    }
    if (headers.isEmpty()) {
      allowed = allowed.header("Vary", "Access-Control-Request-Headers");
    }
    return allowed.header("Access-Control-Max-Age", String.valueOf(maxAgeSeconds));
  }

  @Override
  public boolean runsAlways() {
    return true;
  }
}
