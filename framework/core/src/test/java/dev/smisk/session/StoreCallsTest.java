package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.HttpException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads on which a store without a time-out is called; what requests see is in theirs. */
class StoreCallsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final RecordingStore store = new RecordingStore(MemorySessionStore.create(), false);
  private final AtomicReference<Thread> caller = new AtomicReference<>();
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private StoreCalls calls = new StoreCalls(store, LONG, 2);

  @AfterEach
  void close() {
    calls.close();
  }

  private void hang() {
    store.before =
        name -> {
          called.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        };
  }

  @Test
  void callThatNobodyWaitsFor_isInterrupted() throws InterruptedException {
    calls.close();
    calls = new StoreCalls(store, Duration.ofMillis(50), 2);
    hang();

    assertThatThrownBy(() -> calls.call(it -> it.read("a"))).isInstanceOf(HttpException.class);

    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void requestThatIsInterrupted_waitsNoLonger_andStaysInterrupted() throws InterruptedException {
    hang();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread request =
        new Thread(
            () -> {
              assertThatThrownBy(() -> calls.call(it -> it.read("a")))
                  .isInstanceOf(HttpException.class);
              flag.set(Thread.currentThread().isInterrupted());
            });
    request.start();
    assertThat(called.await(60, TimeUnit.SECONDS)).isTrue();

    request.interrupt();
    request.join(60_000);

    assertThat(flag).hasValue(true);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).as("the store's call").isTrue();
  }

  @Test
  void threads_keepNoProcess_andEndWithTheStore() throws InterruptedException {
    store.before = name -> caller.set(Thread.currentThread());
    calls.call(it -> it.read("a"));
    assertThat(caller.get().isDaemon()).isTrue();
    assertThat(caller.get()).isNotSameAs(Thread.currentThread());

    calls.close();

    caller.get().join(8_000); // it would wait for more work for 10 s
    assertThat(caller.get().isAlive()).isFalse();
    assertThat(store.calls).endsWith("close");
  }
}
