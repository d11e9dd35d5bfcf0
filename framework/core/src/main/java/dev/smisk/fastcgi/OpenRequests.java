package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection from BEGIN_REQUEST to their end: each is passed on when all is
 * there that its job waits for, and refused where that takes too long to come. It is the list of
 * the active ones rather than has it: one object less on each idle connection.
 *
 * <p>Owned by the leading thread.
 */
final class OpenRequests extends ActiveRequests {
  private final Connection connection;

  /** Requests whose PARAMS or STDIN is awaited: the active ones that are not READY. */
  private int receiving;

  OpenRequests(Connection connection) {
    this.connection = connection;
  }

  /** For what comes on this connection and belongs to no request. */
  Management management() {
    return new Management(connection.engine, connection.output);
  }

  /** Whether something of a request is still awaited. */
  boolean receiving() {
    return receiving > 0;
  }

  /** The request of that id that has not ended, or null. */
  @Override
  @Nullable Exchange find(int id) {
    Exchange exchange = super.find(id);
    if (exchange != null && exchange.ended) {
      remove(exchange);
      return null;
    }
    return exchange;
  }

  /**
   * A request begins.
   *
   * @param content of BEGIN_REQUEST
   */
  void begin(int id, long content) {
    int role = (int) (content >>> 48) & 0xffff;
    boolean keep = ((int) (content >>> 40) & Protocol.KEEP_CONN) != 0;
    if (!connection.output.begin()) {
      return; // closing: the web server sees that it was not taken
    }
    if (count() >= connection.engine.limits().requestsPerConnection()) {
      dropEnded();
    }
    Exchange exchange = new Exchange(connection, id, keep);
    if (role != Protocol.RESPONDER) {
      exchange.release();
      exchange.recycle();
      connection.output.endUnanswered(exchange, Protocol.UNKNOWN_ROLE);
      return;
    }
    int allowed = connection.engine.limits().requestsPerConnection();
    boolean memory = exchange.begin();
    if (!memory || count() >= 2 * (long) allowed) {
      exchange.refuse(memory ? Refusal.OVERLOADED : Refusal.NO_MEMORY);
      JobRun.run(exchange, null); // at once: what waits to be refused must have a bound as well
      exchange.recycle();
      return;
    }
    add(exchange);
    receiving++;
    exchange.excess = count() > allowed;
  }

  private void dropEnded() {
    for (Exchange exchange = first(); exchange != null; exchange = exchange.next) {
      if (exchange.ended) {
        remove(exchange);
      }
    }
  }

  /** Takes a piece of PARAMS. */
  void params(Exchange exchange, ByteBuffer bytes) {
    exchange.params(bytes);
    passOnIfReady(exchange);
  }

  /** Takes a piece of STDIN that is awaited. */
  void stdin(Exchange exchange, ByteBuffer bytes) {
    boolean passedOn = exchange.phase == Exchange.Phase.STREAMING;
    exchange.stdin(bytes);
    received(exchange, passedOn);
  }

  /** Looks again at one whose body another thread has read. */
  void settle(Exchange exchange) {
    if (exchange.phase == Exchange.Phase.STREAMING) {
      stdin(exchange, ByteBuffer.allocate(0));
    }
  }

  /** That stream of it has ended. */
  void endStream(Exchange exchange, int type) throws ProtocolException {
    if (type == Protocol.PARAMS && exchange.phase == Exchange.Phase.PARAMS) {
      exchange.timed = false;
      exchange.admit();
      if (exchange.phase == Exchange.Phase.STREAMING) {
        connection.engine.ready(exchange);
        received(exchange, true); // unless it was refused
      } else {
        passOnIfReady(exchange);
      }
    } else if (type == Protocol.STDIN && exchange.awaitsStdin()) {
      boolean passedOn = exchange.phase == Exchange.Phase.STREAMING;
      exchange.endStdin();
      received(exchange, passedOn);
    }
  }

  /** The web server gives it up. */
  void abort(Exchange exchange) {
    if (exchange.incomplete()) {
      drop(exchange);
    }
    remove(exchange);
    connection.output.endUnanswered(exchange, Protocol.REQUEST_COMPLETE);
    exchange.failBody(StdinException.Reason.ABORTED);
    exchange.aborted();
  }

  private void passOnIfReady(Exchange exchange) {
    received(exchange, false);
  }

  /** Counts a request whose last byte has come, or is not wanted, and passes it on. */
  private void received(Exchange exchange, boolean passedOn) {
    if (exchange.phase == Exchange.Phase.READY) {
      receiving--;
      if (!passedOn) {
        connection.engine.ready(exchange);
      }
    }
  }

  /** Gives up a request that is still being received. */
  private void drop(Exchange exchange) {
    exchange.phase = Exchange.Phase.READY;
    receiving--;
    exchange.abandon();
    exchange.recycle();
  }

  /** Forgets a request that has ended. */
  @Override
  void remove(Exchange exchange) {
    super.remove(exchange);
    if (exchange.phase == Exchange.Phase.STREAMING) {
      exchange.phase = Exchange.Phase.READY;
      receiving--;
    }
  }

  /** Gives a request up whose job takes too long, and answers it by another if there is one. */
  void replace(Exchange late, @Nullable Exchange successor) {
    remove(late);
    late.failBody(StdinException.Reason.ABORTED);
    if (successor != null) {
      add(successor);
      connection.engine.ready(successor);
    }
  }

  /** Nothing more comes: what is incomplete is given up without an answer, unless it runs. */
  void endOfInput() {
    for (Exchange exchange = first(); exchange != null; exchange = exchange.next) {
      if (exchange.incomplete()) {
        drop(exchange);
        connection.output.fail(exchange);
      } else if (exchange.phase == Exchange.Phase.STREAMING) {
        receiving--;
        exchange.failBody(StdinException.Reason.TRUNCATED);
      }
      exchange.aborted();
    }
  }

  /** Gives up all. */
  void close() {
    for (Exchange exchange = first(); exchange != null; exchange = exchange.next) {
      exchange.failBody(StdinException.Reason.ABORTED); // before what is left is called truncated
    }
    endOfInput();
    clear();
    receiving = 0;
  }

  /**
   * Starts the clock of every request that awaits something and has none yet. Called when all bytes
   * of a read are taken, so that a request that comes in one piece is never timed; and when reading
   * goes on after a pause, which no body has to answer for.
   */
  void startClocks(boolean afterPause) {
    startClocks(connection.engine.now(), connection.engine.limits(), afterPause);
    connection.engine.watch(connection);
  }

  /**
   * Refuses what did not come in time.
   *
   * @param paused whether bodies had no chance to come
   */
  void expire(long now, boolean paused) {
    for (Exchange exchange = first(); exchange != null; exchange = exchange.next) {
      if (exchange.ended) {
        remove(exchange);
      } else if (exchange.timed
          && now - exchange.deadline >= 0
          && (!paused || exchange.phase == Exchange.Phase.PARAMS)) {
        expire(exchange);
      } else if (exchange.body() != null) {
        exchange.body().trim();
      }
    }
  }

  private void expire(Exchange exchange) {
    switch (exchange.phase) {
      case PARAMS -> exchange.refuse(Refusal.PARAMS_TOO_SLOW);
      case STDIN -> exchange.refuse(Refusal.BODY_TOO_SLOW);
      case STREAMING -> {
        exchange.failBody(StdinException.Reason.TOO_SLOW);
        received(exchange, true);
        return;
      }
      case READY -> {
        return;
      }
    }
    passOnIfReady(exchange);
  }
}
