package dev.smisk.session;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signs what a cookie carries: {@code content.signature}, both in Base64 for URLs, the signature
 * over the cookie's name, a zero byte and the content. Immutable.
 */
final class CookieSignature {
  private static final byte[] END_OF_NAME = {0};

  private final byte[] key;

  CookieSignature(byte[] key) {
    this.key = key;
  }

  String seal(String name, byte[] content) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(content) + "." + encoder.encodeToString(sign(name, content));
  }

  byte @Nullable [] open(String name, String sealed) {
    int dot = sealed.indexOf('.');
    if (dot < 0) {
      return null;
    }
    try {
      byte[] content = Base64.getUrlDecoder().decode(sealed.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
      return Secrets.areEqual(signature, sign(name, content)) ? content : null;
    } catch (IllegalArgumentException e) {
      return null; // no Base64
    }
  }

  private byte[] sign(String name, byte[] content) {
    return Secrets.hmac(key, Secrets.bytes(name), END_OF_NAME, content);
  }
}
