package dev.smisk.fastcgi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records that the peer has not taken yet, the first maybe in part, and the writers that wait until
 * it does. They are copied from their writers' buffers; where all that wait on all connections take
 * {@link Limits#pendingMemory()}, the writer lends its buffer and waits. Guarded by the lock of its
 * {@link Output}.
 */
final class PendingRecords {
  private final ReentrantLock lock;
  private final Connection connection;
  private final MemoryBound memory;

  /** Some of them; told apart by identity. */
  private static final class Piece {
    private final ByteBuffer bytes;

    /** Bytes that they take and that are counted; 0 where they are lent. */
    private final int counted;

    Piece(ByteBuffer bytes, int counted) {
      this.bytes = bytes;
      this.counted = counted;
    }
  }

  private @Nullable ArrayDeque<Piece> pieces;
  private int bytes;

  /**
   * When the peer last took something, or when waiting for it began; of use while there are bytes.
   */
  private long waitingSince;

  /** Where writers wait; null until one does. */
  private @Nullable Condition room;

  PendingRecords(ReentrantLock lock, Connection connection) {
    this.lock = lock;
    this.connection = connection;
    this.memory = connection.engine.outputBuffers().pending();
  }

  int bytes() {
    return bytes;
  }

  /**
   * Copies what is left of these, if there is memory for it.
   *
   * @return false if not
   */
  boolean copy(ByteBuffer rest) {
    int count = rest.remaining();
    if (!memory.reserve(count)) {
      return false;
    }
    add(copyOf(rest), count);
    return true;
  }

  /**
   * Borrows them until the peer has taken them, or will never, and waits for that. A writer that is
   * interrupted, or whose request is over before its last records, does not wait: what is left is
   * copied.
   */
  void lend(ByteBuffer rest, Exchange exchange, boolean last) {
    Piece lent = new Piece(rest, 0);
    add(lent, rest.remaining());
    try {
      awaitWhile(() -> holds(lent) && (last || !exchange.ended));
    } catch (InterruptedIOException e) {
      // The thread remains interrupted.
    }
    if (holds(lent)) {
      keep(lent);
    }
  }

  private boolean holds(Piece lent) {
    return pieces != null && pieces.contains(lent);
  }

  private void keep(Piece lent) {
    ArrayDeque<Piece> kept = new ArrayDeque<>(4);
    for (Piece piece : pieces == null ? List.<Piece>of() : pieces) {
      kept.addLast(piece.equals(lent) ? copyAnyway(lent) : piece);
    }
    pieces = kept;
  }

  private Piece copyAnyway(Piece lent) {
    Piece copy = copyOf(lent.bytes);
    memory.reserveAnyway(copy.counted);
    return copy;
  }

  private void add(Piece piece, int count) {
    if (pieces == null) {
      pieces = new ArrayDeque<>(4);
    }
    if (bytes == 0) {
      waitingSince = connection.engine.now();
    }
    bytes += count;
    pieces.addLast(piece);
  }

  private static Piece copyOf(ByteBuffer rest) {
    int count = rest.remaining();
    return new Piece(ByteBuffer.allocate(count).put(rest).flip(), count);
  }

  /** Sends as much as the transport takes. */
  void send() throws IOException {
    int before = bytes;
    Piece first;
    while (pieces != null && (first = pieces.peekFirst()) != null) {
      int size = first.bytes.remaining();
      connection.transport.write(first.bytes);
      bytes -= size - first.bytes.remaining();
      if (first.bytes.hasRemaining()) {
        break;
      }
      memory.giveBack(pieces.removeFirst().counted);
    }
    if (bytes == 0) {
      pieces = null;
    } else if (bytes < before) {
      waitingSince = connection.engine.now();
    }
  }

  /** Whether the peer has taken nothing for too long though something waits for it. */
  boolean stalled(long now) {
    return bytes > 0 && now - waitingSince >= connection.engine.limits().writeStall().toNanos();
  }

  void clear() {
    if (pieces != null) {
      pieces.forEach(piece -> memory.giveBack(piece.counted));
    }
    pieces = null;
    bytes = 0;
  }

  /**
   * Waits while that is so; looks at each {@link #wakeWriters}.
   *
   * @throws InterruptedIOException if interrupted, which the thread remains
   */
  void awaitWhile(BooleanSupplier waits) throws InterruptedIOException {
    if (room == null) {
      room = lock.newCondition();
    }
    try {
      while (waits.getAsBoolean()) {
        room.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("interrupted while the web server did not read").initCause(e);
    }
  }

  /** Lets all that wait look again at what they wait for. */
  void wakeWriters() {
    if (room != null) {
      room.signalAll();
    }
  }
}
