package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is learnt about kinds of jobs. */
class PaceTest {
  private static final long QUICK = Pace.QUICK_NANOS - 1;
  private static final long SLOW = Pace.QUICK_NANOS;

  private final Pace pace = new Pace("GET /a");

  private void ranOnWorker(int times, long nanos) {
    for (int i = 0; i < times; i++) {
      pace.ranOnWorker(nanos);
    }
  }

  private void ranInline(int times) {
    for (int i = 0; i < times; i++) {
      pace.ranInline();
    }
  }

  @Test
  void it_starts_inline_and_goes_to_workers_when_taken_away_once() {
    ranInline(1000);
    assertThat(pace.startsOnWorker()).isFalse();
    pace.takenAway(false);
    assertThat(pace.startsOnWorker()).isTrue();
  }

  @Test
  void a_streak_of_quick_runs_brings_it_back() {
    pace.takenAway(false);
    ranOnWorker(63, QUICK);
    assertThat(pace.startsOnWorker()).isTrue();
    ranOnWorker(1, QUICK);
    assertThat(pace.startsOnWorker()).isFalse();
  }

  @Test
  void a_slow_run_breaks_the_streak() {
    pace.takenAway(false);
    ranOnWorker(63, QUICK);
    ranOnWorker(1, SLOW);
    ranOnWorker(63, QUICK);
    assertThat(pace.startsOnWorker()).isTrue();
  }

  @Test
  void each_relapse_doubles_the_streak_up_to_a_cap() {
    pace.takenAway(false);
    for (int needed = 64; needed < Pace.LONGEST_STREAK; needed *= 2) {
      ranOnWorker(needed - 1, QUICK);
      assertThat(pace.startsOnWorker()).as("%d", needed).isTrue();
      ranOnWorker(1, QUICK);
      assertThat(pace.startsOnWorker()).as("%d", needed).isFalse();
      pace.takenAway(false);
    }
    for (int relapse = 0; relapse < 3; relapse++) {
      ranOnWorker(Pace.LONGEST_STREAK, QUICK);
      assertThat(pace.startsOnWorker()).isFalse();
      pace.takenAway(false);
    }
  }

  @Test
  void after_many_runs_inline_being_taken_away_is_no_relapse() {
    pace.takenAway(false);
    ranOnWorker(64, QUICK);
    pace.takenAway(false);
    ranOnWorker(128, QUICK);
    ranInline(Pace.SETTLED * 128);
    pace.takenAway(false);
    ranOnWorker(64, QUICK);
    assertThat(pace.startsOnWorker()).isFalse();
  }

  @Test
  void a_kind_that_blocks_on_one_run_in_twenty_stays_on_workers() {
    Random random = new Random(1);
    int stalls = 0;
    int inline = 0;
    for (int run = 0; run < 100_000; run++) {
      boolean blocks = random.nextInt(20) == 0;
      if (pace.startsOnWorker()) {
        pace.ranOnWorker(blocks ? SLOW : QUICK);
      } else {
        inline++;
        if (blocks) {
          stalls++;
          pace.takenAway(false);
        } else {
          pace.ranInline();
        }
      }
    }
    assertThat(stalls).isLessThan(6);
    assertThat(inline).isLessThan(300);
  }

  @Test
  void one_run_that_looked_busy_is_no_reason_and_the_second_of_a_few_is() {
    pace.takenAway(true);
    assertThat(pace.startsOnWorker()).isFalse();
    ranInline(Pace.SUSPICIOUS + 1);
    pace.takenAway(true);
    assertThat(pace.startsOnWorker()).isFalse();
    ranInline(Pace.SUSPICIOUS);
    pace.takenAway(true);
    assertThat(pace.startsOnWorker()).isTrue();
    assertThat(pace.computes()).isTrue();
  }

  @Test
  void on_a_loaded_machine_where_one_run_in_300_looks_busy_it_stays_inline() {
    Random random = new Random(1);
    int onWorker = 0;
    for (int run = 0; run < 1_000_000; run++) {
      if (pace.startsOnWorker()) {
        onWorker++;
        pace.ranOnWorker(QUICK);
      } else if (random.nextInt(300) == 0) {
        pace.takenAway(true);
      } else {
        pace.ranInline();
      }
    }
    assertThat(onWorker).isLessThan(100_000);
  }

  @Test
  void forced_kinds_never_change() {
    Pace worker = Pace.worker("w");
    Pace inline = Pace.inline("i");
    for (int i = 0; i < 1000; i++) {
      worker.ranOnWorker(QUICK);
      inline.takenAway(false);
    }
    assertThat(worker.startsOnWorker()).isTrue();
    assertThat(inline.startsOnWorker()).isFalse();
  }
}
