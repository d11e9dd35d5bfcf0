package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bodies: what is awaited, what is kept, and when the job starts. */
class StdinTest {
  private final Bench bench = new Bench();

  private void wants(Intake intake) {
    bench.script.on(
        "/body",
        intake,
        (params, in, out) ->
            Script.answer(
                out,
                Script.text(in.bytes())
                    + (in.exceeded() ? " exceeded" : "")
                    + (in.truncated() ? " truncated" : "")));
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/body").endParams(1));
  }

  private String answer() {
    return bench.run().answers().get(0);
  }

  @Test
  void with_a_known_length_the_job_starts_without_the_terminator() {
    wants(Intake.collect(5, 100));
    bench.receive(new Wire().stdin(1, "hel"));
    assertThat(bench.queue).isEmpty();
    bench.receive(new Wire().stdin(1, "lo"));
    assertThat(answer()).isEqualTo("STDOUT 1 hello");
  }

  @Test
  void without_a_length_the_terminator_ends_the_body() {
    wants(Intake.collect(-1, 100));
    bench.receive(new Wire().stdin(1, "hello"));
    assertThat(bench.queue).isEmpty();
    bench.receive(new Wire().endStdin(1));
    assertThat(answer()).isEqualTo("STDOUT 1 hello");
  }

  @Test
  void more_than_announced_is_never_shown() {
    wants(Intake.collect(5, 100));
    bench.receive(new Wire().stdin(1, "hello and more").stdin(1, "and more").endStdin(1));
    assertThat(answer()).isEqualTo("STDOUT 1 hello");
    assertThat(bench.isClosed()).isFalse();
  }

  @Test
  void an_early_terminator_truncates() {
    wants(Intake.collect(5, 100));
    bench.receive(new Wire().stdin(1, "hel").endStdin(1));
    assertThat(answer()).isEqualTo("STDOUT 1 hel truncated");
  }

  @Test
  void an_announced_length_past_the_limit_starts_the_job_at_once() {
    wants(Intake.collect(101, 100));
    assertThat(answer()).isEqualTo("STDOUT 1  exceeded");
  }

  @Test
  void a_body_that_grows_past_the_limit_starts_the_job_and_is_let_go() {
    wants(Intake.collect(-1, 10));
    bench.receive(new Wire().stdin(1, "0123456789"));
    assertThat(bench.queue).isEmpty();
    bench.receive(new Wire().stdin(1, "x"));
    assertThat(answer()).isEqualTo("STDOUT 1  exceeded");
  }

  @Test
  void an_announced_length_of_nothing_waits_for_nothing() {
    wants(Intake.collect(0, 100));
    assertThat(answer()).isEqualTo("STDOUT 1 end");
  }

  @Test
  void a_discarded_body_is_read_past_before_and_after_the_end() {
    wants(Intake.NONE);
    bench.receive(new Wire().stdin(1, "x".repeat(1000)));
    assertThat(answer()).isEqualTo("STDOUT 1 end");
    bench.receive(
        new Wire().stdin(1, "x".repeat(1000)).endStdin(1).then(Wire.get(1, Wire.KEEP, "/b")));
    assertThat(answer()).isEqualTo("STDOUT 1 /b");
  }

  @Test
  void memory_is_taken_as_bytes_come_and_not_as_announced() {
    Stdin stdin = Stdin.collecting(Intake.collect(1L << 30, 1L << 30), new MemoryBound(1L << 31));
    stdin.add(ByteBuffer.allocate(10));
    assertThat(stdin.capacity()).isEqualTo(8 * 1024);
    stdin.add(ByteBuffer.allocate(100_000));
    assertThat(stdin.capacity()).isLessThanOrEqualTo(200_000);
    Stdin exact = Stdin.collecting(Intake.collect(100, 1L << 30), new MemoryBound(1L << 31));
    exact.add(ByteBuffer.allocate(100));
    assertThat(exact.capacity()).isEqualTo(100);
  }

  @Test
  void a_body_that_stops_coming_is_refused_and_its_job_never_runs() {
    wants(Intake.collect(5, 100));
    bench.receive(new Wire().stdin(1, "h"));
    bench.pass(Duration.ofSeconds(59)).receive(new Wire().stdin(1, "e"));
    bench.pass(Duration.ofSeconds(59));
    assertThat(bench.queue).isEmpty();
    bench.pass(Duration.ofSeconds(1));
    assertThat(answer()).isEqualTo("STDOUT 1 BODY_TOO_SLOW /body");
    assertThat(bench.isWatched()).isFalse();
  }

  @Test
  void memory_of_collected_bodies_is_counted_and_given_back_however_they_end() {
    wants(Intake.collect(-1, 1 << 20));
    bench.receive(new Wire().stdin(1, "hello"));
    assertThat(bench.bodies().memory().used()).isEqualTo(8 * 1024);
    bench.receive(new Wire().endStdin(1));
    assertThat(answer()).isEqualTo("STDOUT 1 hello");
    assertThat(bench.bodies().memory().used()).as("answered").isZero();
    bench.receive(collected(2).abort(2));
    assertThat(bench.bodies().memory().used()).as("aborted").isZero();
    bench.receive(collected(3));
    bench.pass(Duration.ofMinutes(2)).run();
    assertThat(bench.bodies().memory().used()).as("refused").isZero();
    bench.receive(collected(4)).receiveEnd();
    assertThat(bench.bodies().memory().used()).as("cut off").isZero();
  }

  private static Wire collected(int id) {
    return Wire.begin(id, Wire.KEEP)
        .params(id, "REQUEST_URI", "/body")
        .endParams(id)
        .stdin(id, "hello");
  }

  @Test
  void a_body_that_finds_no_memory_is_refused_and_the_next_one_that_does_is_not() {
    Bench small = new Bench(Limits.defaults().toBuilder().bodiesMemory(10 * 1024).build());
    small.script.on(
        "/body",
        Intake.collect(-1, 1 << 20),
        (params, in, out) -> Script.answer(out, Script.text(in.bytes())));
    small.receive(collected(1)).receive(collected(2)).run();
    assertThat(small.answers()).contains("STDOUT 2 NO_MEMORY /body", "END 2 app=0 protocol=0");
    small.receive(new Wire().stdin(2, "rest").endStdin(2).endStdin(1)).run();
    assertThat(small.answers()).contains("STDOUT 1 hello");
    small.receive(collected(2).endStdin(2)).run();
    assertThat(small.answers()).contains("STDOUT 2 hello");
    assertThat(small.bodies().memory().used()).isZero();
  }
}
