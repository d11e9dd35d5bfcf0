package dev.smisk.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands between the parts of a multipart body: CRLF, two hyphens and the boundary (RFC 2046
 * section 5.1.1); and how to find it quickly. Immutable.
 *
 * <p>The search is Horspool's: it looks at the byte where a delimiter would end and skips as many
 * as that byte allows, mostly all of its length. What it finds so is compared from the front. As a
 * boundary holds no CR, comparisons never overlap: whoever chooses boundary and content can make it
 * look at each byte once or twice, not more often.
 */
final class Delimiter {
  /** RFC 2046 section 5.1.1. */
  static final int MAX_BOUNDARY_CHARS = 70;

  private final byte[] bytes;

  /** By the value of the byte where a delimiter would end: how far the next can be; 0: here. */
  private final byte[] skips = new byte[256];

  /** How far the next can be where the last byte is right and another is not. */
  private final int skipBehindLast;

  private Delimiter(byte[] bytes) {
    this.bytes = bytes;
    int last = bytes.length - 1;
    Arrays.fill(skips, (byte) bytes.length);
    for (int i = 0; i < last; i++) {
      skips[bytes[i] & 0xff] = (byte) (last - i);
    }
    skipBehindLast = skips[bytes[last] & 0xff];
    skips[bytes[last] & 0xff] = 0;
  }

  /**
   * Of a boundary as the body's type names it.
   *
   * @throws HttpException 400 if it is no boundary: one has 1 to 70 printable ASCII characters and
   *     no space at its end
   */
  static Delimiter of(String boundary) {
    boolean printable = boundary.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    if (boundary.isEmpty()
        || boundary.length() > MAX_BOUNDARY_CHARS
        || !printable
        || boundary.endsWith(" ")) {
      throw new HttpException(
          400,
          "the boundary in Content-Type is not 1 to 70 printable ASCII characters without a space"
              + " at the end (RFC 2046 section 5.1.1)");
    }
    return new Delimiter(("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII));
  }

  /** Its bytes, 5 to 74. */
  int length() {
    return bytes.length;
  }

  /** Where the first one within those bytes begins, or −1. */
  int find(byte[] in, int from, int to) {
    int length = bytes.length;
    int end = from + length - 1;
    while (end < to) {
      int skip = skips[in[end] & 0xff];
      if (skip == 0) {
        int begin = end + 1 - length;
        if (in[begin] == '\r' && Arrays.equals(in, begin, end + 1, bytes, 0, length)) {
          return begin;
        }
        skip = skipBehindLast;
      }
      end += skip;
    }
    return -1;
  }

  /** Where one begins that goes on behind those bytes; the end of them if none does. */
  int findBegun(byte[] in, int from, int to) {
    for (int i = Math.max(from, to - bytes.length + 1); i < to; i++) {
      if (in[i] == '\r' && Arrays.equals(in, i, to, bytes, 0, to - i)) {
        return i;
      }
    }
    return to;
  }
}
