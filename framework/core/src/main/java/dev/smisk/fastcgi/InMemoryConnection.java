package dev.smisk.fastcgi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection without a socket: the real protocol code, driven by the calling thread, on which
 * jobs run as well. For tests of applications. Not thread-safe.
 */
public final class InMemoryConnection {
  private final Driver driver;
  private final Recorder recorder = new Recorder();
  private final Connection connection;

  /** Opens a connection to that responder. */
  public InMemoryConnection(Responder responder, Limits limits) {
    driver = new Driver(responder, limits);
    connection = new Connection(driver, recorder);
  }

  /**
   * Sends bytes as a web server would, and runs every request that they complete before it returns.
   * One that streams its body runs when all of it has been sent, as nobody else could send the
   * rest. An answer that is pending is waited for, 10 s at most.
   *
   * @throws IllegalStateException if the connection is closed, or a pending answer does not come
   */
  public void send(ByteBuffer bytes) {
    if (connection.closed()) {
      throw new IllegalStateException("the connection is closed: open another one");
    }
    while (bytes.hasRemaining()) {
      int count = Math.min(bytes.remaining(), connection.readLimit());
      connection.receive(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
    }
    driver.run();
  }

  /** Closes the sending side, as a web server does that goes away. */
  public void sendEnd() {
    if (!connection.closed()) {
      connection.endOfInput();
      driver.run();
    }
  }

  /** The bytes that came since the last call. */
  public byte[] received() {
    byte[] bytes = recorder.bytes.toByteArray();
    recorder.bytes.reset();
    return bytes;
  }

  /** Whether the application has closed the connection or its sending side. */
  public boolean closed() {
    return recorder.ended;
  }

  /** Does what the event loop does, at once and on the calling thread. */
  private static final class Driver implements Engine, PendingJobs {
    /** For a test to fail by, rather than to hang. */
    private static final int PENDING_SECONDS = 10;

    private final Responder responder;
    private final Limits limits;
    private final ParamsPool paramsPool;
    private final OutputBuffers outputBuffers;
    private final BodyStore bodies;
    private final ArrayDeque<Exchange> queue = new ArrayDeque<>();

    /** Requests whose streamed body is not complete. */
    private final ArrayList<Exchange> arriving = new ArrayList<>();

    private final ArrayDeque<Connection> attention = new ArrayDeque<>();

    /** Answers that are pending. */
    private final AtomicInteger pending = new AtomicInteger();

    /** Those that go on, or none that some have left. */
    private final BlockingQueue<Optional<Exchange>> changes = new LinkedBlockingQueue<>();

    Driver(Responder responder, Limits limits) {
      this.responder = responder;
      this.limits = limits;
      this.paramsPool = new ParamsPool(limits);
      this.outputBuffers = new OutputBuffers(limits);
      this.bodies = new BodyStore(limits, Runnable::run);
    }

    void run() {
      attendAll();
      for (Exchange exchange : List.copyOf(arriving)) {
        if (exchange.phase == Exchange.Phase.READY) {
          arriving.remove(exchange);
          queue.addLast(exchange);
        }
      }
      Exchange exchange;
      while ((exchange = queue.pollFirst()) != null) {
        run(exchange);
      }
      while (pending.get() > 0) {
        awaitChange().ifPresent(this::run);
      }
    }

    private void run(Exchange exchange) {
      boolean wasPending = exchange.suspension != null;
      if (JobRun.run(exchange, null)) {
        exchange.connection.remove(exchange);
        exchange.recycle();
      }
      if (wasPending) {
        pending.decrementAndGet();
      }
      attendAll();
    }

    private Optional<Exchange> awaitChange() {
      try {
        Optional<Exchange> change = changes.poll(PENDING_SECONDS, TimeUnit.SECONDS);
        if (change != null) {
          return change;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      pending.set(0);
      throw new IllegalStateException(
          "nobody completed a pending answer for "
              + PENDING_SECONDS
              + " s; where the test is to do it, send the request by open()");
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
      changes.add(Optional.of(exchange));
    }

    @Override
    public void leave() {
      pending.decrementAndGet();
      changes.add(Optional.empty());
    }

    private void attendAll() {
      Connection connection;
      while ((connection = attention.pollFirst()) != null) {
        connection.attend();
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

    /**
     * Time limits are the event loop's: nobody waits here, and what is due at some time is at once.
     */
    @Override
    public void paused(Connection connection) {
      connection.resume(now() + Backpressure.PAUSE_NANOS);
    }

    @Override
    public long now() {
      return System.nanoTime();
    }

    @Override
    public void ready(Exchange exchange) {
      if (exchange.phase == Exchange.Phase.STREAMING) {
        arriving.add(exchange);
      } else {
        queue.addLast(exchange);
      }
    }

    @Override
    public void attend(Connection connection) {
      attention.addLast(connection);
    }

    @Override
    public void watch(Connection connection) {
      // Time limits are the event loop's; nobody waits here.
    }

    @Override
    public void closed(Connection connection, int cutOff) {
      // There is nothing to count.
    }
  }

  /** Keeps what is sent, and takes all of it at once. */
  private static final class Recorder implements Transport {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    @Override
    public void write(ByteBuffer records) {
      byte[] copy = new byte[records.remaining()];
      records.get(copy);
      bytes.write(copy, 0, copy.length);
    }

    @Override
    public void shutdownOutput() {
      ended = true;
    }

    @Override
    public void interest(boolean read, boolean write) {
      // Bytes come by send, and leave at once.
    }

    @Override
    public void close() {
      ended = true;
    }
  }
}
