package dev.smisk.fastcgi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A connection on the test bench: jobs run when the test says so, time passes when it says so, and
 * the peer takes as many bytes as it says.
 */
final class Bench implements Engine, PendingJobs, Transport {
  final Script script = new Script();
  final Connection connection;
  final ArrayDeque<Exchange> queue = new ArrayDeque<>();

  /** Sizes of the writes that reached the transport. */
  final List<Integer> writes = new ArrayList<>();

  private final Limits limits;
  private final Responder responder;

  /** What the spooler has been given; {@link #spool} does it. */
  final Queue<Runnable> spooling = new ConcurrentLinkedQueue<>();

  private final BodyStore bodies;

  /** What the peer has sent and the connection did not want to read yet. */
  private ByteBuffer unread = ByteBuffer.allocate(0);

  private boolean paused;
  private final HandlerDeadlines handlers;
  private final ParamsPool paramsPool;
  private final OutputBuffers outputBuffers;
  private final ConcurrentLinkedQueue<Connection> attention = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private long now;
  private final AtomicInteger room = new AtomicInteger(Integer.MAX_VALUE);
  private boolean watched;
  private volatile boolean wantsWrite;
  private boolean wantsRead = true;
  private boolean shut;
  private volatile boolean closed;
  private volatile boolean broken;
  private boolean noMemory;
  private int cutOff;
  private final AtomicInteger pending = new AtomicInteger();
  private @Nullable SocketChannel channel;

  Bench() {
    this(Limits.defaults());
  }

  Bench(Limits limits) {
    this(limits, script -> script);
  }

  /** The script is asked by what is put in front of it. */
  Bench(Limits limits, UnaryOperator<Responder> before) {
    this.limits = limits;
    responder = before.apply(script);
    paramsPool = new ParamsPool(limits);
    outputBuffers = new OutputBuffers(limits);
    handlers = new HandlerDeadlines(limits);
    bodies = new BodyStore(limits, spooling::add);
    connection = new Connection(this, this);
  }

  /** The peer sends. */
  Bench receive(Wire wire) {
    return receive(wire.buffer());
  }

  Bench receive(ByteBuffer more) {
    unread = ByteBuffer.allocate(unread.remaining() + more.remaining()).put(unread).put(more);
    unread.flip();
    read();
    return this;
  }

  /** Reads as the socket would: what the connection wants, while it wants to. */
  void read() {
    do {
      attendAll();
      int limit = Math.min(64 * 1024, connection.readLimit());
      int count = wantsRead && !connection.closed() ? Math.min(limit, unread.remaining()) : 0;
      if (count == 0) {
        break;
      }
      connection.receive(unread.slice(unread.position(), count));
      unread.position(unread.position() + count);
    } while (unread.hasRemaining());
    attendAll();
  }

  /** Bytes that the peer has sent and nobody has read. */
  int unread() {
    return unread.remaining();
  }

  /** Takes them from the leading thread. */
  ByteBuffer takeUnread() {
    ByteBuffer rest = unread;
    unread = ByteBuffer.allocate(0);
    return rest;
  }

  /** Lets the spooler work until it has nothing left to do. */
  Bench spool() {
    do {
      Runnable task = spooling.poll();
      if (task != null) {
        task.run();
      }
      read();
    } while (!spooling.isEmpty());
    return this;
  }

  /** The peer sends its end. */
  Bench receiveEnd() {
    connection.endOfInput();
    attendAll();
    return this;
  }

  /** Runs what is queued, on this thread. */
  Bench run() {
    Exchange exchange;
    while ((exchange = queue.pollFirst()) != null) {
      boolean resumed = exchange.suspension != null;
      if (JobRun.run(exchange, null)) {
        connection.remove(exchange);
        exchange.recycle();
      }
      if (resumed) {
        pending.decrementAndGet();
      }
      attendAll();
    }
    return this;
  }

  /** The bytes that were sent since the last call of {@link #answers}. */
  byte[] bytesOfAnswers() {
    return sent.toByteArray();
  }

  /** How many answers are pending. */
  int pendingAnswers() {
    return pending.get();
  }

  @Override
  public PendingJobs pending() {
    return this;
  }

  @Override
  public void began() {
    pending.incrementAndGet();
  }

  @Override
  public void resume(Exchange exchange) {
    queue.addLast(exchange);
  }

  @Override
  public void leave() {
    pending.decrementAndGet();
  }

  /** What was sent since the last call. */
  List<String> answers() {
    byte[] bytes = sent.toByteArray();
    sent.reset();
    return Answers.lines(bytes);
  }

  /** The peer takes that many bytes before it takes more. */
  Bench room(int bytes) {
    room.set(bytes);
    return this;
  }

  /** The peer takes that many more, and the selector says so. */
  Bench drain(int bytes) {
    room.set(bytes);
    if (wantsWrite) {
      connection.writable();
    }
    attendAll();
    return this;
  }

  /** Time passes, and the timer looks. */
  Bench pass(Duration time) {
    now += time.toNanos();
    paused = paused && connection.resume(now);
    handlers.expire(now);
    if (watched) {
      watched = connection.expire(now);
    }
    attendAll();
    return this;
  }

  Bench breakTransport() {
    broken = true;
    return this;
  }

  /** What comes can be read from that as well. */
  Bench channel(SocketChannel channel) {
    this.channel = channel;
    return this;
  }

  /** The next time that the leader is asked to attend, there is no memory for it. */
  Bench runOutOfMemory() {
    noMemory = true;
    return this;
  }

  int sentBytes() {
    return sent.size();
  }

  boolean isShut() {
    return shut;
  }

  boolean isClosed() {
    return closed;
  }

  boolean watchesHandlers() {
    return !handlers.isEmpty();
  }

  /** Requests that the connection has cut off by closing. */
  int cutOff() {
    return cutOff;
  }

  boolean isWatched() {
    return watched;
  }

  boolean wantsRead() {
    return wantsRead;
  }

  void attendAll() {
    Connection next;
    while ((next = attention.poll()) != null) {
      next.attend();
    }
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public Responder responder() {
    return responder;
  }

  @Override
  public ParamsPool paramsPool() {
    return paramsPool;
  }

  @Override
  public OutputBuffers outputBuffers() {
    return outputBuffers;
  }

  @Override
  public BodyStore bodies() {
    return bodies;
  }

  @Override
  public void paused(Connection connection) {
    paused = true;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void ready(Exchange exchange) {
    if (handlers.limited()) {
      handlers.begin(exchange, now);
    }
    queue.addLast(exchange);
  }

  @Override
  public void attend(Connection connection) {
    if (noMemory) {
      noMemory = false;
      throw new OutOfMemoryError("planted");
    }
    attention.add(connection);
  }

  @Override
  public void watch(Connection connection) {
    watched = true;
  }

  @Override
  public void closed(Connection connection, int cutOff) {
    watched = false;
    this.cutOff = cutOff;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    if (closed || broken) {
      throw new IOException("Broken pipe");
    }
    int part = Math.min(room.get(), bytes.remaining());
    byte[] copy = new byte[part];
    bytes.get(copy);
    sent.writeBytes(copy);
    room.getAndAdd(-part);
    writes.add(part);
  }

  @Override
  public void shutdownOutput() {
    shut = true;
  }

  @Override
  public @Nullable SocketChannel channel() {
    return channel;
  }

  @Override
  public void interest(boolean read, boolean write) {
    wantsRead = read;
    wantsWrite = write;
  }

  @Override
  public void close() {
    closed = true;
  }
}
