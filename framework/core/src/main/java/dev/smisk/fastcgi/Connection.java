package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving side of one connection: bytes in, requests out. It assembles any number of requests
 * at once, as their records interleave, and knows nothing of what carries the bytes.
 *
 * <p>Owned by the leading thread, but for {@link #output}, which has its own lock. While idle it
 * keeps no buffer: bytes are taken from the leader's, and a request's from the pool.
 */
final class Connection implements RecordReader.Sink {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  final Engine engine;
  final Output output;

  private final Transport transport;
  private final RecordReader reader = new RecordReader();

  private final Management management;
  private final ActiveRequests active = new ActiveRequests();

  /** Requests whose PARAMS or STDIN is awaited. */
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

  private volatile boolean closed;

  /** Whether the peer has sent its end; running jobs may still answer, as it may read on. */
  private volatile boolean peerGone;

  /** Bytes read and discarded since the output was shut. */
  private long lingered;

  private boolean shut;

  /** Whether the engine's list of watched connections holds this one; kept by the engine. */
  boolean watched;

  Connection(Engine engine, Transport transport) {
    this.engine = engine;
    this.transport = transport;
    this.output = new Output(transport, this, engine);
    this.management = new Management(engine, output);
  }

  boolean closed() {
    return closed;
  }

  boolean peerGone() {
    return peerGone;
  }

  /** Takes bytes from the peer. */
  void receive(ByteBuffer in) {
    if (shut) {
      lingered += in.remaining();
      in.position(in.limit());
      if (lingered > engine.limits().lingerBytes()) {
        close();
      }
      return;
    }
    try {
      reader.feed(in, this);
    } catch (ProtocolException e) {
      LOG.warn(
          "Closing a connection: the web server broke the FastCGI protocol: {}", e.getMessage());
      close();
    }
    if (receiving > 0) {
      stampDeadlines();
    }
  }

  /** The peer has sent its last byte, or the connection broke. */
  void endOfInput() {
    peerGone = true;
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.phase != Exchange.Phase.READY) {
        drop(exchange);
        output.fail(exchange);
      }
    }
    output.closeWhenDone(engine.limits().closingTime().toNanos());
    engine.attend(this);
  }

  /** Closes if idle; else takes no new requests and closes after the last, or after that time. */
  void stop(Duration within) {
    if (output.idle()) {
      close();
    } else {
      output.closeWhenDone(within.toNanos());
    }
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

  private void beginRequest() {
    int role = (int) (begin >>> 48) & 0xffff;
    boolean keep = ((int) (begin >>> 40) & Protocol.KEEP_CONN) != 0;
    if (!output.begin()) {
      return; // closing: the web server sees that it was not taken
    }
    if (active.count() >= engine.limits().requestsPerConnection()) {
      active.dropEnded();
    }
    Exchange exchange = new Exchange(this, id, keep);
    if (role != Protocol.RESPONDER) {
      discard(exchange);
      output.endUnanswered(exchange, Protocol.UNKNOWN_ROLE);
      return;
    }
    active.add(exchange);
    receiving++;
    if (active.count() > engine.limits().requestsPerConnection()) {
      exchange.refuse(Refusal.OVERLOADED);
      passOnIfReady(exchange);
    }
  }

  private void passOnIfReady(Exchange exchange) {
    if (exchange.phase == Exchange.Phase.READY) {
      receiving--;
      engine.ready(exchange);
    }
  }

  private void abort(Exchange exchange) {
    if (exchange.phase != Exchange.Phase.READY) {
      drop(exchange);
    }
    remove(exchange);
    output.endUnanswered(exchange, Protocol.REQUEST_COMPLETE);
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

  private void stampDeadlines() {
    long now = engine.now();
    Limits limits = engine.limits();
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.phase != Exchange.Phase.READY && !exchange.timed) {
        exchange.timed = true;
        boolean params = exchange.phase == Exchange.Phase.PARAMS;
        exchange.deadline = now + (params ? limits.paramsTime() : limits.bodyGap()).toNanos();
      }
    }
    engine.watch(this);
  }

  /** Looks at what changed on the sending side. Called by the leading thread when asked to. */
  void attend() {
    if (closed) {
      return;
    }
    Output.Look look = output.look();
    shut = look.shut();
    if (look.broken() || (shut && peerGone)) {
      close();
      return;
    }
    transport.interest(!peerGone, look.pendingBytes() > 0);
    if (look.pendingBytes() > 0 || look.closing() || shut) {
      engine.watch(this);
    }
  }

  /** Writes on, now that the transport takes more. */
  void writable() {
    output.flush();
  }

  /**
   * Enforces the time limits.
   *
   * @return whether there is anything left to watch
   */
  boolean expire(long now) {
    if (closed) {
      return false;
    }
    Limits limits = engine.limits();
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
    Output.Look look = output.look();
    long waited = now - look.waitingSince();
    boolean stalled = look.pendingBytes() > 0 && waited >= limits.writeStall().toNanos();
    boolean lingers = look.shut() && waited >= limits.lingerTime().toNanos();
    boolean overdue = look.closing() && now - look.closeBy() >= 0;
    if (stalled || lingers || overdue) {
      LOG.debug("Closing a connection past its deadline: {}", look);
      close();
      return false;
    }
    return receiving > 0 || look.pendingBytes() > 0 || look.closing() || look.shut();
  }

  /** Closes at once: what runs finds its output broken. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    peerGone = true;
    output.close();
    for (Exchange exchange = active.first(); exchange != null; exchange = exchange.next) {
      if (exchange.phase != Exchange.Phase.READY) {
        drop(exchange);
      }
    }
    active.clear();
    transport.close();
    engine.closed(this);
  }
}
