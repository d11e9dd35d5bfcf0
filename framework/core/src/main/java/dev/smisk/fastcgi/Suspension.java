package dev.smisk.fastcgi;

import java.util.concurrent.atomic.AtomicReference;

/**
 * An answer that is pending: from the return of its job's run until somebody {@link #resume}s it,
 * the request holds no thread, and counts as one that runs all the same.
 *
 * <pre>
 *   RUNNING --its run returns--> WAITING --resumed--> OVER: runs again, on a worker
 *   RUNNING --resumed--> RESUMED --its run returns--> runs again at once, on the same thread
 *   WAITING --aborted, the connection closed, or past the handlers' deadline--> OVER: runs again,
 *             to see to what is left; its writes throw
 *   RUNNING --its run throws--> OVER
 * </pre>
 *
 * <p>Whoever brings it to another state does what is to be done then, so that it is done once.
 * Thread-safe.
 */
public final class Suspension {
  private enum State {
    RUNNING,
    RESUMED,
    WAITING,
    OVER
  }

  private final Exchange exchange;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

  /** Where the answer goes, in each run. */
  final Stdout stdout;

  Suspension(Exchange exchange, Stdout stdout) {
    this.exchange = exchange;
    this.stdout = stdout;
  }

  /**
   * Runs the job again, soon and on another thread, unless its first run has not returned yet. Any
   * thread; of effect once.
   *
   * @return false if nobody waits for the answer any more, or it was resumed before
   */
  public boolean resume() {
    if (state.compareAndSet(State.RUNNING, State.RESUMED)) {
      return true;
    }
    boolean waited = state.compareAndSet(State.WAITING, State.OVER);
    if (waited) {
      exchange.engine().pending().resume(exchange);
    }
    return waited;
  }

  /** The run has returned. False if the job is to run again at once. Called by its thread. */
  boolean begin() {
    return state.compareAndSet(State.RUNNING, State.WAITING);
  }

  /** Nobody waits for the answer any more. True if the caller is to let the job run again. */
  boolean drop() {
    return state.compareAndSet(State.WAITING, State.OVER);
  }

  /** The run has thrown, which ends the answer. */
  void fail() {
    state.set(State.OVER);
  }
}
