package dev.smisk.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * The body of a response that is written piece by piece, for who sends it: {@link #write} or not,
 * then {@link #close}, on the handler's thread.
 */
public final class ResponseStream {
  /** nginx passes on what it reads as it reads it. */
  private static final String[] UNBUFFERED = {"X-Accel-Buffering", "no"};

  private static final String[] EVENTS = {
    "Cache-Control", "no-cache", UNBUFFERED[0], UNBUFFERED[1]
  };
  private static final String[] NONE = {};

  /** Writes the bytes, values as JSON by the function. */
  private interface Content {
    void write(OutputStream out, Function<Object, byte[]> json) throws Exception;
  }

  private final long length;
  private final String[] headers;
  private final Content content;
  private final Closeable held;

  private ResponseStream(long length, String[] headers, Content content, Closeable held) {
    this.length = length;
    this.headers = headers;
    this.content = content;
    this.held = held;
  }

  static ResponseStream of(long length, StreamWriter writer) {
    return new ResponseStream(
        length, length < 0 ? UNBUFFERED : NONE, (out, json) -> writer.write(out), writer);
  }

  static ResponseStream of(EventWriter writer) {
    return new ResponseStream(
        -1, EVENTS, (out, json) -> writer.write(new Events(out, json)), writer);
  }

  /** Bytes that will be written, or −1 where nobody knows. */
  public long length() {
    return length;
  }

  /**
   * Names and values in turn, each for a response that has none of that name; not to be changed.
   */
  String[] headers() {
    return headers;
  }

  /** Writes the body. */
  public void write(OutputStream out, Function<Object, byte[]> json) throws Exception {
    content.write(out, json);
  }

  /** Releases what the writer holds. */
  public void close() throws IOException {
    held.close();
  }
}
