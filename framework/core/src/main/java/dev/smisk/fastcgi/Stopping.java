package dev.smisk.fastcgi;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the loop comes to its end when it is asked to.
 *
 * <pre>
 *   SERVING --asked--> ENDING --no connection open, no handler runs, or cut off--> over
 *   SERVING --asked, and another took our socket's place--> DRAINING --3/4 of the time--> LAST_CALL
 *   DRAINING, LAST_CALL --nobody connected any more, the time is over, or asked again--> ENDING
 * </pre>
 *
 * <p>ENDING closes idle connections, and busy ones after their last answer; one on which nothing
 * has come yet has half a second for its first request. A web server that sends a request on an
 * idle connection at that very moment loses it, since it cannot know whether it was taken. Nobody
 * is there to do better for, unless another instance serves in our place already: then the web
 * servers shall close their connections themselves, which no request can cross. So DRAINING goes on
 * as if nothing had happened, but for the listener, which is closed once its backlog is empty.
 * LAST_CALL is for web servers that keep connections for longer than that: each is closed directly
 * after an END, when its web server has just been served and the end comes with the answer. What is
 * idle all through LAST_CALL is closed in the end as ENDING does; such a web server was quiet for a
 * quarter of the time, and the risk is that it wakes in the same instant.
 *
 * <p>Connections and listeners whose place nobody took end at once.
 */
final class Stopping {
  /**
   * For how long a listener without a name goes on to accept: who looked the name up before it was
   * replaced may be about to connect, on a busy machine some time slices later.
   */
  private static final long LISTEN_ON_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How often the end looks for what has arrived: enough for a full backlog, and an end to it. */
  private static final int ROUNDS = 100;

  /** What is to end. Called by the leading thread. */
  interface Loop {
    /** Nanoseconds on a clock that never goes back. */
    long now();

    /** Listeners and connections that are open. */
    List<Selectable> selectables();

    OpenConnections openConnections();

    /** Takes what is there, that many times at most. */
    void takeArrived(int rounds) throws IOException;

    /** Sees to the connections that changed on their sending side. */
    void attendAll();

    /** Whether nobody is connected and nothing runs. */
    boolean isIdle();
  }

  private enum Phase {
    SERVING,
    DRAINING,
    LAST_CALL,
    ENDING
  }

  private final Loop loop;

  // Written by whoever stops; the leading thread looks when it is woken:
  private volatile boolean drain;
  private volatile @Nullable Duration within;
  private volatile boolean hurried;
  private volatile boolean cutOff;

  // The leading thread's alone:
  private Phase phase = Phase.SERVING;
  private long begun;

  /** Requests that ended with their connection while it stops. Read by others when all is over. */
  private int requestsCutOff;

  /** Those that still accept though another took their place. */
  private final List<Listener> replaced = new ArrayList<>();

  Stopping(Loop loop) {
    this.loop = loop;
  }

  // ---------------------------------------------------------------- asked by any thread

  /** Ends within that time; a drain before it takes as much again. */
  void ask(Duration time, boolean drains) {
    drain = drains;
    within = time;
  }

  boolean asked() {
    return within != null;
  }

  /** Ends the drain; false if there is none, or its end was asked for before. */
  boolean hurry() {
    if (!drain || within == null || hurried) {
      return false;
    }
    hurried = true;
    return true;
  }

  /** Ends at once. */
  void cutOff() {
    cutOff = true;
  }

  /** How many requests have lost their answer to it. Asked when it is over. */
  int requestsCutOff() {
    return requestsCutOff;
  }

  // ---------------------------------------------------------------- the leading thread

  /** A connection has closed, and that many of its requests are cut off. */
  void closed(int cutOff) {
    if (asked()) {
      requestsCutOff += cutOff;
    }
  }

  /** Does what is due. Returns whether the loop is to end. */
  boolean finished() throws IOException {
    Duration time = within;
    if (time == null) {
      return false;
    }
    if (phase == Phase.SERVING) {
      begin(time);
    }
    if (draining()) {
      drain(time);
    }
    return cutOff || (phase == Phase.ENDING && loop.isIdle());
  }

  /** Milliseconds until {@link #finished} is to be asked, where that many are due otherwise. */
  long nextMillis(long otherwise) {
    return draining() && (otherwise == 0 || otherwise > Timers.TIMER_MILLIS)
        ? Timers.TIMER_MILLIS
        : otherwise;
  }

  private boolean draining() {
    return phase == Phase.DRAINING || phase == Phase.LAST_CALL;
  }

  private void begin(Duration time) throws IOException {
    begun = loop.now();
    phase = drain ? Phase.DRAINING : Phase.ENDING;
    end(time, !drain);
    for (Selectable selectable : loop.selectables()) {
      if (selectable instanceof Listener listener) { // else it is closed by now
        listener.accepting(true);
        replaced.add(listener);
      }
    }
  }

  private void drain(Duration time) throws IOException {
    long all = time.toNanos();
    long passed = loop.now() - begun;
    if (hurried || passed >= all) {
      phase = Phase.ENDING;
      end(time, true);
      return;
    }
    if (passed >= Math.min(LISTEN_ON_NANOS, all / 4)) {
      replaced.removeIf(Stopping::closeIfNobodyWaits);
    }
    if (phase == Phase.DRAINING && passed >= all - all / 4) {
      phase = Phase.LAST_CALL;
      loop.selectables().forEach(Selectable::lastCall);
    }
    if (replaced.isEmpty() && loop.isIdle()) {
      phase = Phase.ENDING;
    }
  }

  private static boolean closeIfNobodyWaits(Listener listener) {
    boolean nobody = listener.acceptAll();
    if (nobody) {
      listener.close();
    }
    return nobody;
  }

  /**
   * Takes what web servers have sent by now, in the backlog too, as they won't send it again: a
   * request that has arrived makes its connection busy.
   */
  private void end(Duration time, boolean all) throws IOException {
    List<Listener> listeners =
        loop.selectables().stream()
            .filter(selectable -> selectable instanceof Listener && (all || !selectable.drains()))
            .map(Listener.class::cast)
            .toList();
    listeners.forEach(Listener::withdraw);
    loop.takeArrived(ROUNDS);
    loop.openConnections().forgetPaused();
    if (!listeners.isEmpty()) {
      listeners.forEach(Listener::deregister);
      loop.takeArrived(1); // which is when the selector lets go of them
      listeners.forEach(Listener::acceptLast);
    }
    loop.selectables().stream()
        .filter(selectable -> all || !selectable.drains())
        .forEach(selectable -> selectable.stop(time));
    loop.attendAll();
  }
}
