package dev.smisk.routing;

/**
 * Conversions of text that accept what the messages promise and nothing more: the JDK's also take
 * {@code +5}, digits of other scripts, {@code 0x1p3}, {@code 1d}, {@code NaN}, and anything at all
 * as {@code false}. Each throws {@link IllegalArgumentException}.
 */
final class StrictText {
  private StrictText() {}

  static int toInt(String text) {
    return Integer.parseInt(integer(text));
  }

  static long toLong(String text) {
    return Long.parseLong(integer(text));
  }

  static short toShort(String text) {
    return Short.parseShort(integer(text));
  }

  static byte toByte(String text) {
    return Byte.parseByte(integer(text));
  }

  static double toDouble(String text) {
    double value = Double.parseDouble(decimal(text));
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("too large");
    }
    return value;
  }

  static float toFloat(String text) {
    float value = Float.parseFloat(decimal(text));
    if (Float.isInfinite(value)) {
      throw new NumberFormatException("too large");
    }
    return value;
  }

  static boolean toBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  static char toChar(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }

  /** Digits with at most a minus before them; the parser then checks the range. */
  static String integer(String text) {
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        throw new NumberFormatException("no integer");
      }
    }
    return text;
  }

  /** Only characters of a JSON number; the parser then checks their order. */
  static String decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean exponentSign = (c == '-' || c == '+') && i > 0 && (text.charAt(i - 1) | 0x20) == 'e';
      if (!isDigit(c) && c != '.' && (c | 0x20) != 'e' && !exponentSign && !(c == '-' && i == 0)) {
        throw new NumberFormatException("no number");
      }
    }
    return text;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
