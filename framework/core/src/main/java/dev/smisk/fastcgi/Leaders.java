package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform threads that lead the loop in turn: one leads, one is kept in reserve, and those
 * that lost the loop to a handler come back here. Thread-safe; nothing of it is on the path of a
 * request.
 */
class Leaders {
  private static final Logger LOG = LoggerFactory.getLogger(Leaders.class);

  /** Threads in reserve; more go home. */
  private static final int KEPT = 3;

  private final Consumer<Leader> lead;

  /** Threads that wait to be called, guarded by this. */
  private final ArrayDeque<Leader> idle = new ArrayDeque<>();

  /** Guarded by this. */
  private boolean stopped;

  private int number;

  private final OncePerMinute noThread = new OncePerMinute();

  /**
   * @param lead leads the loop on the calling thread until it ends or is lost
   */
  Leaders(Consumer<Leader> lead) {
    this.lead = lead;
  }

  /** A thread that waits to be called, or null if the system gives none. */
  synchronized @Nullable Leader take() {
    Leader leader = idle.pollLast();
    return leader != null ? leader : create();
  }

  /** Sees to it that one waits. */
  synchronized void keepReserve() {
    if (idle.isEmpty() && !stopped) {
      Leader leader = create();
      if (leader != null) {
        idle.addLast(leader);
      }
    }
  }

  private @Nullable Leader create() {
    try {
      Leader leader = new Leader();
      Thread thread = new Thread(null, leader, "smisk-leader-" + ++number, Workers.STACK_BYTES);
      leader.thread = thread;
      thread.setDaemon(true);
      thread.start();
      return leader;
    } catch (OutOfMemoryError e) {
      if (noThread.permits()) {
        LOG.error(
            "No thread to take the event loop over: a slow handler now holds all requests up."
                + " Raise the limit on processes or threads (ulimit -u, pids.max)",
            e);
      }
      return null;
    }
  }

  synchronized boolean giveBack(Leader leader) {
    if (stopped || idle.size() >= KEPT) {
      return false;
    }
    idle.addLast(leader);
    return true;
  }

  /** Sends idle threads home, and the others when they come back. */
  synchronized void stop() {
    stopped = true;
    idle.forEach(Leader::dismiss);
    idle.clear();
  }

  /** One thread, with the buffer for the answers of handlers that it runs. */
  class Leader implements Runnable {
    private enum Order {
      WAIT,
      LEAD,
      GO_HOME
    }

    final ByteBuffer output = OutputBuffers.allocate();
    private volatile Order order = Order.WAIT;
    private @Nullable Thread thread;

    /** Makes it lead. What the caller did before is visible to it. */
    void call() {
      order = Order.LEAD;
      LockSupport.unpark(thread);
    }

    void dismiss() {
      order = Order.GO_HOME;
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      do {
        while (order == Order.WAIT) {
          LockSupport.park(this);
          Thread.interrupted(); // a set flag would make park return at once, and select as well
        }
        if (order == Order.GO_HOME) {
          return;
        }
        order = Order.WAIT;
        lead.accept(this);
      } while (giveBack(this));
    }
  }
}
