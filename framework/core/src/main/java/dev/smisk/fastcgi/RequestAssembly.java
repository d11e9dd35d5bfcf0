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
  private final ActiveRequests active = new ActiveRequests();

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

  RequestAssembly(Connection connection) {
    this.connection = connection;
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
    current = id == 0 ? null : active.find(id);
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
      } else if (type == Protocol.STDIN && current.phase == Exchange.Phase.STDIN) {
        current.stdin(bytes);
        passOnIfReady(current);
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
      active.dropEnded();
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
      passOnIfReady(exchange);
    } else if (type == Protocol.STDIN && exchange.phase == Exchange.Phase.STDIN) {
      exchange.endStdin();
      passOnIfReady(exchange);
    }
  }

  private void abort(Exchange exchange) {
    if (exchange.phase != Exchange.Phase.READY) {
      drop(exchange);
    }
    remove(exchange);
    output.endUnanswered(exchange, Protocol.REQUEST_COMPLETE);
  }

  private void passOnIfReady(Exchange exchange) {
    if (exchange.phase == Exchange.Phase.READY) {
      receiving--;
      engine.ready(exchange);
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
    if (current == exchange) {
      current = null;
    }
  }

  /** Nothing more comes: what is incomplete is given up without an answer. */
  void failIncomplete() {
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.phase != Exchange.Phase.READY) {
        drop(exchange);
        output.fail(exchange);
      }
    }
  }

  /** Gives up what is incomplete, and forgets the rest. */
  void close() {
    failIncomplete();
    active.clear();
    current = null;
  }

  /**
   * Starts the clock of every request that awaits something and has none yet. Called when all bytes
   * of a read are taken, so that a request that comes in one piece is never timed.
   */
  void startClocks() {
    long now = engine.now();
    Limits limits = engine.limits();
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.phase != Exchange.Phase.READY && !exchange.timed) {
        exchange.timed = true;
        boolean params = exchange.phase == Exchange.Phase.PARAMS;
        exchange.deadline = now + (params ? limits.paramsTime() : limits.bodyGap()).toNanos();
      }
    }
    engine.watch(connection);
  }

  /** Refuses what did not come in time. */
  void expire(long now) {
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.timed
          && exchange.phase != Exchange.Phase.READY
          && now - exchange.deadline >= 0) {
        exchange.refuse(
            exchange.phase == Exchange.Phase.PARAMS
                ? Refusal.PARAMS_TOO_SLOW
                : Refusal.BODY_TOO_SLOW);
        passOnIfReady(exchange);
      }
    }
  }
}
