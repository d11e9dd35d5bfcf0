package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Records that the peer has not taken yet, the first maybe in part, copied from their writers'
 * buffers. Costs next to nothing while empty. Guarded by the lock of its {@link Output}.
 */
final class PendingRecords {
  private @Nullable ArrayDeque<ByteBuffer> records;
  private int bytes;

  int bytes() {
    return bytes;
  }

  /** Copies what is left of these. */
  void add(ByteBuffer rest) {
    if (records == null) {
      records = new ArrayDeque<>(4);
    }
    bytes += rest.remaining();
    records.addLast(ByteBuffer.allocate(rest.remaining()).put(rest).flip());
  }

  /** Sends as much as the transport takes; tells whether it took any. */
  boolean sendTo(Transport transport) throws IOException {
    int before = bytes;
    ByteBuffer first;
    while (records != null && (first = records.peekFirst()) != null) {
      int size = first.remaining();
      transport.write(first);
      bytes -= size - first.remaining();
      if (first.hasRemaining()) {
        break;
      }
      records.removeFirst();
    }
    if (bytes == 0) {
      clear();
    }
    return bytes < before;
  }

  void clear() {
    records = null;
    bytes = 0;
  }
}
