package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries all sockets on one thread that reads, runs handlers and writes, and that is replaced by
 * another when a handler holds it up.
 *
 * <p>A round is: wait for sockets; parse all that is readable into the run queue; run the queue,
 * one by one, on this very thread. {@link Leadership} tells who owns what; {@link Monitor} takes
 * the loop away; {@link Pace} tells which jobs start on {@link Workers} instead.
 */
final class EventLoop implements Engine, Monitor.Watched {
  /** What a selection key carries. */
  interface Selectable {
    /** Called by the leading thread. */
    void selected(SelectionKey key) throws IOException;

    /** Closes it in the way its nature demands, now that the server stops. */
    void stop(Duration within);

    /** Closes it at once. */
    void close();
  }

  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

  /** Bytes read at once: the largest record, so that one system call usually takes all there is. */
  private static final int READ_BYTES = 64 * 1024;

  /** How exactly time limits are kept; no wake-ups where nothing has a limit. */
  private static final long TIMER_MILLIS = 250;

  private final Responder responder;
  private final Limits limits;
  private final Workers workers;
  private final OutputBuffers outputBuffers = new OutputBuffers();
  private final Leadership leadership = new Leadership();
  private final Leaders leaders = new Leaders(this::lead);
  private final Monitor monitor = new Monitor(this);
  private final CountDownLatch ended = new CountDownLatch(1);

  // The leading thread's alone, handed over with the leadership:
  private final Selector selector;
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final ArrayDeque<Exchange> queue = new ArrayDeque<>();
  private final ParamsPool paramsPool = new ParamsPool();
  private final List<Connection> watched = new ArrayList<>();
  private final List<Listener> paused = new ArrayList<>();
  private final Consumer<SelectionKey> selected = this::selected;
  private int connections;
  private long expiredAt;
  private boolean stopBegun;

  /**
   * The kind of job that runs inline. Written before {@link Leadership#begin}, read after a take.
   */
  private @Nullable Pace running;

  // Shared:

  /** Who leads; null from a take until the next one begins. */
  private volatile @Nullable Thread leader;

  private final AtomicInteger batches = new AtomicInteger();

  /** Handlers that run off the leading thread: on workers, and on threads that lost the loop. */
  private final AtomicInteger busy = new AtomicInteger();

  /** Connections to attend to; see {@link #attend}. */
  private final ConcurrentLinkedQueue<Connection> attention = new ConcurrentLinkedQueue<>();

  private volatile @Nullable Duration stopWithin;
  private volatile boolean stopNow;

  EventLoop(Responder responder, Limits limits) throws IOException {
    this.responder = responder;
    this.limits = limits;
    this.workers = new Workers(limits.handlers());
    this.selector = Selector.open();
  }

  /** Starts the threads. Listeners are registered before. */
  void start(boolean ticking) {
    Leaders.Leader first = leaders.take();
    if (first == null) {
      throw new IllegalStateException("the system gives no thread to lead the event loop");
    }
    leaders.keepReserve();
    first.call();
    if (ticking) {
      Thread thread = new Thread(null, monitor, "smisk-monitor", Workers.STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Ticks as the monitor would; for tests, which start without. */
  boolean tick() {
    return monitor.tick();
  }

  // ---------------------------------------------------------------- leading

  private void lead(Leaders.Leader me) {
    Thread.interrupted(); // a set flag makes select spin and closes channels
    leader = Thread.currentThread();
    try {
      while (!finished()) {
        if (queue.isEmpty()) {
          poll();
        }
        if (!queue.isEmpty() && !runQueue(me)) {
          return;
        }
      }
      shutDown();
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("The event loop ends: nothing is served any more", e);
      shutDown();
    }
  }

  private void poll() throws IOException {
    attendAll();
    boolean timed = !watched.isEmpty() || !paused.isEmpty();
    if (timed) {
      selector.select(selected, TIMER_MILLIS);
      expire();
    } else {
      selector.select(selected);
    }
    attendAll();
  }

  private void selected(SelectionKey key) {
    Selectable selectable = (Selectable) key.attachment();
    try {
      selectable.selected(key);
    } catch (IOException e) {
      LOG.debug("A connection broke: {}", e.toString());
      selectable.close();
    } catch (RuntimeException | Error e) {
      LOG.error("A connection is closed after an unexpected error", e);
      selectable.close();
    }
  }

  /** Runs what is queued; false if the loop was lost meanwhile. */
  private boolean runQueue(Leaders.Leader me) {
    batches.getAndIncrement();
    monitor.wake();
    Exchange exchange;
    while ((exchange = queue.pollFirst()) != null) {
      if (!exchange.refused() && busy.get() >= limits.handlers()) {
        exchange.refuse(Refusal.OVERLOADED);
      }
      Pace pace = exchange.pace();
      running = pace;
      long turn = leadership.begin();
      exchange.run(me.output);
      if (!leadership.end(turn)) {
        busy.getAndDecrement();
        return false;
      }
      Thread.interrupted();
      pace.ranInline();
      exchange.connection.remove(exchange);
      exchange.recycle();
    }
    return true;
  }

  private void attendAll() {
    Connection connection;
    while ((connection = attention.poll()) != null) {
      connection.attend();
    }
  }

  private void expire() {
    long now = now();
    if (now - expiredAt < TimeUnit.MILLISECONDS.toNanos(TIMER_MILLIS)) {
      return;
    }
    expiredAt = now;
    watched.removeIf(
        connection -> {
          connection.watched = connection.expire(now);
          return !connection.watched;
        });
    resumeAccepting();
  }

  // ---------------------------------------------------------------- handing over

  @Override
  public long turn() {
    return leadership.turn();
  }

  @Override
  public int batches() {
    return batches.get();
  }

  @Override
  public void takeOver(long turn) {
    Leaders.Leader next = leaders.take();
    if (next == null) {
      return;
    }
    // Counted before, as the old leader may end at once.
    busy.getAndIncrement();
    if (!leadership.take(turn)) {
      busy.getAndDecrement();
      if (!leaders.giveBack(next)) {
        next.dismiss();
      }
      return;
    }
    Pace pace = running;
    if (pace != null) {
      pace.takenAway();
    }
    leader = null;
    next.call();
    leaders.keepReserve();
  }

  // ---------------------------------------------------------------- what connections ask for

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
  public long now() {
    return System.nanoTime();
  }

  @Override
  public void ready(Exchange exchange) {
    if (exchange.refused() || !exchange.pace().startsOnWorker()) {
      queue.addLast(exchange);
    } else if (busy.get() >= limits.handlers() - limits.handlers() / 64) {
      exchange.refuse(Refusal.OVERLOADED);
      queue.addLast(exchange);
    } else {
      startOnWorker(exchange);
    }
  }

  private void startOnWorker(Exchange exchange) {
    busy.getAndIncrement();
    try {
      workers.start(() -> work(exchange));
    } catch (RuntimeException | OutOfMemoryError e) {
      busy.getAndDecrement();
      LOG.error("No thread for a request; it is refused", e);
      exchange.refuse(Refusal.OVERLOADED);
      queue.addLast(exchange);
    }
  }

  private void work(Exchange exchange) {
    Pace pace = exchange.pace();
    long begun = now();
    exchange.run(null);
    pace.ranOnWorker(now() - begun);
    busy.getAndDecrement();
  }

  /**
   * The leader looks at its list before it waits, so it needs no waking if it is the one that asks.
   * A thread that has just lost the loop may still take itself for the leader; then the new leader
   * has not begun, and will find the connection when it does.
   */
  @Override
  public void attend(Connection connection) {
    attention.add(connection);
    if (leader != Thread.currentThread()) {
      selector.wakeup();
    }
  }

  @Override
  public void watch(Connection connection) {
    if (!connection.watched) {
      connection.watched = true;
      watched.add(connection);
    }
  }

  @Override
  public void closed(Connection connection) {
    connections--;
    resumeAccepting();
  }

  // ---------------------------------------------------------------- what sockets and listeners ask
  // for

  Selector selector() {
    return selector;
  }

  ByteBuffer readBuffer() {
    return readBuffer;
  }

  boolean mayAccept() {
    return connections < limits.connections();
  }

  void accepted() {
    connections++;
  }

  /** Stops a listener from accepting until a connection closes, or the timer looks again. */
  void pause(Listener listener) {
    listener.accepting(false);
    paused.add(listener);
  }

  private void resumeAccepting() {
    if (!paused.isEmpty() && mayAccept()) {
      paused.forEach(listener -> listener.accepting(true));
      paused.clear();
    }
  }

  // ---------------------------------------------------------------- stopping

  /** Stops accepting, lets what runs finish, and waits for it; what is left then is cut off. */
  void stop(Duration within) throws InterruptedException {
    stopWithin = within;
    selector.wakeup();
    if (!ended.await(within.toNanos(), TimeUnit.NANOSECONDS)) {
      stopNow = true;
      selector.wakeup();
      ended.await(1, TimeUnit.SECONDS);
    }
  }

  private boolean finished() throws IOException {
    Duration within = stopWithin;
    if (within == null) {
      return false;
    }
    if (!stopBegun) {
      stopBegun = true;
      selector.selectNow(selected); // a request that has arrived makes its connection busy
      paused.clear();
      List<Selectable> all = selectables();
      all.stream().filter(Listener.class::isInstance).forEach(Selectable::close);
      all.forEach(selectable -> selectable.stop(within));
      attendAll();
    }
    return stopNow || connections == 0;
  }

  private List<Selectable> selectables() {
    return selector.keys().stream().map(key -> (Selectable) key.attachment()).toList();
  }

  private void shutDown() {
    selectables().forEach(Selectable::close);
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("Closing the selector failed", e);
    }
    monitor.stop();
    leaders.stop();
    workers.stop();
    leader = null;
    ended.countDown();
  }
}
