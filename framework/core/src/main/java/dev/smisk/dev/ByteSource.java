package dev.smisk.dev;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream by lines and by blocks through one buffer. For one thread. */
final class ByteSource {
  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int from;
  private int to;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** Waits until there is a byte to read; false at the end. */
  boolean await() throws IOException {
    if (from < to) {
      return true;
    }
    from = 0;
    to = 0;
    int count = in.read(buffer, 0, buffer.length);
    if (count < 0) {
      return false;
    }
    to = count;
    return true;
  }

  /** The next byte, or −1 at the end. */
  int read() throws IOException {
    return await() ? buffer[from++] & 0xff : -1;
  }

  /** As {@link InputStream#read(byte[], int, int)}. */
  int read(byte[] into, int offset, int length) throws IOException {
    if (!await()) {
      return -1;
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, into, offset, count);
    from += count;
    return count;
  }

  /**
   * A line without its end (LF or CRLF), each byte one char; null if the stream ends before it
   * does.
   *
   * @throws HttpSyntaxException 431 if it is longer than the limit
   */
  @Nullable String line(int limit) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) {
        return null;
      }
      if (line.length() == limit) {
        throw new HttpSyntaxException(431, "the head is longer than this server takes");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    return line.toString();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
