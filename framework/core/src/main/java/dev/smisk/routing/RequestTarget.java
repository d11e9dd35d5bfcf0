package dev.smisk.routing;

import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import org.jspecify.annotations.Nullable;

/** The request line's method and target (RFC 9112 section 3.2). */
final class RequestTarget {
  /** The target of {@code OPTIONS *}. */
  static final String ASTERISK = "*";

  private RequestTarget() {}

  /** The method that a token names, or null; tokens are case-sensitive. */
  static @Nullable Method method(String token) {
    return switch (token) {
      case "GET" -> Method.GET;
      case "HEAD" -> Method.HEAD;
      case "POST" -> Method.POST;
      case "PUT" -> Method.PUT;
      case "PATCH" -> Method.PATCH;
      case "DELETE" -> Method.DELETE;
      case "OPTIONS" -> Method.OPTIONS;
      default -> null;
    };
  }

  /**
   * Path and query, or {@link #ASTERISK}. Of an absolute URL, which proxies are sent, the scheme
   * and host are left out.
   *
   * @throws HttpException 400 if it is neither a path nor a URL
   */
  static String originForm(String uri) {
    if (uri.charAt(0) == '/' || uri.equals(ASTERISK)) {
      return uri;
    }
    int scheme = uri.indexOf("://");
    if (scheme <= 0 || !isScheme(uri, scheme)) {
      throw new HttpException(
          400, "the request target " + Quoted.text(uri) + " is neither a path nor a URL");
    }
    for (int i = scheme + 3; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == '/') {
        return uri.substring(i);
      }
      if (c == '?') {
        return "/" + uri.substring(i);
      }
    }
    return "/";
  }

  private static boolean isScheme(String uri, int end) {
    for (int i = 0; i < end; i++) {
      char c = uri.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }
}
