package dev.smisk.fastcgi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of one connection, shared by all that answer on it. What can't leave at once
 * waits here, up to {@link Limits#pendingBytes()} and one record; past that the writers wait.
 *
 * <pre>
 *   OPEN --a request without KEEP_CONN ended, one failed, or the server stops--> CLOSING
 *   CLOSING --no request open, nothing pending--> SHUT (the peer reads the end; its rest is drained)
 *   OPEN, CLOSING, SHUT --error, deadline, or closed by the leader--> BROKEN
 * </pre>
 *
 * <p>Every field is guarded by the lock. It is never held while somebody waits: writes do not
 * block, and waiting gives it up. A lock of java.util.concurrent, since a monitor would pin virtual
 * threads on JDK 21 to 23.
 */
final class Output {
  private enum State {
    OPEN,
    CLOSING,
    SHUT,
    BROKEN
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Transport transport;
  private final Connection connection;
  private final Engine engine;

  private State state = State.OPEN;

  /** Requests that have begun and not ended. */
  private int open;

  private final PendingRecords pending = new PendingRecords();

  /**
   * When the peer last took something, or when waiting for it began; of use while it is waited for.
   */
  private long waitingSince;

  /** When the requests that still run are given up; of use while CLOSING. */
  private long closeBy;

  /** Where writers wait for room; null until needed. */
  private @Nullable Condition room;

  Output(Transport transport, Connection connection, Engine engine) {
    this.transport = transport;
    this.connection = connection;
    this.engine = engine;
  }

  /** Registers a request; false where no new one is taken. */
  boolean begin() {
    lock.lock();
    try {
      if (state != State.OPEN) {
        return false;
      }
      open++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends whole records of a request.
   *
   * @param last whether they end it
   * @throws IOException if the request is over (aborted) or the connection is
   */
  void send(Exchange exchange, ByteBuffer records, boolean last) throws IOException {
    lock.lock();
    try {
      awaitRoom(exchange);
      if (exchange.ended) {
        throw new IOException("the web server aborted the request");
      }
      if (state == State.BROKEN) {
        throw new IOException("the connection to the web server is closed");
      }
      if (last) {
        ended(
            exchange); // before the bytes leave: the peer may use the id again as soon as it reads
      }
      transmit(records);
      if (last) {
        shutIfDone();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(Exchange exchange) throws IOException {
    while (pending.bytes() >= engine.limits().pendingBytes()
        && !exchange.ended
        && state != State.BROKEN) {
      if (exchange.refused()) {
        breakOff();
        return;
      }
      if (room == null) {
        room = lock.newCondition();
      }
      try {
        room.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException)
            new InterruptedIOException("interrupted while the web server did not read")
                .initCause(e);
      }
    }
  }

  /** Sends records that answer no job: END_REQUEST of its own, and management records. */
  void sendUnasked(ByteBuffer records) {
    lock.lock();
    try {
      if (state == State.SHUT || state == State.BROKEN) {
        return;
      }
      if (pending.bytes() >= engine.limits().pendingBytes()) {
        breakOff(); // a peer that only asks and never reads
        return;
      }
      transmit(records);
      shutIfDone();
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
        ended(exchange);
        sendUnasked(Records.end(exchange.id, protocolStatus));
        wakeWriters();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a request without a word, so that the web server sees an error: the connection takes no
   * new ones, and closes when the others have ended.
   */
  void fail(Exchange exchange) {
    lock.lock();
    try {
      if (!exchange.ended) {
        ended(exchange);
        closing(engine.limits().closingTime().toNanos());
        shutIfDone();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes no new requests, and closes after the last or when that time has passed. */
  void closeWhenDone(long withinNanos) {
    lock.lock();
    try {
      closing(withinNanos);
      shutIfDone();
    } finally {
      lock.unlock();
    }
  }

  private void ended(Exchange exchange) {
    exchange.ended = true;
    open--;
    if (!exchange.keep) {
      closing(engine.limits().closingTime().toNanos());
    }
  }

  private void closing(long withinNanos) {
    if (state == State.OPEN) {
      state = State.CLOSING;
      closeBy = engine.now() + withinNanos;
      if (open > 0) {
        engine.attend(connection); // the leader watches the others' deadline
      }
    }
  }

  private void transmit(ByteBuffer records) throws IOException {
    try {
      if (pending.bytes() == 0) {
        transport.write(records);
        if (!records.hasRemaining()) {
          return;
        }
        waitingSince = engine.now();
        engine.attend(connection);
      }
      pending.add(records);
    } catch (IOException e) {
      breakOff();
      throw e;
    }
  }

  /** Sends what is pending, as the transport takes it. Called by the leading thread. */
  void flush() {
    lock.lock();
    try {
      if (pending.sendTo(transport)) {
        waitingSince = engine.now();
      }
      if (pending.bytes() == 0) {
        engine.attend(connection);
      }
      if (pending.bytes() < engine.limits().pendingBytes()) {
        wakeWriters();
      }
      shutIfDone();
    } catch (IOException e) {
      breakOff();
    } finally {
      lock.unlock();
    }
  }

  private void shutIfDone() {
    if (state != State.CLOSING || open > 0 || pending.bytes() > 0) {
      return;
    }
    try {
      transport.shutdownOutput();
      state = State.SHUT;
      waitingSince = engine.now();
    } catch (IOException e) {
      state = State.BROKEN;
    }
    engine.attend(connection);
  }

  /** The peer is gone or doesn't read: everybody who writes is told, and the leader closes. */
  private void breakOff() {
    if (state != State.BROKEN) {
      state = State.BROKEN;
      pending.clear();
      wakeWriters();
      engine.attend(connection);
    }
  }

  private void wakeWriters() {
    if (room != null) {
      room.signalAll();
    }
  }

  /**
   * Marks the connection as over. Called by the leading thread, which then closes the transport.
   */
  void close() {
    lock.lock();
    try {
      breakOff();
    } finally {
      lock.unlock();
    }
  }

  /** Whether no request is open and nothing waits to be sent. */
  boolean idle() {
    lock.lock();
    try {
      return open == 0 && pending.bytes() == 0 && state == State.OPEN;
    } finally {
      lock.unlock();
    }
  }

  /** What the leading thread has to know of this side, at one moment. */
  record Look(
      boolean broken,
      boolean shut,
      boolean closing,
      int pendingBytes,
      long waitingSince,
      long closeBy) {}

  Look look() {
    lock.lock();
    try {
      return new Look(
          state == State.BROKEN,
          state == State.SHUT,
          state == State.CLOSING,
          pending.bytes(),
          waitingSince,
          closeBy);
    } finally {
      lock.unlock();
    }
  }
}
