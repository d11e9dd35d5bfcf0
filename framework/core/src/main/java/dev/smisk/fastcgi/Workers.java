package dev.smisk.fastcgi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Starts jobs that may block: on virtual threads from JDK 24 on, else on daemon platform threads
 * that are reused and end after {@value #KEPT_SECONDS} s without work. JDK 21 to 23 count as
 * without: there a virtual thread that blocks in {@code synchronized} holds its carrier, and two
 * such handlers would stop all on a machine of two cores.
 *
 * <p>Jobs that compute instead of waiting get platform threads on every JDK: virtual ones have no
 * time slices, so that two of them would keep all others from both carriers of such a machine.
 */
final class Workers {
  /**
   * Stack of our platform threads: enough for JSON at Jackson's nesting limit, and two thousand of
   * them reserve 1 GiB of address space; memory is taken as the stack is used, some 50 KiB each.
   */
  static final long STACK_BYTES = 512 * 1024;

  /** Longer than load pauses between bursts; an idle process soon holds no worker. */
  private static final int KEPT_SECONDS = 10;

  /** The JDK from which on {@code synchronized} holds no carrier (JEP 491). */
  private static final int FIRST_WITHOUT_PINNING = 24;

  /** Makes a thread per job; null where platform threads are reused. */
  private final @Nullable ThreadFactory virtual;

  private final ThreadPoolExecutor platform = platformThreads();

  Workers() {
    virtual = Runtime.version().feature() >= FIRST_WITHOUT_PINNING ? virtualThreads() : null;
  }

  /** Without a bound of its own: the run queue knows how many run. */
  private static ThreadPoolExecutor platformThreads() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        KEPT_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread =
              new Thread(null, task, "smisk-worker-" + number.incrementAndGet(), STACK_BYTES);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * {@code Thread.ofVirtual().factory()}, which JDK 17 has no name for. Resolved once; a factory is
   * called like any other object from then on.
   */
  private static ThreadFactory virtualThreads() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> builder = lookup.findClass("java.lang.Thread$Builder$OfVirtual");
      MethodHandle ofVirtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle factory =
          lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      return (ThreadFactory) MethodHandles.filterReturnValue(ofVirtual, factory).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(
          "JDK " + Runtime.version() + " should have Thread.ofVirtual().factory()", e);
    }
  }

  /** Whether some jobs start on virtual threads. */
  boolean useVirtualThreads() {
    return virtual != null;
  }

  /**
   * Starts a job. Any thread.
   *
   * @param computes whether it keeps a processor busy: it gets a platform thread then
   * @throws OutOfMemoryError if the system gives no thread
   * @throws java.util.concurrent.RejectedExecutionException after {@link #stop}
   */
  void start(Runnable job, boolean computes) {
    if (virtual != null && !computes) {
      virtual.newThread(job).start();
      return;
    }
    platform.execute(job);
  }

  /**
   * Ends idle threads now, and the others when their jobs end. Called by the leading thread, which
   * starts none after that.
   */
  void stop() {
    platform.shutdown();
  }
}
