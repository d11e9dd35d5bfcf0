package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reads a connection on the thread of a job: a buffer, and a selector of its own to wait by.
 * Used by one {@link Loan} after the other, and by whichever thread that one says.
 */
final class Inlet {
  /** The largest record, so that one system call usually takes all there is. */
  static final int BYTES = 64 * 1024;

  private final Inlets home;

  /** What it reads; null while it is nobody's. */
  private @Nullable SocketChannel channel;

  /** From position to limit: what was read and is not taken yet. */
  final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES).limit(0);

  /** Open where the channel was waited for. */
  private @Nullable Selector selector;

  /** Whether the last read took all that was there: the next one waits first. */
  private boolean drained;

  Inlet(Inlets home) {
    this.home = home;
  }

  /** Reads that channel from now on. */
  void enter(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads behind what is left of the last bytes; waits until there are some.
   *
   * @param millis how long at most
   * @return false if none came in that time, if none will, or if the thread is interrupted
   */
  boolean fill(int millis) throws IOException {
    SocketChannel from = Objects.requireNonNull(channel, "nobody's");
    buffer.compact();
    try {
      int bytes = drained ? 0 : from.read(buffer);
      if (bytes == 0 && awaits(from, millis)) {
        bytes = from.read(buffer);
      }
      drained = buffer.hasRemaining();
      return bytes > 0;
    } finally {
      buffer.flip();
    }
  }

  private boolean awaits(SocketChannel from, int millis) throws IOException {
    Selector waits = selector;
    if (waits == null) {
      waits = Selector.open();
      selector = waits;
      from.register(waits, SelectionKey.OP_READ);
    }
    return waits.select(ready -> {}, millis) > 0;
  }

  /** It is the next one's. Called by whoever read with it last. */
  void giveBack() {
    home.giveBack(this);
  }

  /** Leaves the channel, and what was read of it. */
  void leave() throws IOException {
    channel = null;
    buffer.limit(0);
    drained = false;
    Selector waits = selector;
    selector = null;
    if (waits != null) {
      waits.close(); // before that a socket that was closed is not
    }
  }
}
