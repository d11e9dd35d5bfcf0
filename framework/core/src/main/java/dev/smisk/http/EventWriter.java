package dev.smisk.http;

import java.io.Closeable;
import java.io.IOException;

/**
 * Sends server-sent events for as long as it likes; see {@link Response#events}. The same rules as
 * for {@link StreamWriter}.
 */
@FunctionalInterface
public interface EventWriter extends Closeable {
  /**
   * Called at most once, on the handler's thread after the handler has returned; the stream ends
   * when it returns.
   *
   * @throws Exception what went wrong; the {@link IOException} of a client that is gone may pass
   */
  void write(Events events) throws Exception;

  /** As {@link StreamWriter#close()}. */
  @Override
  default void close() throws IOException {
    // A lambda holds nothing.
  }
}
