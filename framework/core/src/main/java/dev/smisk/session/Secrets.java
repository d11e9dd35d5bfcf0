package dev.smisk.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104), and comparisons that take as long whatever differs. */
final class Secrets {
  private static final String HMAC = "HmacSHA256";

  private Secrets() {}

  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** A token that tells nothing of the secret that it is made from. */
  static String token(String secret, String purpose) {
    byte[] mac = hmac(bytes(secret), bytes(purpose));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static boolean areEqual(String one, String other) {
    return areEqual(bytes(one), bytes(other));
  }

  static boolean areEqual(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
