package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Records that the peer has not taken yet, the first maybe in part, copied from their writers'
 * buffers; and the writers that wait until it does. Costs next to nothing while empty. Guarded by
 * the lock of its {@link Output}.
 */
final class PendingRecords {
  private final ReentrantLock lock;

  private @Nullable ArrayDeque<ByteBuffer> records;
  private int bytes;

  /**
   * When the peer last took something, or when waiting for it began; of use while there are bytes.
   */
  private long waitingSince;

  /** Where writers wait; null until one does. */
  private @Nullable Condition room;

  PendingRecords(ReentrantLock lock) {
    this.lock = lock;
  }

  int bytes() {
    return bytes;
  }

  /** Copies what is left of these. */
  void add(ByteBuffer rest, Engine clock) {
    if (records == null) {
      records = new ArrayDeque<>(4);
    }
    if (bytes == 0) {
      waitingSince = clock.now();
    }
    bytes += rest.remaining();
    records.addLast(ByteBuffer.allocate(rest.remaining()).put(rest).flip());
  }

  /** Sends as much as the transport takes. */
  void sendTo(Transport transport, Engine clock) throws IOException {
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
    } else if (bytes < before) {
      waitingSince = clock.now();
    }
  }

  /** Nanoseconds for which the peer has taken nothing though something waits for it; else 0. */
  long stalledFor(long now) {
    return bytes == 0 ? 0 : now - waitingSince;
  }

  void clear() {
    records = null;
    bytes = 0;
  }

  /** Signalled by {@link #wakeWriters}. */
  Condition room() {
    if (room == null) {
      room = lock.newCondition();
    }
    return room;
  }

  /** Lets all that wait look again at what they wait for. */
  void wakeWriters() {
    if (room != null) {
      room.signalAll();
    }
  }
}
