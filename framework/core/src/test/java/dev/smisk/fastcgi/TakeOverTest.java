package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The steps of a take-over, one by one: the monitor's part is called by the very handler that loses
 * the loop, so that all happens on the test's thread.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TakeOverTest {
  private static final String RUNS = "the handler runs";
  private static final String FREE = "the loop is nobody's";

  private final List<String> events = new ArrayList<>();
  private final Bench bench = new Bench();
  private final Pace pace = bench.script.pace("/block");
  private final RecordingLeadership leadership = new RecordingLeadership();
  private final RecordingLeaders leaders = new RecordingLeaders();
  private final RunQueue queue =
      new RunQueue(Limits.defaults(), leaders, leadership, () -> event("all done"));

  private boolean threads = true;
  private boolean room = true;

  private void event(String what) {
    events.add(
        what
            + (Leadership.isRunning(leadership.turn()) ? ", " + RUNS : ", " + FREE)
            + (queue.isIdle() ? "" : ", counted")
            + (pace.startsOnWorker() ? ", learnt" : ""));
  }

  private final class RecordingLeadership extends Leadership {
    @Override
    boolean take(long seen) {
      event("take the loop");
      return super.take(seen);
    }
  }

  private final class RecordingLeaders extends Leaders {
    RecordingLeaders() {
      super(leader -> {});
    }

    @Override
    synchronized Leader take() {
      event("find a thread");
      return threads ? new RecordingLeader() : null;
    }

    @Override
    synchronized void keepReserve() {
      event("make another");
    }

    @Override
    synchronized boolean giveBack(Leader leader) {
      event("keep the thread");
      return room;
    }

    private final class RecordingLeader extends Leader {
      @Override
      void call() {
        event("call the thread");
      }

      @Override
      void dismiss() {
        event("send the thread home");
      }
    }
  }

  /** Whether the thread that runs it still leads after it. */
  private boolean runTakingOver() {
    bench.script.on(
        "/block",
        (params, in, out) -> {
          queue.takeOver(leadership.turn());
          Script.answer(out, "late");
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/block"));
    queue.add(bench.queue.remove());
    return queue.run(leaders.new RecordingLeader());
  }

  @Test
  void a_thread_is_found_before_and_called_when_all_is_told() {
    assertThat(runTakingOver()).isFalse();
    assertThat(events)
        .containsExactly(
            "find a thread, " + RUNS,
            "take the loop, " + RUNS + ", counted",
            "call the thread, " + FREE + ", counted, learnt",
            "make another, " + FREE + ", counted, learnt",
            "all done, " + FREE + ", learnt");
    assertThat(bench.answers()).contains("STDOUT 1 late");
  }

  @Test
  void without_a_thread_the_handler_keeps_the_loop() {
    threads = false;
    assertThat(runTakingOver()).isTrue();
    assertThat(events).containsExactly("find a thread, " + RUNS);
  }

  @Test
  void a_handler_that_has_ended_meanwhile_loses_nothing() {
    queue.takeOver(turnThatEnded());
    assertThat(events)
        .containsExactly(
            "find a thread, " + FREE,
            "take the loop, " + FREE + ", counted",
            "all done, " + FREE,
            "keep the thread, " + FREE);
  }

  @Test
  void a_thread_that_is_one_too_many_goes_home() {
    room = false;
    queue.takeOver(turnThatEnded());
    assertThat(events).last().isEqualTo("send the thread home, " + FREE);
  }

  private long turnThatEnded() {
    long turn = leadership.begin();
    assertThat(leadership.end(turn)).isTrue();
    return turn;
  }
}
