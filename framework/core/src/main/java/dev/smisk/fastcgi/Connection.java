package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its first byte to its last: takes bytes for the {@link RequestAssembly},
 * keeps the time limits, and closes. It knows nothing of what carries the bytes.
 *
 * <p>Owned by the leading thread, but for {@link #output}, which has its own lock. While idle it
 * keeps no buffer: bytes are taken from the leader's, and a request's from the pool.
 */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /**
   * For the first request of a connection on which nothing has come when the server stops: a web
   * server connects for nothing else, and sends within some time slices.
   */
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Instead of a number of bytes: none is discarded yet. */
  private static final long READING = -1;

  /** Instead of a record's number: the first request is waited for, or the last one runs. */
  private static final int LAST = -1;

  final Engine engine;

  /** Written to by {@link #output} alone, under its lock. */
  final Transport transport;

  final Output output;

  private final RecordReader reader = new RecordReader();
  private final OpenRequests requests;
  private final RequestAssembly assembly;

  /** Made when first needed: most requests come whole. */
  private @Nullable Backpressure backpressure;

  /** Written by the leading thread; jobs ask. */
  private volatile boolean closed;

  /**
   * Whether the peer has sent its end; running jobs may still answer, as it may read on. Written by
   * the leading thread; jobs ask.
   */
  private volatile boolean peerGone;

  /** Whether the next END is the last. Written by the leading thread; who ends a request asks. */
  private volatile boolean lastCall;

  /**
   * Bytes read and discarded since the output was seen to be shut; {@link #READING} before: what
   * comes is taken.
   */
  private long discarded = READING;

  /**
   * The record of which only a part of the begin has come, by its number; 0: none; {@link #LAST}.
   */
  private int beginning;

  /** When that gets too old; of use if there is one. */
  private long beginBy;

  /** Whether the engine's list of watched connections holds this one; kept by the engine. */
  boolean watched;

  Connection(Engine engine, Transport transport) {
    this.engine = engine;
    this.transport = transport;
    this.output = new Output(this);
    this.requests = new OpenRequests(this);
    this.assembly = new RequestAssembly(requests);
  }

  boolean closed() {
    return closed;
  }

  boolean peerGone() {
    return peerGone;
  }

  /** Takes bytes from the peer. */
  void receive(ByteBuffer in) {
    if (shut()) {
      discard(in);
      return;
    }
    try {
      reader.feed(in, assembly);
    } catch (ProtocolException e) {
      LOG.warn(
          "Closing a connection: the web server broke the FastCGI protocol: {}", e.getMessage());
      close();
    }
    if (requests.receiving()) {
      requests.startClocks(false);
    }
    int record = reader.beginning();
    if (record != beginning && beginning != LAST) {
      beginning = record;
      beginBy = engine.now() + engine.limits().paramsTime().toNanos();
      engine.watch(this);
    }
  }

  /**
   * How many bytes may be received next. 0: none; the transport's interest changes at the next
   * {@link #attend}, and again when there is room.
   */
  int readLimit() {
    if (!lent() && (shut() || !(requests.receiving() || crowded()))) {
      return Integer.MAX_VALUE; // what comes is discarded, or belongs to a request to begin
    }
    if (backpressure == null) {
      backpressure = new Backpressure(this, requests);
    }
    int limit = backpressure.readLimit();
    if (limit == 0) {
      engine.attend(this);
    }
    return limit;
  }

  /**
   * Looks whether reading can go on, and sees to it that it can soon.
   *
   * @return whether it has to wait
   */
  boolean resume(long now) {
    boolean before = paused();
    boolean paused = !closed && backpressure != null && backpressure.look(now);
    if (before && !paused && !closed) {
      requests.startClocks(true);
      engine.attend(this);
    }
    return paused;
  }

  private boolean paused() {
    return backpressure != null && backpressure.paused();
  }

  private boolean lent() {
    return backpressure != null && backpressure.lent();
  }

  private boolean untaken() {
    return backpressure != null && backpressure.untaken();
  }

  /**
   * Whether it has requests enough: any other would be refused. One alone never is too many, as it
   * may be aborted.
   */
  boolean crowded() {
    return requests.count() >= Math.max(2, engine.limits().requestsPerConnection());
  }

  /** Lets the job of that request, the only one, read by itself; null where it can't. */
  @Nullable Loan lend(Exchange exchange, StreamedBody body) {
    SocketChannel channel = transport.channel();
    if (channel == null || (reader.inContent() && !reader.inStdin(exchange.id))) {
      return null;
    }
    Inlet inlet = engine.bodies().inlets().take(channel);
    return inlet == null ? null : body.lending().lend(exchange, reader, inlet);
  }

  /** Goes on where the job has left off. */
  void reclaimed(Loan loan) {
    assembly.resume(loan.exchange, reader.inContent());
    receive(loan.inlet.buffer);
    loan.inlet.giveBack();
    requests.settle(loan.exchange);
  }

  private boolean shut() {
    return discarded != READING;
  }

  private void discard(ByteBuffer in) {
    discarded += in.remaining();
    in.position(in.limit());
    if (discarded > engine.limits().lingerBytes()) {
      close();
    }
  }

  /** The peer has sent its last byte, or the connection broke. */
  void endOfInput() {
    peerGone = true;
    requests.endOfInput();
    output.closeWhenDone(engine.limits().closingTime().toNanos());
    engine.attend(this);
  }

  /** Forgets a request that has ended. */
  void remove(Exchange exchange) {
    requests.remove(exchange);
  }

  /** Gives a request up whose job takes too long, and answers it by another if there is one. */
  void replace(Exchange late, @Nullable Exchange successor) {
    requests.replace(late, successor);
  }

  /** Writes on, now that the transport takes more. */
  void writable() {
    output.flush();
  }

  /** Looks at what changed on the sending side. Called by the leading thread when asked to. */
  void attend() {
    if (closed) {
      return;
    }
    OutputLook look = output.look();
    if (look.shut() && !shut()) {
      discarded = 0;
    }
    if (look.broken() || (look.shut() && peerGone)) {
      close();
      return;
    }
    if (paused()) {
      resume(engine.now());
    }
    transport.interest(!peerGone && !paused(), look.pendingBytes() > 0);
    if (look.hasDeadline()) {
      engine.watch(this);
    }
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
    if (!untaken()) { // else what is late may be in the socket
      requests.expire(now, paused());
    }
    OutputLook look = output.look();
    boolean begins = beginning != 0;
    if (output.overdue(now) || (begins && look.idle() && now - beginBy >= 0)) {
      LOG.debug("Closing a connection past its deadline: {}", look);
      close();
      return false;
    }
    return requests.receiving() || look.hasDeadline() || begins;
  }

  /** From now on it closes directly after an END that leaves no request open. */
  void lastCall() {
    lastCall = true;
  }

  boolean isLastCall() {
    return lastCall;
  }

  /**
   * Closes if idle; else takes no new requests and closes after the last, or after that time. Where
   * a first request is still to come, or the begin of one is half there, it takes that one.
   */
  void stop(Duration within) {
    if (!output.look().idle()) {
      output.closeWhenDone(within.toNanos());
    } else if (!peerGone && (reader.untouched() || beginning != 0)) {
      lastCall();
      beginning = LAST;
      beginBy = engine.now() + Math.min(FIRST_NANOS, within.toNanos());
      engine.watch(this);
    } else {
      close();
    }
  }

  /** Closes at once: what runs finds its output broken. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean cutsOff = !peerGone;
    peerGone = true;
    int open = output.close(requests);
    requests.close();
    if (backpressure != null) {
      backpressure.close();
    }
    transport.close();
    engine.closed(this, cutsOff ? open : 0);
  }
}
