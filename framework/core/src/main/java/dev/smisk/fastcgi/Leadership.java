package dev.smisk.fastcgi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Who leads the loop, in one number that only grows: even while the leader works on the loop
 * itself, odd while it runs a handler.
 *
 * <pre>
 *             begin: n+1 (a store)                 end: n+2 (compare-and-set)
 *   LEADING ------------------------> RUNNING ----------------------------------> LEADING
 *     n, even                           n+1, odd                                    n+2, even
 *        ^                                |
 *        |                                | take: n+2 (compare-and-set by the monitor)
 *        |   the reserve thread begins    v
 *        +----------------------------  HANDED OVER: the loop is the reserve thread's
 *                                       the old leader's compare-and-set fails: it lost
 * </pre>
 *
 * <p>Ending and taking are the same compare-and-set, so exactly one of them wins; a number never
 * comes back, so neither can mistake another run for its own. All that the loop owns (selector, run
 * queue, pools, the parsing of every connection) belongs to the one thread that made the number
 * even, or was handed it. Whatever the old leader wrote before {@link #begin} is visible to the new
 * one: begin is a release store, taking reads it, and the hand-over to the reserve thread is a
 * volatile write.
 */
class Leadership {
  private final AtomicLong turn = new AtomicLong();

  /** Called by the leader before a handler; gives the turn to end. */
  long begin() {
    long next = turn.getPlain() + 1; // nobody else writes while it is even
    turn.setRelease(next);
    return next;
  }

  /**
   * Called by the thread that called {@link #begin}, after the handler.
   *
   * @return whether it still leads; if not, it must touch nothing of the loop's
   */
  boolean end(long begun) {
    return turn.compareAndSet(begun, begun + 1);
  }

  /** Called by the monitor: takes the loop away from the handler of that turn, if it still runs. */
  boolean take(long seen) {
    return isRunning(seen) && turn.compareAndSet(seen, seen + 1);
  }

  long turn() {
    return turn.get();
  }

  static boolean isRunning(long turn) {
    return (turn & 1) != 0;
  }
}
