package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ending a run and taking it away: one of them wins. */
class LeadershipTest {
  private final Leadership leadership = new Leadership();

  @Test
  void a_run_that_ends_is_not_taken() {
    long turn = leadership.begin();
    assertThat(leadership.end(turn)).isTrue();
    assertThat(leadership.take(turn)).isFalse();
  }

  @Test
  void a_run_that_is_taken_has_lost_even_if_the_next_leader_runs_many() {
    long lost = leadership.begin();
    assertThat(leadership.take(lost)).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(leadership.end(leadership.begin())).isTrue();
      assertThat(leadership.end(lost)).isFalse();
    }
    leadership.begin();
    assertThat(leadership.end(lost)).isFalse();
  }

  @Test
  void a_leader_that_runs_nothing_is_not_taken() {
    assertThat(leadership.take(leadership.turn())).isFalse();
    leadership.end(leadership.begin());
    assertThat(leadership.take(leadership.turn())).isFalse();
  }

  @Test
  void of_ending_and_taking_at_once_exactly_one_wins() throws Exception {
    int rounds = 20_000;
    CyclicBarrier barrier = new CyclicBarrier(2);
    AtomicInteger taken = new AtomicInteger();
    Thread monitor =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < rounds; i++) {
                  barrier.await();
                  long seen = leadership.turn();
                  if (leadership.take(seen)) {
                    taken.getAndIncrement();
                  }
                  barrier.await();
                }
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    monitor.start();
    int ended = 0;
    for (int i = 0; i < rounds; i++) {
      long turn = leadership.begin();
      barrier.await();
      if (leadership.end(turn)) {
        ended++;
      }
      barrier.await();
    }
    monitor.join();
    assertThat(ended + taken.get()).isEqualTo(rounds);
  }
}
