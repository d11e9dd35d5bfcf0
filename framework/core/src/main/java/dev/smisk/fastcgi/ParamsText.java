package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of PARAMS as text: as UTF-8 where they are, else as ISO-8859-1, in which every byte means
 * something.
 */
final class ParamsText {
  private ParamsText() {}

  /**
   * The text of these bytes. Two values that nearly every request is asked for are not made anew:
   * an empty CONTENT_LENGTH and GET, which would take 72 bytes.
   */
  static String decode(byte[] bytes, int from, int to) {
    if (from == to) {
      return "";
    }
    if (to - from == 3 && bytes[from] == 'G' && bytes[from + 1] == 'E' && bytes[from + 2] == 'T') {
      return "GET";
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : decodeStrictly(bytes, from, to);
  }

  private static String decodeStrictly(byte[] bytes, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}
