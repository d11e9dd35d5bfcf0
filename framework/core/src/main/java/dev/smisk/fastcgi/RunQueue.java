package dev.smisk.fastcgi;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that can start, and where they do: one by one on the thread that leads the loop, or
 * on {@link Workers} where their {@link Pace} says so. It hands the loop to another leader when the
 * {@link Monitor} finds that a handler holds it up.
 *
 * <p>The queue is the leading thread's; {@link Leadership} tells which that is.
 */
final class RunQueue implements Monitor.Watched, PendingJobs {
  private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

  private final Limits limits;
  private final Workers workers;
  private final Leaders leaders;
  private final Monitor monitor = new Monitor(this);
  private final Leadership leadership;

  // The leading thread's:
  private final ArrayDeque<Exchange> queue = new ArrayDeque<>();

  /**
   * The kind of job that runs inline. Written before {@link Leadership#begin}, read after a take.
   */
  private @Nullable Pace running;

  // Shared:

  /** Who leads; null from a take until the next one begins. */
  private volatile @Nullable Thread leader;

  /** How often a leader began to run the queue. */
  private final AtomicInteger batches = new AtomicInteger();

  /**
   * Handlers that run off the leading thread, on workers and on threads that lost the loop; and
   * pending answers.
   */
  private final AtomicInteger busy = new AtomicInteger();

  private final Runnable allDone;
  private final OncePerMinute noThread = new OncePerMinute();

  /**
   * @param lead leads the loop on the calling thread until it ends or is lost
   * @param allDone called by any thread when no handler runs off the leading thread any more
   */
  RunQueue(Limits limits, Consumer<Leaders.Leader> lead, Runnable allDone) {
    this(limits, new Leaders(lead), new Leadership(), allDone);
  }

  /** For tests of what happens in which order. */
  RunQueue(Limits limits, Leaders leaders, Leadership leadership, Runnable allDone) {
    this.limits = limits;
    this.leaders = leaders;
    this.leadership = leadership;
    this.allDone = allDone;
    this.workers = new Workers();
  }

  /** Starts the threads; without the monitor's, {@link #tick} does its work. */
  void start(boolean ticking) {
    if (ticking) {
      Thread thread = new Thread(null, monitor, "smisk-monitor", Workers.STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
    }
    Leaders.Leader first = leaders.take();
    if (first == null) {
      throw new IllegalStateException("the system gives no thread to lead the event loop");
    }
    leaders.keepReserve();
    first.call(); // last: from here on the loop is that thread's
  }

  /** The threads end as soon as they are done. */
  void stop() {
    monitor.stop();
    leaders.stop();
    workers.stop();
    leader = null;
  }

  boolean tick() {
    return monitor.tick();
  }

  /** The calling thread leads from now on. */
  void led() {
    Thread.interrupted(); // a set flag makes select spin and closes channels
    leader = Thread.currentThread();
  }

  boolean isLedByThisThread() {
    return leader == Thread.currentThread();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Whether nothing waits, and no handler runs off the leading thread. */
  boolean isIdle() {
    return queue.isEmpty() && busy.get() == 0;
  }

  /** Takes a request that can start. Called by the leading thread. */
  void add(Exchange exchange) {
    if (!startsOnWorker(exchange)) {
      queue.addLast(exchange);
    }
  }

  /** Starts it on a worker if its kind belongs there; if not, or if it is refused, it is inline. */
  private boolean startsOnWorker(Exchange exchange) {
    if (exchange.refused) {
      return false;
    }
    Pace pace = exchange.pace();
    if (!pace.startsOnWorker() && exchange.body() == null) {
      return false; // a streamed body would keep its reader waiting
    }
    if (busy.get() >= limits.handlers() - limits.handlers() / 64) {
      exchange.refuse(Refusal.OVERLOADED);
      return false;
    }
    busy.getAndIncrement();
    try {
      workers.start(() -> work(exchange), pace.computes());
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      leave();
      exchange.refuse(Refusal.OVERLOADED);
      if (noThread.permits()) {
        LOG.error(
            "No thread for a request; it is refused. Raise the limit on processes or threads (ulimit"
                + " -u, pids.max)",
            e);
      }
      return false;
    }
  }

  private void work(Exchange exchange) {
    boolean over = true;
    try {
      Pace pace = exchange.pace();
      boolean first = exchange.suspension == null; // what follows a pending answer teaches nothing
      long begun = System.nanoTime();
      over = JobRun.run(exchange, null);
      if (first) {
        pace.ranOnWorker(System.nanoTime() - begun);
      }
    } finally {
      try {
        if (over) {
          exchange.forget();
          exchange.connection.output.fail(exchange); // of no effect if it has ended
        }
      } finally {
        leave();
      }
    }
  }

  @Override
  public void began() {
    busy.getAndIncrement();
  }

  @Override
  public void resume(Exchange exchange) {
    try {
      workers.start(() -> work(exchange), exchange.pace().computes());
    } catch (RuntimeException | OutOfMemoryError e) {
      exchange.connection.output.fail(exchange);
      JobRun.drop(exchange);
      if (noThread.permits()) {
        LOG.error("No thread to go on with a pending answer; it breaks off", e);
      }
    }
  }

  /** Gives a place back; one that is not is lost for good. */
  @Override
  public void leave() {
    if (busy.decrementAndGet() == 0) {
      allDone.run();
    }
  }

  /**
   * Runs all that is queued. Called by the leading thread.
   *
   * @return false if the loop was lost meanwhile: the caller must touch nothing of it any more
   */
  boolean run(Leaders.Leader me) {
    batches.getAndIncrement();
    monitor.wake();
    Exchange exchange;
    while ((exchange = queue.pollFirst()) != null) {
      if (startsOnWorker(exchange)) {
        continue; // its kind was seen to block since it was queued
      }
      if (!exchange.refused && busy.get() >= limits.handlers()) {
        exchange.refuse(Refusal.OVERLOADED);
      }
      Pace pace = exchange.pace();
      running = pace;
      long turn = leadership.begin();
      boolean over = JobRun.run(exchange, me.output);
      if (!leadership.end(turn)) {
        if (over) {
          exchange.forget();
        }
        leave();
        return false;
      }
      Thread.interrupted();
      pace.ranInline();
      if (over) {
        exchange.connection.remove(exchange);
        exchange.recycle();
      }
    }
    return true;
  }

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
    boolean computes = ThreadLook.computes(leader);
    // Counted before, as the old leader may end at once.
    busy.getAndIncrement();
    if (!leadership.take(turn)) {
      leave();
      if (!leaders.giveBack(next)) {
        next.dismiss();
      }
      return;
    }
    // From here to the call nobody leads: nothing that can throw or wait may stand between.
    Pace pace = running;
    boolean learnt = pace != null && pace.takenAway(computes);
    leader = null;
    next.call();
    leaders.keepReserve();
    if (learnt) {
      LOG.debug("{} holds the event loop up: it starts on workers until it is quick", pace);
    }
  }
}
