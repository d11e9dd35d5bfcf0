package dev.smisk.fastcgi;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learnt about one kind of job (a route, say): whether it is quick enough to run on the
 * thread that leads the event loop, or had better start on a worker. One instance per kind, shared
 * by all its jobs; thread-safe.
 *
 * <pre>
 *   INLINE --the leadership was taken away from a run that waited, or from two of
 *            {@value #SUSPICIOUS} that looked busy--> WORKER
 *   WORKER --a streak of quick runs in a row--> INLINE
 * </pre>
 *
 * <p>The streak is 64 runs under 250 µs at first. Each relapse doubles it, up to 65,536, so that a
 * kind which blocks now and then comes to stay on workers: where 5 % of the runs block, a streak of
 * 64 comes about once in 27 tries, one of 256 never. A kind that ran inline 16 times as often as
 * its streak has settled, and the next one counts as a first.
 *
 * <p>A run that looked busy may have computed, or waited for its share of a loaded machine: there
 * that is one run in hundreds, and would bring every kind to workers, at twice the CPU time per
 * request. So it counts from the second on, and is no relapse.
 */
public final class Pace {
  /** Reckoned above, for kinds of which 5 % block. */
  static final int FIRST_STREAK = 64;

  /** Where doubling ends: seconds of load, after which a kind may have changed. */
  static final int LONGEST_STREAK = 64 * 1024;

  /** Streaks that a kind has to run inline until a relapse counts as a first one. */
  static final int SETTLED = 16;

  /** Runs inline among which two that looked busy are no coincidence. */
  static final int SUSPICIOUS = 16;

  /** Of a run on a worker: inline it would be far from a tick of the monitor. */
  static final long QUICK_NANOS = 250_000;

  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  private final String name;
  private final boolean learns;

  private volatile boolean onWorker;

  /** Whether the run that brought it to workers kept a processor busy instead of waiting. */
  private volatile boolean computes;

  /** {@link #inlineRuns} before which another run that looks busy counts; guarded by this. */
  private long suspectUntil = -1;

  /** Quick runs on workers since the last one that was not. */
  private final AtomicInteger streak = new AtomicInteger();

  /** Quick runs that bring it back; guarded by this. */
  private int needed = FIRST_STREAK;

  /**
   * Runs inline. Written by the leading thread alone, read by the monitor: a late value there
   * shifts a rule of thumb, and is worth no fence per request.
   */
  private long inlineRuns;

  /** Taken away before that many, it is a relapse; guarded by this. */
  private long relapseUntil;

  /**
   * A kind that starts inline and learns.
   *
   * @param name for the log
   */
  public Pace(String name) {
    this(name, true, false);
  }

  private Pace(String name, boolean learns, boolean onWorker) {
    this.name = name;
    this.learns = learns;
    this.onWorker = onWorker;
  }

  /** A kind that always starts on a worker. */
  public static Pace worker(String name) {
    return new Pace(name, false, true);
  }

  /** A kind that always starts inline; one that blocks then holds up others for a tick or two. */
  public static Pace inline(String name) {
    return new Pace(name, false, false);
  }

  boolean startsOnWorker() {
    return onWorker;
  }

  /** Whether it had better not start on a virtual thread. */
  boolean computes() {
    return computes;
  }

  /** A run on the leading thread ended there. Called by the leading thread. */
  void ranInline() {
    inlineRuns++;
  }

  /**
   * The leadership was taken away while one ran. Called by the monitor while nobody leads, so it
   * neither logs nor waits for anybody who does.
   *
   * @param computing whether that run kept a processor busy, as far as one look can tell
   * @return whether that was news
   */
  synchronized boolean takenAway(boolean computing) {
    if (!learns || onWorker) {
      return false;
    }
    if (computing && !suspect()) {
      return false;
    }
    boolean relapse = !computing && inlineRuns < relapseUntil;
    needed = relapse ? Math.min(2 * needed, LONGEST_STREAK) : FIRST_STREAK;
    streak.set(0);
    computes = computing;
    onWorker = true;
    return true;
  }

  /** Whether a run that looked busy was seen lately; if not, this one is remembered. */
  private boolean suspect() {
    long runs = inlineRuns;
    boolean lately = runs <= suspectUntil;
    suspectUntil = lately ? -1 : runs + SUSPICIOUS;
    return lately;
  }

  /** A run on a worker ended after that long. Called by the worker. */
  void ranOnWorker(long nanos) {
    if (!learns) {
      return;
    }
    if (nanos >= QUICK_NANOS) {
      streak.set(0);
    } else if (streak.incrementAndGet() >= FIRST_STREAK) {
      if (comesBack()) {
        LOG.debug("{} was quick many times in a row: it runs inline again", this);
      }
    }
  }

  private synchronized boolean comesBack() {
    if (!onWorker || streak.get() < needed) {
      return false;
    }
    relapseUntil = inlineRuns + (long) SETTLED * needed;
    onWorker = false;
    return true;
  }

  @Override
  public String toString() {
    return name + (onWorker ? " (worker)" : " (inline)");
  }
}
