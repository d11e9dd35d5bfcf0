package dev.smisk.processor;

/** Writes text as a Java literal, in ASCII: the encoding of sources is the user's choice. */
final class StringLiteral {
  private StringLiteral() {}

  static String of(String text) {
    return quoted(text, '"');
  }

  static String of(char c) {
    return quoted(String.valueOf(c), '\'');
  }

  private static String quoted(String text, char quote) {
    StringBuilder literal = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c == quote) {
            literal.append('\\').append(c);
          } else if (c < ' ' || c > '~') {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append(quote).toString();
  }
}
