package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How a connection's sending side comes to its end: who keeps it open, until when, and what its end
 * is.
 *
 * <pre>
 *   OPEN --a request without KEEP_CONN ended, one failed, the server stops, or the last one ended
 *          after the last call--> CLOSING
 *   CLOSING --no request open, nothing pending--> SHUT (the peer reads the end; its rest is drained)
 *   OPEN, CLOSING, SHUT --error, deadline, or closed by the leader--> BROKEN
 * </pre>
 *
 * <p>Guarded by the lock of its {@link Output}. The leading thread is asked to look at whatever
 * changes here and concerns it.
 */
final class OutputLifecycle {
  private enum State {
    OPEN,
    CLOSING,
    SHUT,
    BROKEN
  }

  private final Connection connection;

  /** Eight bytes of a version that FastCGI never had: whoever reads them gives up. */
  private static final byte[] NO_RECORD = {-1, -1, -1, -1, -1, -1, -1, -1};

  private State state = State.OPEN;

  /** Whether the end of the connection alone would not tell that an answer broke off. */
  private boolean spoilt;

  /**
   * Requests that have begun and not ended. Two bytes, as their ids have, since idle connections
   * keep its place: it makes this object eight bytes smaller.
   */
  private char open;

  /**
   * While CLOSING: when the requests that still run are given up. While SHUT: when draining ends.
   */
  private long deadline;

  OutputLifecycle(Connection connection) {
    this.connection = connection;
  }

  /** Registers a request; false where no new one is taken. */
  boolean begin() {
    if (state != State.OPEN) {
      return false;
    }
    open++;
    return true;
  }

  /**
   * Registers that a part of a request's answer leaves next.
   *
   * @param last whether that ends the request
   * @throws IOException if the request is over (aborted) or the connection is
   */
  void answer(Exchange exchange, boolean last) throws IOException {
    if (exchange.ended) {
      throw new IOException("the request is over: aborted, or its handler took too long");
    }
    if (broken()) {
      throw new IOException("the connection to the web server is closed");
    }
    exchange.sent = true;
    if (last) {
      // Before the bytes leave: the peer may use the id again as soon as it reads.
      end(exchange);
    }
  }

  /** Ends a request that has not ended. */
  void end(Exchange exchange) {
    exchange.ended = true;
    open--;
    // Others that are open would lose what comes next if it closed now.
    if (!exchange.keep || (open == 0 && connection.isLastCall())) {
      close(connection.engine.limits().closingTime().toNanos());
    }
  }

  /** Takes no new requests from now on, and gives those that run that long. */
  void close(long withinNanos) {
    if (state == State.OPEN) {
      state = State.CLOSING;
      deadline = connection.engine.now() + withinNanos;
      if (open > 0) {
        connection.engine.attend(connection); // the leader watches the others' deadline
      }
    }
  }

  /** A request is given up: where it has not ended, its answer is to be no whole one. */
  void spoil(Exchange exchange) {
    spoilt |= !exchange.ended && exchange.sent && exchange.closeLooksComplete();
  }

  /** Ends a request without END: the peer is to see an error, not only that nothing more comes. */
  void fail(Exchange exchange) {
    spoil(exchange);
    end(exchange);
    close(connection.engine.limits().closingTime().toNanos());
  }

  /** Tells the peer that nothing more comes, if that is so. */
  void shutIfDone(int pendingBytes) {
    if (state != State.CLOSING || open > 0 || pendingBytes > 0) {
      return;
    }
    try {
      tellIfSpoilt();
      connection.transport.shutdownOutput();
      state = State.SHUT;
      deadline = connection.engine.now() + connection.engine.limits().lingerTime().toNanos();
    } catch (IOException e) {
      state = State.BROKEN;
    }
    connection.engine.attend(connection);
  }

  /** The last bytes, behind whole records. One that takes none now reads no end either. */
  void tellIfSpoilt() throws IOException {
    if (spoilt && state != State.SHUT && state != State.BROKEN) {
      connection.transport.write(ByteBuffer.wrap(NO_RECORD));
    }
  }

  /** Requests whose answer is not out: those that are open, or the last of which a part waits. */
  int unanswered(int pendingBytes) {
    return broken() ? 0 : Math.max(open, pendingBytes > 0 ? 1 : 0);
  }

  /** Ends all at once; false if it had ended so before. */
  boolean breakOff() {
    if (state == State.BROKEN) {
      return false;
    }
    state = State.BROKEN;
    connection.engine.attend(connection);
    return true;
  }

  /** Whether requests run past their deadline, or the peer drains for too long. */
  boolean overdue(long now) {
    return switch (state) {
      case CLOSING -> open > 0 && now - deadline >= 0;
      case SHUT -> now - deadline >= 0;
      case OPEN, BROKEN -> false;
    };
  }

  OutputLook look(int pendingBytes) {
    boolean idle = state == State.OPEN && open == 0 && pendingBytes == 0;
    return new OutputLook(broken(), shut(), state == State.CLOSING, idle, pendingBytes);
  }

  boolean shut() {
    return state == State.SHUT;
  }

  boolean broken() {
    return state == State.BROKEN;
  }
}
