package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers that take too long. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandlerDeadlineTest {
  private static final Duration TIME = Duration.ofSeconds(5);

  private final Bench bench = new Bench(Limits.defaults().toBuilder().handlerTime(TIME).build());
  private final RemoteJob job = new RemoteJob();
  private Thread thread = new Thread(() -> {});

  private void start(Wire wire) {
    bench.script.on("/slow", job);
    bench.receive(wire);
    Exchange exchange = bench.queue.remove();
    thread =
        new Thread(
            () -> {
              JobRun.run(exchange, null);
              exchange.forget();
            });
    thread.start();
    assertThat(job.thread()).isSameAs(thread);
  }

  @AfterEach
  void end() throws InterruptedException {
    job.giveUp();
    thread.join();
    bench.pass(Duration.ZERO);
    assertThat(bench.watchesHandlers()).as("forgotten").isFalse();
  }

  private CompletableFuture<Boolean> sleeps() {
    CountDownLatch never = new CountDownLatch(1);
    return job.later(
        (in, out) -> {
          try {
            never.await();
            return false;
          } catch (InterruptedException e) {
            return true;
          }
        });
  }

  @Test
  void a_handler_past_its_time_is_interrupted_and_refused_and_can_write_no_more() throws Exception {
    start(Wire.get(1, Wire.KEEP, "/slow"));
    CompletableFuture<Boolean> interrupted = sleeps();
    bench.pass(TIME.minusMillis(1)).run();
    assertThat(bench.answers()).isEmpty();
    assertThat(interrupted).isNotDone();
    bench.pass(Duration.ofMillis(1)).run();
    assertThat(bench.answers())
        .containsExactly(
            "STDOUT 1 HANDLER_TOO_SLOW /slow", "STDOUT 1 end", "END 1 app=0 protocol=0");
    assertThat(interrupted.get()).isTrue();
    assertThat(job.<Boolean>now((in, out) -> out.aborted())).isTrue();
    assertThatThrownBy(() -> job.answer("late")).hasMessageContaining("took too long");
    thread.join();
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers())
        .as("the id and the connection are free")
        .contains("STDOUT 1 /b", "END 1 app=0 protocol=0");
  }

  @Test
  void one_that_has_sent_its_head_breaks_off() throws Exception {
    start(Wire.get(1, Wire.KEEP, "/slow"));
    job.now(
        (in, out) -> {
          Script.write(out, "head");
          out.flush();
          return true;
        });
    CompletableFuture<Boolean> interrupted = sleeps();
    bench.pass(TIME).run();
    assertThat(interrupted.get()).isTrue();
    assertThat(bench.answers()).containsExactly("STDOUT 1 head");
    assertThat(bench.isShut()).as("without an end").isTrue();
  }

  @Test
  void the_refusal_of_a_request_without_keep_conn_closes() throws Exception {
    start(Wire.get(1, Wire.CLOSE, "/slow"));
    bench.pass(TIME).run();
    assertThat(bench.answers()).contains("END 1 app=0 protocol=0");
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void an_aborted_handler_is_interrupted_at_its_time_all_the_same() throws Exception {
    start(Wire.get(1, Wire.KEEP, "/slow"));
    CompletableFuture<Boolean> interrupted = sleeps();
    bench.receive(new Wire().abort(1));
    bench.pass(TIME.minusMillis(1));
    assertThat(interrupted).isNotDone();
    bench.pass(Duration.ofMillis(1)).run();
    assertThat(interrupted.get()).isTrue();
    assertThat(bench.answers()).containsExactly("END 1 app=0 protocol=0");
  }

  @Test
  void one_that_waits_for_its_body_is_told() throws Exception {
    bench.script.on("/slow", Intake.stream(-1, 100), job);
    start(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/slow").endParams(1));
    bench.pass(TIME).run();
    assertThat(job.failure()).isEqualTo(StdinException.Reason.ABORTED);
    assertThat(bench.answers()).contains("STDOUT 1 HANDLER_TOO_SLOW /slow");
  }

  @Test
  void a_negative_time_is_an_error_that_names_it() {
    assertThatThrownBy(
            () -> Limits.defaults().toBuilder().handlerTime(Duration.ofMillis(-1)).build())
        .hasMessageStartingWith("handlerTime must not be negative");
    job.giveUp();
  }
}
