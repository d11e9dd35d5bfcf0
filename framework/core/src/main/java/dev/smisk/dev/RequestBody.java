package dev.smisk.dev;

import java.io.EOFException;
import java.io.IOException;

/**
 * The body of one request without its framing (RFC 9112 section 6): as long as {@code
 * Content-Length} says, or chunked, or none. For one thread.
 */
final class RequestBody {
  /** A chunk's length line, with extensions that nobody uses. */
  private static final int MAX_CHUNK_LINE = 1024;

  private final ByteSource in;

  /** Announced by Content-Length; −1: chunked. */
  private final long length;

  /** Bytes until the end of the body, or of the current chunk. */
  private long left;

  private boolean ended;

  /** A first chunk has no line end of the one before in front of it. */
  private boolean chunkBefore;

  private RequestBody(ByteSource in, long length) {
    this.in = in;
    this.length = length;
    this.left = Math.max(0, length);
    this.ended = length == 0;
  }

  /**
   * The body that this head announces.
   *
   * @throws HttpSyntaxException 400 if two readers could disagree on where it ends, 501 for codings
   *     but chunked
   */
  static RequestBody of(RequestHead head, ByteSource in) throws HttpSyntaxException {
    var codings = head.headers().all("Transfer-Encoding");
    var lengths = head.headers().all("Content-Length");
    if (!codings.isEmpty()) {
      if (!lengths.isEmpty() || head.minorVersion() == 0) {
        throw new HttpSyntaxException(
            400, "Transfer-Encoding beside Content-Length, or in HTTP/1.0");
      }
      if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
        throw new HttpSyntaxException(501, "the only Transfer-Encoding understood here is chunked");
      }
      return new RequestBody(in, -1);
    }
    if (lengths.stream().distinct().count() > 1) {
      throw new HttpSyntaxException(400, "several different Content-Length headers");
    }
    return new RequestBody(in, lengths.isEmpty() ? 0 : number(lengths.get(0), 10, 18));
  }

  private static long number(String text, int radix, int maxDigits) throws HttpSyntaxException {
    boolean digits = !text.isEmpty() && text.length() <= maxDigits;
    for (int i = 0; digits && i < text.length(); i++) {
      char c = text.charAt(i);
      digits = c < 0x80 && Character.digit(c, radix) >= 0;
    }
    if (!digits) {
      throw new HttpSyntaxException(400, "this is no length: " + text);
    }
    return Long.parseLong(text, radix);
  }

  /** Whether nothing is left to read. */
  boolean ended() {
    return ended;
  }

  /**
   * As {@link java.io.InputStream#read(byte[])}.
   *
   * @throws EOFException if the client closes the connection before the body's end
   */
  int read(byte[] into) throws IOException {
    if (!ended && left == 0) {
      startChunk();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(into, 0, (int) Math.min(into.length, left));
    if (count < 0) {
      throw new EOFException("the client closed the connection in the middle of a body");
    }
    left -= count;
    ended = left == 0 && length >= 0;
    return count;
  }

  private void startChunk() throws IOException {
    if (chunkBefore && !chunkLine().isEmpty()) {
      throw new HttpSyntaxException(400, "a chunk is longer than it says");
    }
    chunkBefore = true;
    String line = chunkLine();
    int extension = line.indexOf(';');
    String digits = extension < 0 ? line : line.substring(0, extension);
    left = number(digits.strip(), 16, 15);
    if (left == 0) {
      if (HeaderLines.read(in, RequestHead.MAX_BYTES)
          == null) { // trailers are dropped, as nginx does
        throw new EOFException("the client closed the connection in the middle of a body");
      }
      ended = true;
    }
  }

  private String chunkLine() throws IOException {
    String line = in.line(MAX_CHUNK_LINE);
    if (line == null) {
      throw new EOFException("the client closed the connection in the middle of a body");
    }
    return line;
  }
}
