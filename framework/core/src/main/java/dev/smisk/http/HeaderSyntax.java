package dev.smisk.http;

import java.util.Locale;
import java.util.Set;

/** What may stand in a response header, so that nothing can be injected (RFC 9110 section 5). */
final class HeaderSyntax {
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  /** Written by us or by the web server; a second one would contradict it. */
  private static final Set<String> RESERVED =
      Set.of(
          "status",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade");

  private HeaderSyntax() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException if it is no token or one that is not the handler's to set
   */
  static String checkName(String name) {
    checkToken("header", name);
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the header " + name + " is set by the framework or the web server: leave it out");
    }
    return name;
  }

  /**
   * Checks the name of a header or cookie.
   *
   * @param what has that name, for the message
   * @throws IllegalArgumentException if it is no token
   */
  static void checkToken(String what, String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a " + what + " needs a name");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && TOKEN_PUNCTUATION.indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "the "
                + what
                + " name \""
                + printable(name)
                + "\" is no token (RFC 9110 section 5.6.2)");
      }
    }
  }

  /**
   * The value itself.
   *
   * @throws IllegalArgumentException if it holds CR, LF, NUL, another control character, or one
   *     that ISO-8859-1 lacks
   */
  static String checkValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw new IllegalArgumentException(
            "the value of the header "
                + name
                + " holds U+%04X at %d, which no header can carry: encode it"
                    .formatted((int) c, i));
      }
    }
    return value;
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
