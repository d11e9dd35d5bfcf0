package dev.smisk.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When this process has last told the store that a session is in use, so that it is told once in a
 * tenth of the time to live and not at each request. Bounded: of the sessions that were touched
 * longest ago it forgets, and then tells the store once more than it had to. Thread-safe.
 */
final class RecentTouches {
  private static final int MAX = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final long intervalMillis;

  /** Guarded by the lock; the oldest first. */
  private final Map<String, Long> millis = new LinkedHashMap<>();

  RecentTouches(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  /** Whether it is time; if so, it counts as done. */
  boolean isDue(Revision session, long nowMillis) {
    if (isRecent(session.data().writtenMillis(), nowMillis)) {
      return false;
    }
    lock.lock();
    try {
      Long last = millis.get(session.id());
      if (last != null && isRecent(last, nowMillis)) {
        return false;
      }
      millis.remove(session.id());
      millis.put(session.id(), nowMillis);
      if (millis.size() > MAX) {
        millis.remove(millis.keySet().iterator().next());
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What is to come was told by a clock that is ahead, or before ours was set back: who knows. */
  private boolean isRecent(long thenMillis, long nowMillis) {
    return thenMillis <= nowMillis && nowMillis - thenMillis < intervalMillis;
  }
}
