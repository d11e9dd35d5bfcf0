package dev.smisk.routing;

/** Shows text of a request to a human: quoted, cut, and with nothing that could break a line. */
final class Quoted {
  /** A line of a terminal: enough to recognize what was sent. */
  private static final int SHOWN_CHARS = 80;

  private Quoted() {}

  /** {@code "text"} in quotes; past 80 characters cut and ended by an ellipsis. */
  static String text(String text) {
    return '"' + line(text, SHOWN_CHARS) + '"';
  }

  /** Without the quotes, cut at the given length: for a line of the log. */
  static String line(String text, int shownChars) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), shownChars));
    int i = 0;
    while (i < text.length() && i < shownChars) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '"' || c == '\\') {
        line.append('\\').append((char) c);
      } else if (isPrintable(c)) {
        line.appendCodePoint(c);
      } else {
        line.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
    return line.append(i < text.length() ? "…" : "").toString();
  }

  /** False for control characters, half surrogate pairs, and what reorders or hides text. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
