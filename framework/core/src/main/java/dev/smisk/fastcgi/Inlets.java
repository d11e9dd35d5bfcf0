package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Inlet}s, made when first needed and kept. Where all are in use, the leading thread
 * reads, as it does for small bodies. Thread-safe.
 */
final class Inlets {
  /**
   * At once: 1 MiB together, which is kept, and a selector each while in use. More bodies than that
   * come in at full speed where a network of their own carries them to more processors than share
   * one such loop.
   */
  static final int MAX = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Inlets.class);

  // Guarded by this:
  private final ArrayDeque<Inlet> idle = new ArrayDeque<>(2);
  private int lent;

  /** One that reads that channel; null where all are in use. */
  synchronized @Nullable Inlet take(SocketChannel channel) {
    if (lent == MAX) {
      return null;
    }
    try {
      Inlet inlet = idle.isEmpty() ? new Inlet(this) : idle.pop();
      inlet.enter(channel);
      lent++;
      return inlet;
    } catch (OutOfMemoryError e) { // outside the heap
      LOG.debug("A body is read by way of the leading thread: {}", e.toString());
      return null;
    }
  }

  /** See {@link Inlet#giveBack}. */
  void giveBack(Inlet inlet) {
    try {
      inlet.leave();
    } catch (IOException e) {
      LOG.debug("Closing a selector failed: {}", e.toString());
    }
    synchronized (this) {
      lent--;
      idle.push(inlet);
    }
  }
}
