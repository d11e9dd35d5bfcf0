package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries all sockets on one thread that reads, runs handlers and writes, and that is replaced by
 * another when a handler holds it up.
 *
 * <p>A round is: wait for sockets; parse all that is readable into the run queue; run the queue,
 * one by one, on this very thread. {@link RunQueue} tells how the thread changes.
 */
final class EventLoop implements Engine, Stopping.Loop {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

  /** Bytes read at once: the largest record, so that one system call usually takes all there is. */
  private static final int READ_BYTES = 64 * 1024;

  private final Responder responder;
  private final Limits limits;
  private final RunQueue runQueue;
  private final OutputBuffers outputBuffers;
  private final ExecutorService spooler = BodyStore.thread();
  private final BodyStore bodies;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Completed after {@link #ended} where nobody asked for it. */
  private final CompletableFuture<@Nullable Void> failed = new CompletableFuture<>();

  // The leading thread's alone, handed over with the leadership:
  private final Selector selector;
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final ParamsPool paramsPool;
  private final OpenConnections open;
  private final Timers timers;
  private final Consumer<SelectionKey> selected = this::selected;

  // Shared:

  private final Attention attention = new Attention();

  private final Stopping stopping = new Stopping(this);

  EventLoop(Responder responder, Limits limits) throws IOException {
    this.responder = responder;
    this.limits = limits;
    this.paramsPool = new ParamsPool(limits);
    this.outputBuffers = new OutputBuffers(limits);
    this.bodies = new BodyStore(limits, spooler);
    this.open = new OpenConnections(limits.connections());
    this.timers = new Timers(open, limits, now());
    this.runQueue = new RunQueue(limits, this::lead, this::allDone);
    this.selector = Selector.open();
  }

  /** Starts the threads. Listeners are registered before. */
  void start(boolean ticking) {
    runQueue.start(ticking);
  }

  /** Ticks as the monitor would; for tests, which start without. */
  boolean tick() {
    return runQueue.tick();
  }

  // ---------------------------------------------------------------- leading

  private void lead(Leaders.Leader me) {
    runQueue.led();
    try {
      while (!stopping.finished()) {
        if (runQueue.isEmpty()) {
          poll();
        }
        if (!runQueue.isEmpty() && !runQueue.run(me)) {
          return;
        }
      }
      shutDown();
    } catch (IOException | RuntimeException | Error e) {
      try {
        LOG.error("The event loop ends: nothing is served any more; restart the app", e);
      } finally {
        shutDown();
        failed.complete(null);
      }
    }
  }

  private void poll() throws IOException {
    attendAll();
    long millis = stopping.nextMillis(timers.nextMillis());
    selector.select(selected, millis); // 0: until there is something
    if (millis > 0) {
      timers.expire(now());
    }
    attendAll();
  }

  private void selected(SelectionKey key) {
    Selectable selectable = (Selectable) key.attachment();
    try {
      selectable.selected(key);
    } catch (IOException e) {
      selectable.close();
      LOG.debug("A connection broke: {}", e.toString());
    } catch (RuntimeException | Error e) {
      selectable.close();
      LOG.error("A connection is closed after an unexpected error", e);
    }
  }

  @Override
  public void attendAll() {
    attention.give();
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
  public BodyStore bodies() {
    return bodies;
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public PendingJobs pending() {
    return runQueue;
  }

  @Override
  public void ready(Exchange exchange) {
    timers.ready(exchange, this);
    runQueue.add(exchange);
  }

  /**
   * The leader looks at its list before it waits, so it needs no waking if it is the one that asks.
   * A thread that has just lost the loop may still take itself for the leader; then the new leader
   * has not begun, and will find the connection when it does.
   */
  @Override
  public void attend(Connection connection) {
    attention.ask(connection);
    if (!runQueue.isLedByThisThread()) {
      selector.wakeup();
    }
  }

  @Override
  public void watch(Connection connection) {
    timers.watch(connection);
  }

  @Override
  public void paused(Connection connection) {
    timers.paused(connection);
  }

  @Override
  public void closed(Connection connection, int cutOff) {
    open.closed();
    stopping.closed(cutOff);
  }

  // ---------------------------------------------------------------- what sockets ask for

  Selector selector() {
    return selector;
  }

  ByteBuffer readBuffer() {
    return readBuffer;
  }

  @Override
  public OpenConnections openConnections() {
    return open;
  }

  // ---------------------------------------------------------------- stopping

  /** Runs that on the leading thread if it ends for another reason than {@link #stop}. */
  void onFailure(Runnable action) {
    CompletableFuture<?> unused = failed.thenRun(action);
  }

  /**
   * Stops accepting, lets what runs finish, and waits for it; what is left then is cut off.
   *
   * @param drains whether another process took a listener's place: then its connections go on for
   *     that time before, as {@link Stopping} tells
   * @return how many requests were cut off
   */
  int stop(Duration within, boolean drains) throws InterruptedException {
    stopping.ask(within, drains);
    selector.wakeup();
    long nanos = within.toNanos();
    if (!ended.await(drains ? 2 * nanos : nanos, TimeUnit.NANOSECONDS)) {
      stopping.cutOff();
      selector.wakeup();
      ended.await(1, TimeUnit.SECONDS); // to close all: the leader does nothing else then
    }
    return stopping.requestsCutOff();
  }

  void stop(Duration within) throws InterruptedException {
    stop(within, false);
  }

  /** Ends a drain that goes on, within {@link Timers#TIMER_MILLIS}; false if there is none. */
  boolean hurry() {
    return stopping.hurry();
  }

  /** The last handler off the leading thread has ended: a stop may have waited for it. */
  private void allDone() {
    if (stopping.asked()) {
      selector.wakeup();
    }
  }

  // ---------------------------------------------------------------- what the stop asks for

  @Override
  public boolean isIdle() {
    return open.none() && runQueue.isIdle();
  }

  @Override
  public void takeArrived(int rounds) throws IOException {
    for (int round = 0; round < rounds && selector.selectNow(selected) > 0; round++) {
      attendAll();
    }
  }

  @Override
  public List<Selectable> selectables() {
    return selector.keys().stream()
        .filter(SelectionKey::isValid)
        .map(key -> (Selectable) key.attachment())
        .toList();
  }

  /** Closes all, also what {@link #start} has not put to work. */
  void shutDown() {
    try {
      selectables().forEach(Selectable::close);
      selector.close();
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("Closing the sockets failed", e);
    } finally {
      runQueue.stop();
      spooler.shutdown();
      ended.countDown();
    }
  }
}
