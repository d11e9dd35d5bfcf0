package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of one connection, shared by all that answer on it. What can't leave at once
 * waits in {@link PendingRecords}, up to {@link Limits#pendingBytes()} and one record; past that,
 * and where there is no memory for it, the writers wait. How it closes is told by {@link
 * OutputLifecycle}.
 *
 * <p>The state of both is guarded by the lock here. It is never held while somebody waits: writes
 * do not block, and waiting gives it up. A lock of java.util.concurrent, since a monitor would pin
 * virtual threads on JDK 21 to 23.
 */
final class Output {
  private final ReentrantLock lock = new ReentrantLock();
  private final Connection connection;
  private final OutputLifecycle lifecycle;

  /** Made when something has to wait for the first time: on most connections nothing ever does. */
  private @Nullable PendingRecords pending;

  Output(Connection connection) {
    this.connection = connection;
    this.lifecycle = new OutputLifecycle(connection);
  }

  /** Registers a request; false where no new one is taken. */
  boolean begin() {
    lock.lock();
    try {
      return lifecycle.begin();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends whole records of a request.
   *
   * @param last whether they end it
   * @param room bytes: it waits until fewer are pending
   * @throws IOException if the request is over (aborted) or the connection is
   */
  void send(Exchange exchange, ByteBuffer records, boolean last, int room) throws IOException {
    lock.lock();
    try {
      if (full(exchange, room)) {
        awaitRoom(exchange, room);
      }
      lifecycle.answer(exchange, last);
      if (!transmit(records)) {
        if (exchange.refused) {
          breakOff(); // it waits for nobody
        } else {
          pending().lend(records, exchange, last);
        }
      }
      if (last) {
        lifecycle.shutIfDone(pendingBytes());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether a writer has to wait, or a refusal, which has as much room again, cannot. */
  private boolean full(Exchange exchange, int room) {
    int waiting = exchange.refused ? pendingBytes() / 2 : pendingBytes();
    return waiting >= room && !exchange.ended && !lifecycle.broken();
  }

  private void awaitRoom(Exchange exchange, int room) throws IOException {
    if (exchange.refused) {
      breakOff(); // it runs on the leading thread, which waits for nobody
    } else {
      pending().awaitWhile(() -> full(exchange, room));
    }
  }

  private PendingRecords pending() {
    if (pending == null) {
      pending = new PendingRecords(lock, connection);
    }
    return pending;
  }

  private int pendingBytes() {
    return pending == null ? 0 : pending.bytes();
  }

  /**
   * Sends records that answer no job: END_REQUEST of its own, and management records. They have as
   * much room again as the writers, so that an abort finds some where a writer waits for it.
   */
  void sendUnasked(ByteBuffer records) {
    lock.lock();
    try {
      if (lifecycle.shut() || lifecycle.broken()) {
        return;
      }
      boolean flooded = pendingBytes() / 2 >= connection.engine.limits().pendingBytes();
      if (flooded || !transmit(records)) {
        breakOff(); // it only asks and never reads; or there is no memory, and nobody waits for it
      }
      lifecycle.shutIfDone(pendingBytes());
    } catch (IOException e) {
      // The connection is broken; its leader was told.
    } finally {
      lock.unlock();
    }
  }

  /** Ends a request that no job answers, once. */
  void endUnanswered(Exchange exchange, int protocolStatus) {
    lock.lock();
    try {
      if (!exchange.ended) {
        lifecycle.end(exchange);
        sendUnasked(Records.end(exchange.id, protocolStatus));
        wakeWriters();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a request without a word, so that the web server sees an error: the connection takes no
   * new ones, and closes when the others have ended. Where a web server would take that for the
   * answer's end, it gets what is no record before.
   */
  void fail(Exchange exchange) {
    lock.lock();
    try {
      if (!exchange.ended) {
        lifecycle.fail(exchange);
        lifecycle.shutIfDone(pendingBytes());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a request whose job takes too long.
   *
   * @return whether nothing of its answer is out: another has to be sent in its place
   */
  boolean giveUp(Exchange exchange) {
    lock.lock();
    try {
      boolean unanswered = !exchange.ended && !exchange.sent;
      exchange.late = !exchange.ended;
      exchange.replaced = unanswered;
      exchange.ended |= unanswered; // and is still counted as open, for its successor
      fail(exchange);
      wakeWriters();
      return unanswered;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no new requests, and closes after the last or when that time has passed. */
  void closeWhenDone(long withinNanos) {
    lock.lock();
    try {
      lifecycle.close(withinNanos);
      lifecycle.shutIfDone(pendingBytes());
    } finally {
      lock.unlock();
    }
  }

  /** Sends them, or keeps what does not leave at once; false where there is no memory for that. */
  private boolean transmit(ByteBuffer records) throws IOException {
    try {
      if (pendingBytes() == 0) {
        connection.transport.write(records);
        if (!records.hasRemaining()) {
          return true;
        }
        connection.engine.attend(connection);
      }
      return pending().copy(records);
    } catch (IOException e) {
      breakOff();
      throw e;
    }
  }

  /** Sends what is pending, as the transport takes it. Called by the leading thread. */
  void flush() {
    lock.lock();
    try {
      sendPending();
      if (pendingBytes() == 0) {
        connection.engine.attend(connection);
      }
      wakeWriters();
      lifecycle.shutIfDone(pendingBytes());
    } catch (IOException e) {
      breakOff();
    } finally {
      lock.unlock();
    }
  }

  private void sendPending() throws IOException {
    if (pending != null) {
      pending.send();
    }
  }

  private void wakeWriters() {
    if (pending != null) {
      pending.wakeWriters();
    }
  }

  /** The peer is gone or doesn't read: everybody who writes is told, and the leader closes. */
  private void breakOff() {
    if (lifecycle.breakOff() && pending != null) {
      pending.clear();
      pending.wakeWriters();
    }
  }

  /**
   * Marks the connection as over, and what is still being answered as broken off. Called by the
   * leading thread, which then closes the transport.
   *
   * @return how many requests are broken off by that
   */
  int close(ActiveRequests active) {
    lock.lock();
    try {
      active.forEach(lifecycle::spoil);
      sendPending();
      if (pendingBytes() == 0) {
        lifecycle.tellIfSpoilt();
      }
      return lifecycle.unanswered(pendingBytes());
    } catch (IOException e) {
      return 0; // it had broken before: whoever reads sees that
    } finally {
      breakOff();
      lock.unlock();
    }
  }

  /** Whether a time limit has passed, so that the connection is to be dropped. */
  boolean overdue(long now) {
    lock.lock();
    try {
      return lifecycle.overdue(now) || (pending != null && pending.stalled(now));
    } finally {
      lock.unlock();
    }
  }

  /** What the leading thread has to know of this side. */
  OutputLook look() {
    lock.lock();
    try {
      return lifecycle.look(pendingBytes());
    } finally {
      lock.unlock();
    }
  }
}
