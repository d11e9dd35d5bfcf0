package dev.smisk.fastcgi;

import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the leading thread from outside, and takes the loop away from a handler that holds it up:
 *
 * <ul>
 *   <li>the same handler runs as at the last tick; or
 *   <li>the loop has not come back to its selector for two ticks, so that the head of the run queue
 *       and whatever became readable have waited that long, and at most {@value #FEW} handlers ran
 *       meanwhile. If many did, they are quick, and another thread would get through them no
 *       sooner.
 * </ul>
 *
 * <p>It looks about once a millisecond, and at every fourth alone while nothing has held the loop
 * up for a second of ticks: a tick costs about 20 µs, of a loop under full load 4.6 % of its CPU.
 * The first handler that blocks after that is found the later.
 *
 * <p>It parks after {@value #QUIET_TICKS} ticks without a request, so that an idle process has no
 * wake-ups; the leader unparks it. No wake-up is lost: the leader raises {@link Batches} and then
 * reads {@link #parked}, the monitor writes parked and then reads the batches, with a full fence
 * between on both sides; one of the two sees the other.
 *
 * <p>{@link #tick} decides all, so that tests tick by hand.
 */
final class Monitor implements Runnable {
  /** Time between ticks; the kernel adds about 60 µs. */
  static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** A tenth of a second: waking the monitor is then no cost that load could show. */
  static final int QUIET_TICKS = 100;

  /** Ticks without a take-over after which the loop is calm: one second. */
  static final int CALM_TICKS = 1_000;

  /** How many times longer a calm loop's ticks are. */
  static final int CALM_STRIDE = 4;

  /**
   * Handlers within two short ticks that make each one slow: above half a millisecond on average.
   */
  static final int FEW = 4;

  /** What is watched. */
  interface Watched {
    /** {@link Leadership#turn()}. */
    long turn();

    /** How often the leader began to run a queue; read and written with volatile strength. */
    int batches();

    /** Gives the loop to another thread if the handler of that turn still runs. */
    void takeOver(long turn);
  }

  private final Watched loop;
  private final Logger log;
  private final OncePerMinute complaints;
  private volatile @Nullable Thread thread;
  private volatile boolean parked;
  private volatile boolean stopped;

  // What the last ticks saw; the monitor's thread alone:
  private long turnBefore;
  private long turnBeforeThat;
  private int batchesBefore = -1;
  private int batchesBeforeThat = -1;
  private int quietTicks;
  private int calmTicks;
  private int stride = 1;
  private int strideBefore = 1;

  Monitor(Watched loop) {
    this(loop, LoggerFactory.getLogger(Monitor.class), new OncePerMinute());
  }

  Monitor(Watched loop, Logger log, OncePerMinute complaints) {
    this.loop = loop;
    this.log = log;
    this.complaints = complaints;
  }

  /** Called by the leader when it has something to run, after it has raised the batches. */
  void wake() {
    VarHandle.fullFence();
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (!stopped) {
      if (tickWhateverHappens()) {
        LockSupport.parkNanos(this, stride * TICK_NANOS);
      } else {
        parkUntilWoken();
      }
    }
  }

  /** A monitor that ends would leave the loop to the next handler that blocks. */
  boolean tickWhateverHappens() {
    try {
      return tick();
    } catch (RuntimeException | Error e) {
      complain(e);
      return true;
    }
  }

  private void complain(Throwable e) {
    try {
      if (complaints.permits()) {
        log.error("Watching the event loop failed; it goes on", e);
      }
    } catch (RuntimeException | Error again) {
      // The log itself fails; the next tick comes all the same.
    }
  }

  private void parkUntilWoken() {
    parked = true;
    VarHandle.fullFence();
    while (!stopped && loop.batches() == batchesBefore) {
      LockSupport.park(this);
    }
    parked = false;
    quietTicks = 0;
  }

  /**
   * Looks once.
   *
   * @return whether there is reason to look again soon
   */
  boolean tick() {
    long turn = loop.turn();
    int batches = loop.batches();
    if (Leadership.isRunning(turn)) {
      quietTicks = 0;
      if (isHeldUp(turn, batches)) {
        calmTicks = 0;
        loop.takeOver(turn);
      }
    } else {
      quietTicks = turn == turnBefore && batches == batchesBefore ? quietTicks + 1 : 0;
    }
    calmTicks = Math.min(calmTicks + 1, CALM_TICKS);
    strideBefore = stride;
    stride = calmTicks < CALM_TICKS ? 1 : CALM_STRIDE;
    turnBeforeThat = turnBefore;
    turnBefore = turn;
    batchesBeforeThat = batchesBefore;
    batchesBefore = batches;
    return quietTicks < QUIET_TICKS;
  }

  private boolean isHeldUp(long turn, int batches) {
    boolean sameHandler = turn == turnBefore;
    boolean queueWaits =
        batches == batchesBefore
            && batches == batchesBeforeThat
            && turn - turnBeforeThat <= (stride + strideBefore) * (long) FEW;
    return sameHandler || queueWaits;
  }

  /** How many milliseconds are to pass until the next tick. */
  int stride() {
    return stride;
  }
}
