package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the records of one connection into requests, any number at once as they interleave, and
 * passes each on when all is there that its job waits for. What takes too long to come is refused.
 *
 * <p>Owned by the leading thread. Bytes are taken where they stand, and kept only in the {@link
 * Exchange} that they belong to.
 */
final class RequestAssembly implements RecordReader.Sink {
  private final Connection connection;
  private final Engine engine;
  private final Output output;
  private final Management management;
  private final ActiveRequests active;

  /** Requests whose PARAMS or STDIN is awaited: the active ones that are not READY. */
  private int receiving;

  // The record that is being read:
  private int type;
  private int id;

  /** Whether it has no content: such a one ends its stream. */
  private boolean empty;

  /** Its request, where it belongs to an active one. */
  private @Nullable Exchange current;

  /** The content of BEGIN_REQUEST so far. */
  private long begin;

  RequestAssembly(Connection connection, ActiveRequests active) {
    this.connection = connection;
    this.active = active;
    this.engine = connection.engine;
    this.output = connection.output;
    this.management = new Management(engine, output);
  }

  /** Whether something of a request is still awaited. */
  boolean receiving() {
    return receiving > 0;
  }

  @Override
  public void header(int type, int id, int contentBytes) throws ProtocolException {
    this.type = type;
    this.id = id;
    empty = contentBytes == 0;
    current = id == 0 ? null : find(id);
    if (type == Protocol.BEGIN_REQUEST) {
      begin = 0;
      if (id == 0 || contentBytes != 8) {
        throw new ProtocolException(
            "BEGIN_REQUEST of id " + id + " with " + contentBytes + " bytes, where 8 are due");
      }
      if (current != null) {
        throw new ProtocolException("BEGIN_REQUEST of id " + id + ", which is active already");
      }
    } else if (id == 0) {
      management.header(type);
    } else if (type == Protocol.STDIN
        && current != null
        && current.phase == Exchange.Phase.PARAMS) {
      throw new ProtocolException("STDIN of request " + id + " before the end of its PARAMS");
    }
  }

  /** The request of that id that has not ended, or null. */
  private @Nullable Exchange find(int id) {
    Exchange exchange = active.find(id);
    if (exchange != null && exchange.ended) {
      remove(exchange);
      return null;
    }
    return exchange;
  }

  @Override
  public void content(ByteBuffer bytes) {
    if (type == Protocol.BEGIN_REQUEST) {
      while (bytes.hasRemaining()) {
        begin = begin << 8 | (bytes.get() & 0xff);
      }
    } else if (id == 0) {
      management.content(bytes);
    } else if (current != null) {
      if (type == Protocol.PARAMS && current.phase == Exchange.Phase.PARAMS) {
        current.params(bytes);
        passOnIfReady(current);
      } else if (type == Protocol.STDIN && current.awaitsStdin()) {
        boolean passedOn = current.phase == Exchange.Phase.STREAMING;
        current.stdin(bytes);
        received(current, passedOn);
      }
    }
  }

  @Override
  public void end() throws ProtocolException {
    if (id == 0) {
      management.end(type);
    } else if (type == Protocol.BEGIN_REQUEST) {
      beginRequest();
    } else if (current != null) {
      if (type == Protocol.ABORT_REQUEST) {
        abort(current);
      } else if (empty) {
        endStream(current);
      }
    }
  }

  private void beginRequest() {
    int role = (int) (begin >>> 48) & 0xffff;
    boolean keep = ((int) (begin >>> 40) & Protocol.KEEP_CONN) != 0;
    if (!output.begin()) {
      return; // closing: the web server sees that it was not taken
    }
    if (active.count() >= engine.limits().requestsPerConnection()) {
      for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
        if (exchange.ended) {
          remove(exchange);
        }
      }
    }
    Exchange exchange = new Exchange(connection, id, keep);
    if (role != Protocol.RESPONDER) {
      discard(exchange);
      output.endUnanswered(exchange, Protocol.UNKNOWN_ROLE);
      return;
    }
    active.add(exchange);
    receiving++;
    int allowed = engine.limits().requestsPerConnection();
    exchange.excess = active.count() > allowed;
    if (active.count() > 2 * (long) allowed) {
      exchange.refuse(Refusal.OVERLOADED); // what waits to be refused must have a bound as well
      passOnIfReady(exchange);
    }
  }

  private void endStream(Exchange exchange) throws ProtocolException {
    if (type == Protocol.PARAMS && exchange.phase == Exchange.Phase.PARAMS) {
      exchange.timed = false;
      exchange.admit();
      if (exchange.phase == Exchange.Phase.STREAMING) {
        engine.ready(exchange);
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

  private void abort(Exchange exchange) {
    if (exchange.incomplete()) {
      drop(exchange);
    }
    remove(exchange);
    output.endUnanswered(exchange, Protocol.REQUEST_COMPLETE);
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
        engine.ready(exchange);
      }
    }
  }

  /** Gives up a request that is still being received. */
  private void drop(Exchange exchange) {
    exchange.phase = Exchange.Phase.READY;
    receiving--;
    discard(exchange);
  }

  private static void discard(Exchange exchange) {
    exchange.release();
    exchange.recycle();
  }

  /** Forgets a request that has ended. */
  void remove(Exchange exchange) {
    active.remove(exchange);
    if (exchange.phase == Exchange.Phase.STREAMING) {
      exchange.phase = Exchange.Phase.READY;
      receiving--;
    }
    if (current == exchange) {
      current = null;
    }
  }

  /** Nothing more comes: what is incomplete is given up without an answer, unless it runs. */
  void endOfInput() {
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.incomplete()) {
        drop(exchange);
        output.fail(exchange);
      } else if (exchange.phase == Exchange.Phase.STREAMING) {
        receiving--;
        exchange.failBody(StdinException.Reason.TRUNCATED);
      }
      exchange.aborted();
    }
  }

  /** Gives up all. */
  void close() {
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      exchange.failBody(StdinException.Reason.ABORTED); // before what is left is called truncated
    }
    endOfInput();
    active.clear();
    receiving = 0;
    current = null;
  }

  /**
   * Starts the clock of every request that awaits something and has none yet. Called when all bytes
   * of a read are taken, so that a request that comes in one piece is never timed; and when reading
   * goes on after a pause, which no body has to answer for.
   */
  void startClocks(boolean afterPause) {
    active.startClocks(engine.now(), engine.limits(), afterPause);
    engine.watch(connection);
  }

  /**
   * Refuses what did not come in time.
   *
   * @param paused whether bodies had no chance to come
   */
  void expire(long now, boolean paused) {
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
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
