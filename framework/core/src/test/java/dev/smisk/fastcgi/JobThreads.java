package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Runs the jobs that a {@link Bench} has queued as workers do, each on a thread of its own. */
final class JobThreads {
  private final List<Thread> threads = new ArrayList<>();

  void run(Bench bench) {
    Exchange exchange;
    while ((exchange = bench.queue.poll()) != null) {
      Exchange started = exchange;
      Thread thread =
          new Thread(
              () -> {
                JobRun.run(started, null);
                started.forget();
              });
      thread.start();
      threads.add(thread);
    }
  }

  /** Waits for the job that was started so many others later than the first. */
  void join(int index) throws InterruptedException {
    threads.get(index).join();
  }

  /** Waits for all. */
  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Waits for all, whose bodies keep nothing then. */
  void assertThatNothingIsKept(Bench bench) throws InterruptedException {
    join();
    bench.attendAll();
    bench.spool();
    assertThat(bench.bodies().memory().used()).as("memory").isZero();
    assertThat(bench.bodies().space()).as("disk").isEqualTo(bench.limits().spoolBytes());
  }
}
