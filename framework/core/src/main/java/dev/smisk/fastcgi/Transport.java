package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** What a connection needs of whatever carries its bytes: a socket, or a test. */
interface Transport {
  /**
   * Sends as many bytes as can leave without waiting. Called under the connection's output lock, by
   * any thread.
   */
  void write(ByteBuffer bytes) throws IOException;

  /**
   * Tells the peer that nothing more comes; reading goes on. Under the output lock, by any thread.
   */
  void shutdownOutput() throws IOException;

  /** The socket that a job may read from by itself; null where bytes come in another way. */
  default @Nullable SocketChannel channel() {
    return null;
  }

  /** Says what to wait for. Called by the leading thread. */
  void interest(boolean read, boolean write);

  /** Closes both directions; later writes throw. Called by the leading thread. */
  void close();
}
