package dev.smisk.session;

import dev.smisk.http.BodyMode;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that other sites have a client's browser send, with its cookies, to a route that
 * takes a session. Immutable.
 *
 * <ol>
 *   <li>GET, HEAD and OPTIONS pass: they are to change nothing.
 *   <li>A browser says where a request comes from: by {@code Sec-Fetch-Site} (W3C Fetch Metadata),
 *       or by {@code Origin} (RFC 6454 section 7). The app's own and the trusted origins pass, all
 *       others are 403.
 *   <li>What has neither comes from a program, or from a browser of before 2020. What a form of
 *       another site could send, with a session's cookie, needs that session's token: in the header
 *       {@code X-CSRF-Token}, in the field {@code _csrf} of an urlencoded form, or in a query
 *       parameter of that name, which is what a form with files sends: it is refused before any of
 *       its body is read. Anything else, such as JSON, no other site can have sent without having
 *       been asked first (CORS), and passes.
 * </ol>
 *
 * @param trusted origins beside the app's own, in lower case
 */
record CsrfCheck(boolean on, Set<String> trusted) {
  static final String HEADER = "X-CSRF-Token";
  static final String FIELD = "_csrf";

  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * Lets it pass.
   *
   * @param token of the session that the client sent, null if it sent none
   * @throws HttpException 403 if it does not
   */
  void check(Request request, Supplier<@Nullable String> token) {
    if (!on || isSafe(request.method())) {
      return;
    }
    String origin = request.header("Origin");
    String site = request.header("Sec-Fetch-Site");
    if (site != null || origin != null) {
      if (!isOwn(request, site, origin)) {
        throw new HttpException(
            403,
            "this request was started by another site ("
                + (origin == null ? site : origin)
                + "): its origin must be trusted by the app");
      }
    } else if (isSentByForms(request)) {
      String expected = token.get();
      String sent = sentToken(request);
      if (expected != null && (sent == null || !Secrets.areEqual(expected, sent))) {
        throw new HttpException(
            403,
            "what a form could send must come with its session's token, in the field "
                + FIELD
                + " (a form with files: as a query parameter of its action), in the header "
                + HEADER
                + ", or from a browser that tells the Origin; other clients send it, even if empty, with"
                + " Content-Type: application/json");
      }
    }
  }

  private static boolean isSafe(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  private boolean isOwn(Request request, @Nullable String site, @Nullable String origin) {
    if (origin != null && trusted.contains(origin.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String host = request.host();
    return origin != null && host != null && hostOf(origin).equals(bare(host));
  }

  /** Which scheme the client used a proxy may not tell, so the host decides. */
  private static String hostOf(String origin) {
    int slashes = origin.indexOf("://");
    return slashes < 0 ? "" : bare(origin.substring(slashes + 3));
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    for (String port : new String[] {":80", ":443"}) {
      if (lower.endsWith(port)) {
        return lower.substring(0, lower.length() - port.length());
      }
    }
    return lower;
  }

  /** WHATWG HTML section 4.10.21: the types that a form can have, and none at all. */
  private static boolean isSentByForms(Request request) {
    String type = mediaType(request);
    return type.isEmpty()
        || type.equals(FORM)
        || type.equals("multipart/form-data")
        || type.equals("text/plain");
  }

  private static String mediaType(Request request) {
    String type = request.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String sentToken(Request request) {
    String token = request.header(HEADER);
    if (token == null) {
      token = request.query(FIELD);
    }
    if (token == null && mediaType(request).equals(FORM) && collects(request)) {
      token = request.formParameters().first(FIELD);
    }
    return token;
  }

  private static boolean collects(Request request) {
    return request.route() != null && request.route().bodyMode() == BodyMode.BUFFERED;
  }
}
