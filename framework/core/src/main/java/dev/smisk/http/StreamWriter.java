package dev.smisk.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a response's body piece by piece; see {@link Response#stream(String, StreamWriter)}. What
 * it needs it had better open in {@link #write}: a response that a filter replaces, or that answers
 * HEAD, is never written.
 */
@FunctionalInterface
public interface StreamWriter extends Closeable {
  /**
   * Called at most once, on the handler's thread after the handler has returned.
   *
   * @param out for this thread alone, while this method runs. Writing waits while the client does
   *     not read; {@code flush} sends what was written on to the web server; {@code close} only
   *     ends the writing
   * @throws Exception what went wrong: a problem is answered if nothing has left yet, else the
   *     connection breaks off, so that the client never takes a part for the whole. The {@link
   *     IOException} by which {@code out} tells that the client is gone may pass
   */
  void write(OutputStream out) throws Exception;

  /**
   * Releases what was opened before the response was returned. Called once on the handler's thread,
   * after {@link #write} or in place of it (HEAD, a failure before); who replaces a response, as a
   * filter may, calls {@link Response#discard()} on the one that is dropped.
   */
  @Override
  default void close() throws IOException {
    // A lambda holds nothing.
  }
}
