package dev.smisk.session;

import dev.smisk.http.HttpException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a store so that no request waits for it longer than it may. Thread-safe.
 *
 * <p>A store that {@linkplain SessionStore#keepsTime keeps time} is called on the request's own
 * thread. Any other is called on one of ours, as nothing in Java ends a call that hangs: the
 * request waits, then interrupts and leaves it. Those threads are bounded, so a store that hangs
 * holds up no more of them; when it answers again, so do we.
 */
final class StoreCalls implements AutoCloseable {
  /** Of a store's failures in the log: they come with every request. */
  private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final long IDLE_SECONDS = 10;
  private static final Logger log = LoggerFactory.getLogger(StoreCalls.class);

  /** One call of a store. */
  @FunctionalInterface
  interface Call<T> {
    @Nullable T of(SessionStore store) throws IOException;
  }

  private final SessionStore store;
  private final long nanos;
  private final Semaphore permits;

  /** Null where the store keeps time. */
  private final @Nullable ExecutorService threads;

  /** {@link System#nanoTime} from which on a failure is logged again. */
  private final AtomicLong logAgain = new AtomicLong(System.nanoTime());

  StoreCalls(SessionStore store, Duration time, int atOnce) {
    this.store = store;
    this.nanos = time.toNanos();
    this.permits = new Semaphore(atOnce);
    this.threads = store.keepsTime() ? null : threads();
  }

  /** As many as there are permits; one that has just given its back may still be on its way. */
  private static ExecutorService threads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "smisk-session-store");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * What the store answers.
   *
   * @throws HttpException 503 if it fails, or does not answer in time
   */
  <T> @Nullable T call(Call<T> call) {
    try {
      return threads == null ? call.of(store) : waitFor(call, threads);
    } catch (IOException | RuntimeException e) {
      log(e);
      throw new HttpException(
              503, "the store of sessions does not answer as it should: try again in a moment")
          .header("Retry-After", "1");
    }
  }

  private <T> @Nullable T waitFor(Call<T> call, ExecutorService pool) throws IOException {
    long deadline = System.nanoTime() + nanos;
    try {
      if (!permits.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        throw new IOException("all calls of the store that may run at once hang");
      }
      FutureTask<T> answer = begin(call, pool);
      try {
        return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } finally {
        answer.cancel(true); // of no effect on one that has ended
      }
    } catch (TimeoutException e) {
      throw new IOException(
          "the store has not answered within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms", e);
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("nobody waits for the store").initCause(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
    }
  }

  /** The permit goes back when the call has ended, however long after its request that is. */
  private <T> FutureTask<T> begin(Call<T> call, ExecutorService pool) {
    FutureTask<T> task = new FutureTask<>(() -> call.of(store));
    try {
      pool.execute(
          () -> {
            try {
              task.run();
            } finally {
              permits.release();
            }
          });
      return task;
    } catch (RuntimeException | Error e) {
      permits.release();
      throw e;
    }
  }

  private void log(Exception e) {
    long now = System.nanoTime();
    long again = logAgain.get();
    if (now - again >= 0 && logAgain.compareAndSet(again, now + LOG_NANOS)) {
      log.error(
          "the store of sessions fails ({}); requests that need it are answered with 503 until it"
              + " works again, and this is logged once a minute",
          store.getClass().getName(),
          e);
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
    store.close();
  }
}
