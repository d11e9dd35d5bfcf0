package dev.smisk.dev;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's first line and headers (RFC 9112 sections 2 to 5), the target as it came.
 *
 * @param method the method token
 * @param target the raw request target; of {@code http://host/path} the part from the path on, as
 *     nginx passes it
 * @param minorVersion 0 or 1, of HTTP/1.x
 * @param headers the header lines
 */
record RequestHead(String method, String target, int minorVersion, HeaderLines headers) {
  /** First line and headers together, in bytes; twice what nginx takes by default. */
  static final int MAX_BYTES = 64 * 1024;

  /** Other names may be a foreign page's that was made to point here (DNS rebinding). */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(([a-z0-9-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads the next request's head.
   *
   * @return null if the client closed the connection
   * @throws HttpSyntaxException 400, 421, 431 or 505 with the reason
   */
  static @Nullable RequestHead read(ByteSource in) throws IOException {
    String line = in.line(MAX_BYTES);
    if (line != null && line.isEmpty()) {
      line = in.line(MAX_BYTES); // RFC 9112 section 2.2: some clients end a body with a line
    }
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !HeaderLines.isToken(parts[0], parts[0].length())) {
      throw new HttpSyntaxException(400, "a request starts with: METHOD /path HTTP/1.1");
    }
    if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
      throw new HttpSyntaxException(505, "this server speaks HTTP/1.1 and 1.0");
    }
    String target = target(parts[1]);
    HeaderLines headers = HeaderLines.read(in, MAX_BYTES - line.length());
    if (headers == null) {
      return null;
    }
    int minor = parts[2].charAt(7) - '0';
    if (minor == 1 && headers.all("Host").size() != 1) {
      throw new HttpSyntaxException(400, "HTTP/1.1 wants exactly one Host header");
    }
    for (String host : headers.all("Host")) {
      if (!LOOPBACK.matcher(host).matches()) {
        throw new HttpSyntaxException(
            421, "this server is for this machine alone: ask it as localhost or 127.0.0.1");
      }
    }
    return new RequestHead(parts[0], target, minor, headers);
  }

  private static String target(String text) throws HttpSyntaxException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
        throw new HttpSyntaxException(400, "a control character in the request target");
      }
    }
    if (text.regionMatches(true, 0, "http://", 0, 7)) {
      int path = text.indexOf('/', 7);
      int query = text.indexOf('?', 7);
      if (query >= 0 && (path < 0 || query < path)) {
        return "/" + text.substring(query);
      }
      return path < 0 ? "/" : text.substring(path);
    }
    if (!text.startsWith("/") && !text.equals("*")) {
      throw new HttpSyntaxException(400, "a request target starts with a slash");
    }
    return text;
  }

  /** What follows the first {@code ?}; empty if there is none. */
  String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  /** Whether the client wants to send more requests on this connection (RFC 9112 section 9.3). */
  boolean keepAlive() {
    return minorVersion == 1
        ? !headers.lists("Connection", "close")
        : headers.lists("Connection", "keep-alive");
  }

  /** Whether the client waits for a 100 before it sends the body (RFC 9110 section 10.1.1). */
  boolean expectsContinue() {
    return minorVersion == 1 && headers.lists("Expect", "100-continue");
  }
}
