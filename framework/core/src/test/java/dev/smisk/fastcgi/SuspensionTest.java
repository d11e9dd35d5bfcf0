package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Answers that are pending, step by step. */
class SuspensionTest {
  private static final Duration TIME = Duration.ofSeconds(5);

  private final Bench bench = new Bench(Limits.defaults().toBuilder().handlerTime(TIME).build());
  private final AtomicReference<Suspension> suspension = new AtomicReference<>();
  private final List<String> ran = new ArrayList<>();

  /** The first run suspends, the second answers. */
  private Bench suspended(Wire wire) {
    bench.script.on(
        "/later",
        (params, in, out) -> {
          if (suspension.get() == null) {
            suspension.set(out.suspend());
            ran.add("first");
          } else {
            ran.add("second " + params.get("REQUEST_URI"));
            Script.answer(out, "done");
          }
        });
    return bench.receive(wire).run();
  }

  private Bench suspended() {
    return suspended(Wire.get(1, Wire.KEEP, "/later"));
  }

  private boolean resume() {
    return suspension.get().resume();
  }

  @Test
  void a_resumed_job_runs_again_with_its_variables_and_answers() {
    suspended();
    assertThat(bench.answers()).isEmpty();
    assertThat(bench.pendingAnswers()).isEqualTo(1);

    assertThat(resume()).isTrue();
    bench.run();

    assertThat(bench.answers())
        .containsExactly("STDOUT 1 done", "STDOUT 1 end", "END 1 app=0 protocol=0");
    assertThat(ran).containsExactly("first", "second /later");
    assertThat(bench.pendingAnswers()).isZero();
    assertThat(resume()).as("of effect once").isFalse();
    bench.pass(Duration.ZERO);
    assertThat(bench.watchesHandlers()).isFalse();
  }

  @Test
  void others_are_answered_meanwhile_on_the_same_connection() {
    suspended();
    assertThat(bench.receive(Wire.get(2, Wire.KEEP, "/b")).run().answers())
        .contains("STDOUT 2 /b", "END 2 app=0 protocol=0");
  }

  @Test
  void a_job_resumed_before_it_has_returned_runs_again_at_once() {
    bench.script.on(
        "/soon",
        (params, in, out) -> {
          if (suspension.get() == null) {
            suspension.set(out.suspend());
            assertThat(resume()).isTrue();
            assertThat(resume()).isFalse();
          } else {
            Script.answer(out, "soon");
          }
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/soon")).run();
    assertThat(bench.answers()).contains("STDOUT 1 soon", "END 1 app=0 protocol=0");
    assertThat(bench.pendingAnswers()).isZero();
  }

  @Test
  void a_job_can_be_suspended_again_and_again() {
    List<Suspension> all = new ArrayList<>();
    bench.script.on(
        "/often",
        (params, in, out) -> {
          if (all.size() < 3) {
            all.add(out.suspend());
          } else {
            Script.answer(out, "at last");
          }
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/often")).run();
    for (int i = 0; i < 3; i++) {
      assertThat(bench.pendingAnswers()).isEqualTo(1);
      assertThat(all.get(i).resume()).isTrue();
      bench.run();
    }
    assertThat(bench.answers()).contains("STDOUT 1 at last");
    assertThat(bench.pendingAnswers()).isZero();
  }

  @Test
  void an_abort_ends_it() {
    suspended();
    bench.receive(new Wire().abort(1));

    assertThat(resume()).isFalse();
    assertThat(ran).containsExactly("first");
    bench.run().pass(TIME);

    assertThat(bench.answers()).containsExactly("END 1 app=0 protocol=0");
    assertThat(ran).as("to see to what is left").containsExactly("first", "second /later");
    assertThat(bench.pendingAnswers()).isZero();
    assertThat(bench.watchesHandlers()).isFalse();
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers())
        .as("the id is free")
        .contains("STDOUT 1 /b");
  }

  @Test
  void an_abort_before_the_run_has_returned_ends_it_as_well() {
    bench.script.on(
        "/later",
        (params, in, out) -> {
          ran.add("run");
          if (suspension.get() == null) {
            suspension.set(out.suspend());
            bench.receive(new Wire().abort(1));
          }
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/later")).run();
    assertThat(ran).hasSize(2);
    assertThat(bench.pendingAnswers()).isZero();
    assertThat(resume()).isFalse();
  }

  @Test
  void one_that_was_resumed_before_an_abort_runs_and_can_write_no_more() {
    List<Throwable> thrown = new ArrayList<>();
    bench.script.on(
        "/later",
        (params, in, out) -> {
          if (suspension.get() == null) {
            suspension.set(out.suspend());
          } else {
            assertThat(out.aborted()).isTrue();
            try {
              Script.answer(out, "too late");
            } catch (IOException e) {
              thrown.add(e);
              throw e;
            }
          }
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/later")).run();
    assertThat(resume()).isTrue();
    bench.receive(new Wire().abort(1)).run();
    assertThat(thrown).hasSize(1);
    assertThat(bench.answers()).containsExactly("END 1 app=0 protocol=0");
    assertThat(bench.script.abandoned).isEmpty();
    assertThat(bench.pendingAnswers()).isZero();
  }

  @Test
  void a_peer_that_sends_its_end_may_still_get_the_answer() {
    suspended().receiveEnd();
    assertThat(resume()).isTrue();
    assertThat(bench.run().answers()).contains("STDOUT 1 done", "END 1 app=0 protocol=0");
  }

  @Test
  void a_peer_that_has_sent_its_end_is_not_waited_for_longer_than_closing_takes() {
    suspended().receiveEnd();
    bench.pass(Limits.defaults().closingTime().minusMillis(1));
    bench.pass(Duration.ofMillis(1));
    assertThat(bench.isClosed()).isTrue();
    assertThat(resume()).isFalse();
    assertThat(bench.run().pendingAnswers()).isZero();
  }

  @Test
  void the_end_of_the_connection_ends_it() {
    suspended();
    bench.connection.close();
    assertThat(resume()).isFalse();
    assertThat(bench.run().pendingAnswers()).isZero();
    assertThat(ran).hasSize(2);
  }

  @Test
  void one_past_the_handlers_deadline_is_refused_in_its_place() {
    suspended();
    bench.pass(TIME.minusMillis(1)).run();
    assertThat(bench.answers()).isEmpty();

    bench.pass(Duration.ofMillis(1)).run();

    assertThat(bench.answers())
        .containsExactly(
            "STDOUT 1 HANDLER_TOO_SLOW /later", "STDOUT 1 end", "END 1 app=0 protocol=0");
    assertThat(bench.pendingAnswers()).isZero();
    assertThat(ran).hasSize(2);
    assertThat(resume()).isFalse();
    assertThat(bench.watchesHandlers()).isFalse();
  }

  @Test
  void the_answer_of_a_run_that_throws_after_all_breaks_off() {
    bench.script.on(
        "/later",
        (params, in, out) -> {
          suspension.set(out.suspend());
          throw new IllegalStateException("on purpose");
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/later")).run();
    assertThat(bench.isShut()).isTrue();
    assertThat(bench.answers()).isEmpty();
    assertThat(resume()).isFalse();
    assertThat(bench.pendingAnswers()).isZero();
  }

  @Test
  void nothing_can_be_written_before_it_is_resumed() {
    bench.script.on(
        "/later",
        (params, in, out) -> {
          if (suspension.get() == null) {
            suspension.set(out.suspend());
            assertThatThrownBy(() -> Script.write(out, "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pending");
            out.fail(); // of no effect
          } else {
            Script.answer(out, "done");
          }
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/later")).run();
    assertThat(resume()).isTrue();
    assertThat(bench.run().answers()).contains("STDOUT 1 done");
  }

  @Test
  void an_answer_that_has_begun_cannot_be_suspended() {
    List<Throwable> thrown = new ArrayList<>();
    bench.script.on(
        "/begun",
        (params, in, out) -> {
          Script.write(out, "x");
          thrown.add(catchThrowable(out::suspend));
          out.flush();
          thrown.add(catchThrowable(out::suspend));
          out.end();
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/begun")).run();
    assertThat(thrown)
        .hasSize(2)
        .allSatisfy(t -> assertThat(t).hasMessageContaining("before the first write"));
    assertThat(bench.answers()).contains("STDOUT 1 x", "END 1 app=0 protocol=0");
  }

  @Test
  void an_interrupt_meets_nobody_while_the_answer_is_pending() {
    bench.script.on(
        "/later",
        (params, in, out) -> {
          if (suspension.get() == null) {
            out.interruptOnAbort();
            suspension.set(out.suspend());
          }
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/later")).run();
    bench.receive(new Wire().abort(1));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
