package dev.smisk.examples.servers;

import dev.smisk.http.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A request as it reached a handler.
 *
 * @param path raw
 * @param query raw; null where there is none
 * @param headers names in lower case
 * @param length of the body, in bytes; 0 where the handler takes none
 * @param sha256 of the body, in hexadecimal
 * @param address of the client
 * @param protocol such as {@code HTTP/1.1}
 * @param requestId what the web server calls this request in its own logs; null where it does not
 *     tell
 */
public record Seen(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    int length,
    String sha256,
    String scheme,
    String address,
    String protocol,
    String requestId) {

  static Seen of(Request request, byte[] body) {
    return new Seen(
        request.method(),
        request.path(),
        request.rawQuery(),
        request.headers(),
        body.length,
        sha256(body),
        request.scheme(),
        request.remoteAddress(),
        request.variables().get("SERVER_PROTOCOL"),
        request.variables().get("REQUEST_ID"));
  }

  /** The digest in hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
