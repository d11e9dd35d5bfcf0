package dev.smisk.session;

import dev.smisk.http.Request;
import dev.smisk.http.SetCookie;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that carries a session's id: hidden from scripts, not sent with requests that other
 * sites start but for links, and over HTTPS alone if the request came so. There its name tells
 * browsers to take it from this host and over HTTPS only ({@code __Host-}, or {@code __Secure-}
 * below a prefix: RFC 6265bis section 4.1.3), so that neither a sibling domain nor plain HTTP can
 * plant one. Immutable.
 *
 * @param name without what HTTPS puts in front
 * @param path where it is sent: that of the app
 */
record SessionCookie(String name, String path) {
  /** The id that the client sent, or null: anything that none of ours could be is none. */
  @Nullable String sent(Request request) {
    String value = request.cookie(name(request));
    return value != null && SessionIds.isOne(value) ? value : null;
  }

  SetCookie of(Request request, String id) {
    return SetCookie.of(name(request), id).withPath(path).withSecure(isSecure(request));
  }

  SetCookie deletion(Request request) {
    return SetCookie.deletion(name(request)).withPath(path).withSecure(isSecure(request));
  }

  private String name(Request request) {
    if (!isSecure(request)) {
      return name;
    }
    return (path.equals("/") ? "__Host-" : "__Secure-") + name;
  }

  private static boolean isSecure(Request request) {
    return request.scheme().equals("https");
  }
}
