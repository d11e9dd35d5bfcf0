package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a job so that nothing that it does gets at the loop, and lets it wait where its answer is
 * pending. The state is the exchange's.
 */
final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private JobRun() {}

  /**
   * Runs the job on the calling thread. Never throws: the loop must survive whatever a handler
   * does, and whatever goes wrong as that is told.
   *
   * @param lent the leading thread's buffer, or null on a worker
   * @return false if the answer is pending: others may have the exchange by now, and the caller
   *     must not touch it
   */
  static boolean run(Exchange exchange, @Nullable ByteBuffer lent) {
    boolean pending;
    do {
      Execution watched = exchange.execution;
      if (watched != null) {
        watched.begin();
      }
      pending = false;
      if (exchange.suspension != null || (!exchange.ended && !exchange.connection.closed())) {
        pending = answer(exchange, lent);
      } else if (!exchange.replaced) {
        abandon(exchange.job);
      }
    } while (pending && !suspend(exchange));
    if (!pending) {
      Execution running = exchange.execution; // the job may have asked for it
      if (running != null) {
        running.end();
      }
      exchange.release();
    }
    return !pending;
  }

  /** Whether the answer is pending; else the request has ended. */
  private static boolean answer(Exchange exchange, @Nullable ByteBuffer lent) {
    Suspension before = exchange.suspension;
    try {
      Stdout stdout =
          before == null ? new Stdout(exchange, exchange.connection.output) : before.stdout;
      if (answer(exchange, stdout, lent)) {
        return exchange.suspension != before;
      }
    } catch (Throwable e) {
      failSilently(exchange);
    }
    Suspension unfinished = exchange.suspension;
    if (unfinished != null) {
      unfinished.fail();
      failSilently(exchange);
    }
    return false;
  }

  /** Whether the job returned as it is to. */
  private static boolean answer(Exchange exchange, Stdout stdout, @Nullable ByteBuffer lent) {
    stdout.open(lent);
    try {
      exchange.job.run(exchange.stdin, stdout);
      return true;
    } catch (IOException e) {
      LOG.debug("The web server gave a request up: {}", e.toString());
    } catch (Throwable e) {
      LOG.error("A job threw; the web server sees a broken connection", e);
    } finally {
      stdout.fail(); // of no effect if the job ended its answer, or it is pending
    }
    return false;
  }

  /** What failed last may have been the log: memory has run out, say. */
  private static void failSilently(Exchange exchange) {
    try {
      exchange.connection.output.fail(exchange); // of no effect if it has ended
    } catch (Throwable e) {
      // All that can be tried was; the connection's deadline remains.
    }
  }

  /** The thread leaves the job; false if that is to go on at once. */
  private static boolean suspend(Exchange exchange) {
    Execution running = exchange.execution;
    if (running != null) {
      running.suspend();
    }
    PendingJobs jobs = exchange.engine().pending();
    jobs.began(); // before anybody can end it
    boolean waits = Objects.requireNonNull(exchange.suspension).begin();
    if (waits) {
      dropIfPending(exchange); // whoever found that nobody waits could not know
    } else {
      jobs.leave();
    }
    return waits;
  }

  /** Lets a job see to what is left of a pending answer that nobody would get. Any thread. */
  static void dropIfPending(Exchange exchange) {
    Suspension pending = exchange.suspension;
    if (pending != null && (exchange.ended || exchange.connection.closed()) && pending.drop()) {
      exchange.engine().pending().resume(exchange);
    }
  }

  /** The job can't run again, though it was to. */
  static void drop(Exchange exchange) {
    if (!exchange.replaced) {
      abandon(exchange.job);
    }
    Execution watched = exchange.execution;
    if (watched != null) {
      watched.end();
    }
    exchange.release();
    exchange.forget();
    exchange.engine().pending().leave();
  }

  /** Tells a job that it does not run (any more). Never throws. */
  static void abandon(Job job) {
    try {
      job.abandoned();
    } catch (RuntimeException | Error e) {
      LOG.error("A job threw where it must not, in abandoned", e);
    }
  }
}
