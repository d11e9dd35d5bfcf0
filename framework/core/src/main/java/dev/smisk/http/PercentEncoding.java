package dev.smisk.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986 section 2.1) in UTF-8; decoded once and strictly. */
public final class PercentEncoding {
  /** Of a malformed text in the answer: enough to recognize it. */
  private static final int SHOWN_CHARS = 80;

  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /**
   * Decodes a part of a raw path, query string or form.
   *
   * @param text the raw text
   * @param from index of the first char to decode
   * @param to index behind the last one
   * @param plusIsSpace true for query strings and forms, false for paths
   * @return the decoded part; a plain substring where nothing is encoded
   * @throws HttpException 400 for a malformed escape, for escaped bytes that are not UTF-8, and for
   *     NUL
   */
  public static String decode(String text, int from, int to, boolean plusIsSpace) {
    return decode(text, from, to, plusIsSpace, "the URL", StandardCharsets.UTF_8);
  }

  /**
   * As above, of a text that messages call so.
   *
   * @param charset of the decoded bytes; if not UTF-8, the text's chars are bytes, too
   */
  static String decode(
      String text, int from, int to, boolean plusIsSpace, String place, Charset charset) {
    boolean isText = charset.equals(StandardCharsets.UTF_8);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '%' || c == 0 || (plusIsSpace && c == '+') || !isText) {
        byte[] bytes =
            text.substring(from, to)
                .getBytes(isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return decodeEscapes(bytes, text.substring(from, to), plusIsSpace, place, charset);
      }
    }
    return text.substring(from, to);
  }

  private static String decodeEscapes(
      byte[] bytes, String text, boolean plusIsSpace, String place, Charset charset) {
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        b = escaped(bytes, i, text, place);
        i += 2;
      } else if (plusIsSpace && b == '+') {
        b = ' ';
      }
      if (b == 0) {
        throw malformed("holds a NUL", text, place);
      }
      bytes[length++] = b;
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("is not " + charset + " once its escapes are decoded", text, place);
    }
  }

  private static byte escaped(byte[] bytes, int percent, String text, String place) {
    if (percent + 2 >= bytes.length
        || !HexFormat.isHexDigit(bytes[percent + 1])
        || !HexFormat.isHexDigit(bytes[percent + 2])) {
      throw malformed(
          "has a % that no two hexadecimal digits follow (write %25 for a %)", text, place);
    }
    return (byte)
        (HexFormat.fromHexDigit(bytes[percent + 1]) << 4
            | HexFormat.fromHexDigit(bytes[percent + 2]));
  }

  /**
   * Encodes all but letters, digits, {@code -._~} (RFC 3986 section 2.3) and what else is to stay.
   *
   * @param kept of ASCII, such as {@code "/"}
   */
  public static String encode(String text, String kept) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c) || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(UPPER.toHighHexDigit(b)).append(UPPER.toLowHexDigit(b));
      }
    }
    return encoded.toString();
  }

  /** Encodes what no URL may hold, and leaves escapes as they are. */
  public static String ascii(String url) {
    return encode(url, "%:/?#[]@!$&'()*+,;=");
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }

  private static HttpException malformed(String what, String text, String place) {
    String shown = text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    return new HttpException(
        400, "the part \"" + shown.replace('\0', '?') + "\" of " + place + " " + what);
  }
}
