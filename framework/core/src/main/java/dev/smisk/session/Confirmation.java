package dev.smisk.session;

import java.nio.charset.StandardCharsets;

/** A one-time token as a session keeps it. Immutable. */
record Confirmation(long endMillis, String token) {
  byte[] encode() {
    return (endMillis + ":" + token).getBytes(StandardCharsets.US_ASCII);
  }

  static Confirmation decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    int colon = text.indexOf(':');
    return new Confirmation(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
  }
}
