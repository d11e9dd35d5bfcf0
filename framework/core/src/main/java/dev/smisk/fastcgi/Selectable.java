package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.time.Duration;

/**
 * What the {@link EventLoop} does with a socket; attached to its selection key. Called by the
 * leading thread.
 */
interface Selectable {
  /** It is ready for something that it waits for; one that throws is closed. */
  void selected(SelectionKey key) throws IOException;

  /** Whether it goes on for a while when the server stops, as another took the listener's place. */
  boolean drains();

  /** Has it close directly after the end of what it does next, or does now. */
  void lastCall();

  /** Closes it in the way its nature demands, now that the server stops. */
  void stop(Duration within);

  /** Closes it at once. */
  void close();
}
