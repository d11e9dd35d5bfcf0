package dev.smisk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a multipart body apart while it comes (RFC 2046 section 5.1.1). Belongs to the handler's
 * thread.
 *
 * <pre>
 *   begin ── content (the preamble) ──delimiter──► heading ──empty line──► content (of a part)
 *                                                    ▲ │                        │
 *                                                    └─┼───────delimiter────────┤
 *                                                   "--" at its end             │
 *                                                      └──► end (the epilogue is not looked at)
 * </pre>
 *
 * <p>The body's begin counts as the begin of a line. What is in the buffer, in order:
 *
 * <pre>
 *   0 … position ─ content to be taken ─ clean ─ not known yet, or the delimiter ─ end
 * </pre>
 */
final class MultipartReader {
  /** Large enough that reads of the body are few, small beside what is kept of a body anyway. */
  private static final int BUFFER_BYTES = 16 * 1024;

  /** Spaces behind a boundary, of which gateways are said to add some. */
  private static final int MAX_PADDING = 256;

  private static final int CRLF = 2;

  private final InputStream body;
  private final Delimiter delimiter;
  private final int maxHeadBytes;
  private final byte[] buffer;

  private int position;
  private int clean;
  private int end;

  /** Where the delimiter is to be looked for: at {@link #clean}, or the two bytes before. */
  private int unseen;

  /** Behind the delimiter that ends the content at {@link #clean}; 0 if it is not found yet. */
  private int delimiterEnd;

  private boolean begun;
  private boolean ended;

  MultipartReader(InputStream body, Delimiter delimiter, int maxHeadBytes) {
    this.body = body;
    this.delimiter = delimiter;
    this.maxHeadBytes = maxHeadBytes;
    this.buffer = new byte[Math.max(BUFFER_BYTES, maxHeadBytes + 2 * MAX_PADDING)];
    buffer[0] = '\r'; // as if a line had ended before the body
    buffer[1] = '\n';
    end = CRLF;
  }

  // ---------------------------------------------------------------- content

  /** How many bytes of content can be taken at once; 0 at the end of it. Waits for them. */
  private int content() throws IOException {
    while (position == clean && delimiterEnd == 0) {
      scan();
    }
    return clean - position;
  }

  /** Takes one byte of content; −1 at the end of it. */
  int read() throws IOException {
    return content() == 0 ? -1 : buffer[position++] & 0xff;
  }

  /** Takes content; −1 at the end of it. */
  int read(byte[] into, int offset, int length) throws IOException {
    int count = Math.min(length, content());
    if (count == 0) {
      return -1;
    }
    System.arraycopy(buffer, position, into, offset, count);
    position += count;
    return count;
  }

  /** Passes over content; 0 at the end of it. */
  long skip(long bytes) throws IOException {
    int count = (int) Math.min(bytes, content());
    position += count;
    return count;
  }

  /** Writes the rest of the content, without a copy in between. */
  long transferTo(OutputStream out) throws IOException {
    long total = 0;
    int count = content();
    while (count > 0) {
      int from = position;
      position += count;
      out.write(buffer, from, count);
      total += count;
      count = content();
    }
    return total;
  }

  /** Content that is there already. */
  int available() {
    return clean - position;
  }

  /** Finds out more of what is in the buffer, or gets more into it. All content is taken. */
  private void scan() throws IOException {
    int found = delimiter.find(buffer, unseen, end);
    int behind = found + delimiter.length();
    if (found < 0) {
      unseen = delimiter.findBegun(buffer, unseen, end);
    } else if (end - behind < 2) {
      unseen = found; // what follows tells whether it is one
    } else if (isDelimiter(behind)) {
      unseen = found;
      delimiterEnd = behind;
    } else {
      unseen = behind;
    }
    clean = Math.max(position, unseen);
    if (position == clean && delimiterEnd == 0) {
      fill();
    }
  }

  /** By what follows the boundary: else it is content that looks like one. */
  private boolean isDelimiter(int behind) throws BodyException {
    byte next = buffer[behind];
    if (next == '\n') {
      throw malformed("a boundary's line ends in LF alone: lines end in CRLF");
    }
    return next == ' '
        || next == '\t'
        || (next == '\r' && buffer[behind + 1] == '\n')
        || (next == '-' && buffer[behind + 1] == '-');
  }

  // ---------------------------------------------------------------- between parts

  /**
   * Passes over the rest of the content, to the next part's.
   *
   * @return its header lines without the empty one, null behind the last part
   */
  byte @Nullable [] next() throws IOException {
    while (!ended && skip(Long.MAX_VALUE) > 0) {
      // The rest of a part that nobody wanted, or the preamble.
    }
    if (ended) {
      return null;
    }
    begun = true;
    position = delimiterEnd;
    if (buffer[position] == '-') {
      ended = true;
      return null;
    }
    int padding = 0;
    for (; peek(0) == ' ' || peek(0) == '\t'; position++) {
      if (++padding > MAX_PADDING) {
        throw malformed("more than " + MAX_PADDING + " spaces follow a boundary");
      }
    }
    if (peek(0) != '\r' || peek(1) != '\n') {
      throw malformed("a boundary and spaces are followed by text");
    }
    position += CRLF;
    return head();
  }

  private byte[] head() throws IOException {
    int length = 0;
    while (!isLineEnd(length) || (length > 0 && !isLineEnd(length + CRLF))) {
      if (peek(length) == '\n' && (length == 0 || peek(length - 1) != '\r')) {
        throw malformed("a header line of a part ends in LF alone: lines end in CRLF");
      }
      if (++length > maxHeadBytes) {
        throw new BodyException(
            413,
            "the headers of a part are longer than " + maxHeadBytes + " bytes, the limit here",
            null);
      }
    }
    byte[] block = Arrays.copyOfRange(buffer, position, position + length);
    position += length == 0 ? CRLF : length + 2 * CRLF;
    clean = position;
    unseen = position - CRLF; // a delimiter may follow at once, with this end of line as its own
    delimiterEnd = 0;
    return block;
  }

  private boolean isLineEnd(int ahead) throws IOException {
    return peek(ahead) == '\r' && peek(ahead + 1) == '\n';
  }

  /** The byte so far ahead of the position. */
  private byte peek(int ahead) throws IOException {
    while (end - position <= ahead) {
      unseen = position; // the delimiter before is done with
      fill();
    }
    return buffer[position + ahead];
  }

  // ---------------------------------------------------------------- the body

  /** Gets at least one byte more. */
  private void fill() throws IOException {
    int kept = Math.min(position, unseen);
    if (kept > 0) {
      System.arraycopy(buffer, kept, buffer, 0, end - kept);
      position -= kept;
      clean -= kept;
      unseen -= kept;
      end -= kept;
    }
    int count = body.read(buffer, end, buffer.length - end);
    if (count < 0) {
      throw malformed(
          begun
              ? "it ends without its final boundary, so that a part of it may be missing"
              : "no line of it is the boundary that its Content-Type names");
    }
    end += count;
  }

  private static BodyException malformed(String what) {
    return new BodyException(400, "the multipart body is malformed: " + what, null);
  }
}
