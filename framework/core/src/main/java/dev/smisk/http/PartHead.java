package dev.smisk.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of a part, and what they say of it (RFC 7578 section 4). Immutable.
 *
 * @param headers by their names in lower case
 * @param name null where there is none
 * @param filename as the client sent it; null where there is none
 * @param type null where there is none
 */
record PartHead(
    Map<String, String> headers,
    @Nullable String name,
    @Nullable String filename,
    @Nullable HeaderParameters type) {

  /**
   * Reads the lines, each ended by CRLF but for the last.
   *
   * @param number of the part, from 1, for messages
   * @throws BodyException 400 if they are malformed, 415 for a transfer encoding
   */
  static PartHead parse(byte[] block, Charset charset, int number) throws BodyException {
    Map<String, String> headers;
    HeaderParameters disposition;
    HeaderParameters type;
    try {
      headers = lines(charset.newDecoder().decode(ByteBuffer.wrap(block)).toString());
      disposition = parameters(headers, "content-disposition");
      type = parameters(headers, "content-type");
      checkEncoding(headers, number);
      return new PartHead(
          Collections.unmodifiableMap(headers),
          disposition != null && disposition.value().equals("form-data")
              ? decoded(disposition.get("name"))
              : null,
          disposition == null ? null : filename(disposition),
          type);
    } catch (CharacterCodingException e) {
      throw malformed(number, "are not in " + charset.name());
    } catch (IllegalArgumentException e) {
      throw malformed(number, "are malformed: " + e.getMessage());
    }
  }

  private static BodyException malformed(int number, String what) {
    return new BodyException(400, "the headers of part " + number + " of the body " + what, null);
  }

  private static Map<String, String> lines(String block) {
    Map<String, String> headers = new LinkedHashMap<>();
    String last = null;
    for (String line : block.isEmpty() ? new String[0] : block.split("\r\n", -1)) {
      if (last != null && (line.startsWith(" ") || line.startsWith("\t"))) {
        checkValue(last, line);
        headers.merge(last, line.strip(), (a, b) -> a + " " + b); // folded (RFC 5322)
        continue;
      }
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
      HeaderSyntax.checkToken("header", name);
      checkValue(name, line.substring(colon + 1));
      if (headers.put(name, line.substring(colon + 1).strip()) != null) {
        throw new IllegalArgumentException(name + " is there twice");
      }
      last = name;
    }
    return headers;
  }

  private static void checkValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException(name + " holds a control character");
      }
    }
  }

  private static @Nullable HeaderParameters parameters(Map<String, String> headers, String name) {
    String value = headers.get(name);
    try {
      return value == null ? null : HeaderParameters.parse(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " " + e.getMessage(), e);
    }
  }

  /** RFC 7578 section 4.7 deprecates them, and no browser sends one. */
  private static void checkEncoding(Map<String, String> headers, int number) throws BodyException {
    String encoding =
        headers.getOrDefault("content-transfer-encoding", "binary").toLowerCase(Locale.ROOT);
    if (!encoding.equals("binary") && !encoding.equals("8bit") && !encoding.equals("7bit")) {
      throw new BodyException(
          415,
          "part "
              + number
              + " of the body has a Content-Transfer-Encoding: send it as it is (RFC 7578 section"
              + " 4.7)",
          null);
    }
  }

  private static @Nullable String filename(HeaderParameters disposition) {
    for (String name : disposition.parameters().keySet()) {
      if (name.startsWith("filename*") && name.length() > "filename*".length()) {
        throw new IllegalArgumentException(
            "they give the file's name in pieces, as "
                + name
                + ": send it whole, as filename or filename* (RFC 8187 section 3)");
      }
    }
    String extended = disposition.get("filename*");
    return extended == null
        ? decoded(disposition.get("filename"))
        : ExtendedValue.decode(extended, "filename*");
  }

  /** What browsers encode of a name, and nothing else (WHATWG HTML section 4.10.21.8). */
  private static @Nullable String decoded(@Nullable String text) {
    return text == null || text.indexOf('%') < 0
        ? text
        : text.replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0d", "\r")
            .replace("%0A", "\n")
            .replace("%0a", "\n");
  }
}
