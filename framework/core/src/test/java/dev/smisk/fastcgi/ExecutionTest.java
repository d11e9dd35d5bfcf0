package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Interrupts meet a job, and nothing but that job. */
class ExecutionTest {
  private final Execution execution = new Execution(0);

  @Test
  void an_interrupt_before_the_job_or_after_it_meets_nobody() {
    execution.interrupt();
    execution.begin();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    execution.end();
    execution.interrupt();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(execution.over()).isTrue();
  }

  @Test
  void what_is_left_of_an_interrupt_is_cleared_at_the_jobs_end() {
    execution.begin();
    execution.interrupt();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    execution.end();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_abort_interrupts_only_who_asked_for_it() {
    execution.begin();
    execution.aborted();
    assertThat(Thread.interrupted()).isFalse();
    execution.interruptOnAbort();
    execution.aborted();
    assertThat(Thread.interrupted()).isTrue();
    execution.end();
  }

  @Test
  void something_is_done_only_while_the_job_has_not_ended() {
    StringBuilder done = new StringBuilder();
    assertThat(execution.whileItRuns(() -> done.append("before "))).isTrue();
    execution.end();
    assertThat(execution.whileItRuns(() -> done.append("after "))).isFalse();
    assertThat(done.toString()).isEqualTo("before ");
  }
}
