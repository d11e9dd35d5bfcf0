package dev.smisk.routing;

/**
 * Finds half surrogate pairs in JSON that is still UTF-8: {@code \ud800} is well-formed by the
 * grammar but no character, so that no answer could repeat it (RFC 8259 section 8.2). Read from the
 * bytes since only there one look covers names, texts and untyped values alike.
 */
final class LoneSurrogates {
  private static final int ESCAPE_BYTES = 6;

  private LoneSurrogates() {}

  /** Index of the first one, or −1; of what is not JSON either answer may be given. */
  static int indexIn(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\\') {
        int unit = escapedUnit(json, i);
        if (unit < 0 || !Character.isSurrogate((char) unit)) {
          i++; // also behind an escaped backslash
        } else if (Character.isHighSurrogate((char) unit)
            && isLow(escapedUnit(json, i + ESCAPE_BYTES))) {
          i += 2 * ESCAPE_BYTES - 1;
        } else {
          return i;
        }
      } else if (json[i] == (byte) 0xED && i + 1 < json.length && (json[i + 1] & 0xFF) >= 0xA0) {
        return i; // encoded as if it were a character, which UTF-8 forbids (RFC 3629 section 3)
      }
    }
    return -1;
  }

  private static boolean isLow(int unit) {
    return unit >= 0 && Character.isLowSurrogate((char) unit);
  }

  /** The UTF-16 unit that is written <code>&#92;uXXXX</code> here, or −1. */
  private static int escapedUnit(byte[] json, int at) {
    if (at + ESCAPE_BYTES > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_BYTES; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = 16 * unit + digit;
    }
    return unit;
  }
}
