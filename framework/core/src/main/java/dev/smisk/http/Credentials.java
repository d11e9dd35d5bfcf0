package dev.smisk.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** What an {@code Authorization} header holds (RFC 9110 section 11.6.2), and its comparison. */
final class Credentials {
  private Credentials() {}

  /** What follows the scheme, which is matched in any case; null where it is another or none. */
  static @Nullable String of(Request request, String scheme) {
    String header = request.header("Authorization");
    if (header == null
        || header.length() <= scheme.length()
        || header.charAt(scheme.length()) != ' '
        || !header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return null;
    }
    return header.substring(scheme.length() + 1).strip();
  }

  /** SHA-256: of one length, so that the comparison tells nothing of the secret's. */
  static byte[] digest(String secret) {
    return sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** In a time that depends on neither. */
  static boolean areEqual(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Checked for what would break a header's quoted string. */
  static String realm(String realm) {
    for (int i = 0; i < realm.length(); i++) {
      char c = realm.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        throw new IllegalArgumentException(
            "a realm is printable ASCII without quotes and backslashes, not \"" + realm + "\"");
      }
    }
    return realm;
  }
}
