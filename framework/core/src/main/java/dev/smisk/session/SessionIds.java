package dev.smisk.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess: ids of sessions, and tokens. Thread-safe. */
final class SessionIds {
  /** 192 bits: a multiple of six, so that no character is padding. */
  private static final int BYTES = 24;

  private static final int CHARS = BYTES / 3 * 4;

  /** Made with the first id: it takes 4 ms, which an app's start does without. */
  private static final class Source {
    static final SecureRandom RANDOM = new SecureRandom();
  }

  /** A new one, of {@value #CHARS} characters that URLs and cookies take as they are. */
  String next() {
    byte[] bytes = new byte[BYTES];
    Source.RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether it could be one of ours; whether it is, the store knows. */
  static boolean isOne(String text) {
    if (text.length() != CHARS) {
      return false;
    }
    for (int i = 0; i < CHARS; i++) {
      char c = text.charAt(i);
      boolean fits =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_';
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
