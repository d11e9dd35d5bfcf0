package dev.smisk.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** A parameter's value in a charset that it names, {@code UTF-8'en'%e2%82%ac} (RFC 8187). */
final class ExtendedValue {
  private ExtendedValue() {}

  /**
   * Decodes it; of charsets UTF-8 and, as RFC 5987 had it, ISO-8859-1.
   *
   * @param name of the parameter, for the message
   * @throws IllegalArgumentException if it is malformed
   */
  static String decode(String text, String name) {
    int first = text.indexOf('\'');
    int second = text.indexOf('\'', first + 1);
    if (first < 0 || second < 0) {
      throw malformed(name);
    }
    Charset charset =
        switch (text.substring(0, first).toLowerCase(Locale.ROOT)) {
          case "utf-8" -> StandardCharsets.UTF_8;
          case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
          default -> throw malformed(name);
        };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = second + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()
            || !HexFormat.isHexDigit(text.charAt(i + 1))
            || !HexFormat.isHexDigit(text.charAt(i + 2))) {
          throw malformed(name);
        }
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else if (c > ' ' && c < 0x7f) {
        bytes.write(c);
      } else {
        throw malformed(name);
      }
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw malformed(name);
    }
  }

  private static IllegalArgumentException malformed(String name) {
    return new IllegalArgumentException(
        name + " is no text such as UTF-8''na%C3%AFve.txt (RFC 8187)");
  }
}
