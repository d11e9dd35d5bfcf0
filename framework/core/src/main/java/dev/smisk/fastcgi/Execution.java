package dev.smisk.fastcgi;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The run of a job that somebody may have to interrupt: made for those that ask for it, and for all
 * where handlers have a deadline.
 *
 * <p>The thread is interrupted under the lock, and leaves it under the lock as well: so never after
 * its job, when it may lead the loop or run another's. What meets it before is cleared.
 */
final class Execution {
  private final ReentrantLock lock = new ReentrantLock();

  /** When the leading thread gives it up; of use where handlers have a deadline. */
  final long deadline;

  /** Guarded by the lock; null before and after the run, and while the answer is pending. */
  private @Nullable Thread thread;

  /** Guarded by the lock. */
  private boolean over;

  /** Written by the running thread, before it looks whether the request is abandoned. */
  private volatile boolean onAbort;

  Execution(long deadline) {
    this.deadline = deadline;
  }

  /** Called by the thread that runs the job. */
  void begin() {
    lock.lock();
    try {
      thread = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** Called by the running thread: an abort interrupts it from now on. */
  void interruptOnAbort() {
    begin();
    onAbort = true;
  }

  /** Called by the thread that runs that request's job: an abort interrupts it from now on. */
  static void interruptOnAbort(Exchange exchange) {
    Execution running = exchange.execution;
    if (running == null) {
      running = new Execution(0);
      exchange.execution = running;
    }
    running.interruptOnAbort();
    if (exchange.abandoned()) {
      running.interrupt(); // whoever found that before could not know
    }
  }

  /** Called by whoever finds that nobody waits for the answer any more. */
  void aborted() {
    if (onAbort) {
      interrupt();
    }
  }

  /** Interrupts the job if it runs. */
  void interrupt() {
    lock.lock();
    try {
      if (thread != null) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Does something while the job has not ended, and holds its end up as long: what the request
   * consists of stays as it is.
   *
   * @return false if it had ended
   */
  boolean whileItRuns(Runnable action) {
    lock.lock();
    try {
      if (!over) {
        action.run();
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** The thread leaves the job, whose answer is pending. Called by the running thread. */
  void suspend() {
    leave(false);
  }

  /** The job has ended, or will not run. Called by the running thread, if there is one. */
  void end() {
    leave(true);
  }

  private void leave(boolean forGood) {
    lock.lock();
    try {
      over = forGood;
      if (thread != null) {
        thread = null;
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean over() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }
}
