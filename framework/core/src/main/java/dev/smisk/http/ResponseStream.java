package dev.smisk.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable FileSource file;

  private ResponseStream(
      long length, String[] headers, Content content, Closeable held, @Nullable FileSource file) {
    this.length = length;
    this.headers = headers;
    this.content = content;
    this.held = held;
    this.file = file;
  }

  static ResponseStream of(long length, StreamWriter writer) {
    return new ResponseStream(
        length, length < 0 ? UNBUFFERED : NONE, (out, json) -> writer.write(out), writer, null);
  }

  static ResponseStream of(EventWriter writer) {
    return new ResponseStream(
        -1, EVENTS, (out, json) -> writer.write(new Events(out, json)), writer, null);
  }

  static ResponseStream of(FileSource file) {
    return new ResponseStream(-1, NONE, (out, json) -> writeWhole(file, out), () -> {}, file);
  }

  private static void writeWhole(FileSource file, OutputStream out) throws IOException {
    try (OpenedFile opened = file.open()) {
      opened.write(BodyOutput.of(out), 0, opened.length());
    }
  }

  /**
   * The file that this is, as long as nobody has applied conditions and ranges to it; null where it
   * is something else.
   */
  public @Nullable FileSource file() {
    return file;
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
