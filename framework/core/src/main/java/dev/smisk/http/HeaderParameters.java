package dev.smisk.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header's value with parameters, such as {@code form-data; name="a"} (RFC 9110 section 5.6.6).
 *
 * <p>In quotes {@code \"} and {@code \\} stand for the second character, as RFC 9110 has it; any
 * other backslash for itself, as in paths of Windows. Where no quote would be left to end the
 * value, {@code \"} is a backslash and that quote, since browsers do not escape backslashes.
 *
 * @param value what stands before the first semicolon, lower case
 * @param parameters by their names in lower case
 */
record HeaderParameters(String value, Map<String, String> parameters) {

  /**
   * Takes a value apart.
   *
   * @throws IllegalArgumentException that tells what is wrong, to follow the header's name
   */
  static HeaderParameters parse(String text) {
    int semicolon = text.indexOf(';');
    Map<String, String> parameters = new LinkedHashMap<>();
    int at = semicolon;
    while (at >= 0 && at < text.length()) {
      at = parameter(text, at + 1, parameters);
    }
    String value = semicolon < 0 ? text : text.substring(0, semicolon);
    return new HeaderParameters(value.strip().toLowerCase(Locale.ROOT), parameters);
  }

  /** A parameter's value, or null. */
  @Nullable String get(String name) {
    return parameters.get(name);
  }

  /** Reads one; gives the place of the semicolon behind it. */
  private static int parameter(String text, int from, Map<String, String> into) {
    int equals = from;
    while (equals < text.length() && text.charAt(equals) != '=' && text.charAt(equals) != ';') {
      equals++;
    }
    String name = text.substring(from, equals).strip().toLowerCase(Locale.ROOT);
    if (equals == text.length() || text.charAt(equals) == ';') {
      if (!name.isEmpty()) {
        throw new IllegalArgumentException("has a parameter without a value");
      }
      return equals; // a stray semicolon
    }
    int begin = equals + 1;
    while (begin < text.length() && isBlank(text.charAt(begin))) {
      begin++;
    }
    StringBuilder value = new StringBuilder();
    int end;
    if (begin < text.length() && text.charAt(begin) == '"') {
      end = quoted(text, begin + 1, true, value);
      if (end < 0) {
        value.setLength(0);
        end = quoted(text, begin + 1, false, value);
      }
      if (end < 0) {
        throw new IllegalArgumentException("has a quoted value without an end");
      }
    } else {
      int semicolon = text.indexOf(';', begin);
      end = semicolon < 0 ? text.length() : semicolon;
      value.append(text.substring(begin, end).strip());
    }
    if (name.isEmpty() || into.put(name, value.toString()) != null) {
      throw new IllegalArgumentException(
          name.isEmpty() ? "has a value without a name" : "says twice what " + name + " is");
    }
    return end;
  }

  /** Reads up to the closing quote; gives the place of the semicolon behind it, −1 if none ends. */
  private static int quoted(String text, int from, boolean escapes, StringBuilder value) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        int end = i + 1;
        while (end < text.length() && isBlank(text.charAt(end))) {
          end++;
        }
        return end == text.length() || text.charAt(end) == ';' ? end : -1;
      }
      boolean escaped =
          escapes
              && c == '\\'
              && i + 1 < text.length()
              && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\');
      if (escaped) {
        i++;
      }
      value.append(escaped ? text.charAt(i) : c);
    }
    return -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
