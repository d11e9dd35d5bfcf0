package dev.smisk.dev;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of a request or of the app's answer, in their order and with their bytes: a char
 * is a byte.
 */
final class HeaderLines {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  /** One line. */
  record Line(String name, String value) {}

  private final List<Line> lines = new ArrayList<>();

  /**
   * Reads up to the empty line.
   *
   * @param limit bytes at most
   * @return null if the stream ends before
   * @throws HttpSyntaxException 400 for a line that two readers could take differently (RFC 9112
   *     section 5), 431 past the limit
   */
  static @Nullable HeaderLines read(ByteSource in, int limit) throws IOException {
    HeaderLines headers = new HeaderLines();
    int left = limit;
    for (String line = in.line(left); line != null; line = in.line(left)) {
      if (line.isEmpty()) {
        return headers;
      }
      left = Math.max(0, left - line.length());
      headers.lines.add(parse(line));
    }
    return null;
  }

  private static Line parse(String line) throws HttpSyntaxException {
    int colon = line.indexOf(':');
    if (colon < 1 || !isToken(line, colon)) {
      throw new HttpSyntaxException(400, "this is no header line: " + line);
    }
    String value = line.substring(colon + 1).strip();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new HttpSyntaxException(400, "a control character in the header " + line);
      }
    }
    return new Line(line.substring(0, colon), value);
  }

  /** RFC 9110 section 5.6.2. */
  static boolean isToken(String text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return length > 0;
  }

  List<Line> lines() {
    return lines;
  }

  /** The first value of that name, in any case, or null. */
  @Nullable String first(String name) {
    for (Line line : lines) {
      if (line.name().equalsIgnoreCase(name)) {
        return line.value();
      }
    }
    return null;
  }

  /** All values of that name, in any case. */
  List<String> all(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .toList();
  }

  /** Whether a comma-separated header such as {@code Connection} has this member. */
  boolean lists(String name, String member) {
    for (String value : all(name)) {
      for (String each : value.split(",", -1)) {
        if (each.strip().equalsIgnoreCase(member)) {
          return true;
        }
      }
    }
    return false;
  }
}
