package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests past a limit: the application answers, and the connection lives on. */
class RefusalTest {
  /** What each request is counted by at least. */
  private static final int PER_REQUEST = 2 * 1024;

  private static Bench bench(LimitsBuilder limits) {
    return new Bench(limits.build());
  }

  @Test
  void params_past_the_bytes_are_refused_with_what_fits() {
    Bench bench = bench(Limits.defaults().toBuilder().paramsBytes(100));
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/a", "LONG", "x".repeat(100))
            .endParams(1));
    assertThat(bench.run().answers()).contains("STDOUT 1 PARAMS_TOO_LARGE /a");
    assertThat(bench.script.admitted).isEmpty();
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers()).contains("STDOUT 1 /b");
  }

  @Test
  void params_of_exactly_the_limit_are_admitted() {
    byte[] pairs = Wire.pairs("REQUEST_URI", "/a");
    Bench bench = bench(Limits.defaults().toBuilder().paramsBytes(pairs.length).paramsCount(1));
    bench.receive(Wire.get(1, Wire.KEEP, "/a"));
    assertThat(bench.run().answers()).contains("STDOUT 1 /a");
  }

  @Test
  void params_past_the_count_are_refused() {
    Bench bench = bench(Limits.defaults().toBuilder().paramsCount(2));
    bench.receive(
        Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a", "B", "", "C", "").endParams(1));
    assertThat(bench.run().answers()).contains("STDOUT 1 PARAMS_TOO_LARGE /a");
  }

  @Test
  void params_that_do_not_end_in_time_are_refused() {
    Bench bench = new Bench();
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a"));
    assertThat(bench.pass(Duration.ofSeconds(9)).queue).isEmpty();
    bench.receive(new Wire().params(1, "A", "b")); // more of it buys no time
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.run().answers()).contains("STDOUT 1 PARAMS_TOO_SLOW /a");
  }

  @Test
  void a_complete_request_needs_no_timer() {
    Bench bench = new Bench();
    bench.receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(bench.isWatched()).isFalse();
  }

  @Test
  void requests_past_the_connection_limit_are_refused() {
    Bench bench = bench(Limits.defaults().toBuilder().requestsPerConnection(2));
    bench.receive(Wire.begin(1, Wire.KEEP).andBegin(2, Wire.KEEP).andBegin(3, Wire.KEEP));
    assertThat(bench.run().answers()).as("PARAMS tell how to answer").isEmpty();
    bench.receive(new Wire().params(3, "REQUEST_URI", "/c").endParams(3));
    assertThat(bench.run().answers()).contains("STDOUT 3 OVERLOADED /c");
    bench.receive(new Wire().endParams(1)).run();
    bench.receive(Wire.get(3, Wire.KEEP, "/c"));
    assertThat(bench.run().answers()).contains("STDOUT 3 /c");
  }

  @Test
  void a_refused_request_has_each_variable_once() {
    Bench bench = bench(Limits.defaults().toBuilder().requestsPerConnection(1));
    List<String> seen = new ArrayList<>();
    bench.script.onRefusal((params, in, out) -> seen.add(params.joined("A", ",")));
    bench.receive(Wire.begin(1, Wire.KEEP).then(Wire.begin(2, Wire.KEEP)));
    bench.receive(new Wire().params(2, "A", "1", "A", "2").endParams(2)).run();
    assertThat(seen).containsExactly("1,2");
  }

  @Test
  void a_flood_of_unfinished_requests_is_bounded_and_each_past_it_is_answered() {
    Bench bench = new Bench();
    Wire flood = new Wire();
    for (int id = 1; id <= 65_535; id++) {
      flood.andBegin(id, Wire.KEEP);
    }
    bench.receive(flood);
    int kept = 2 * Limits.defaults().requestsPerConnection();
    assertThat(bench.queue).as("nothing waits to be refused").isEmpty();
    assertThat(bench.answers()).filteredOn(line -> line.startsWith("END")).hasSize(65_535 - kept);
    bench.pass(Duration.ofSeconds(10)).run();
    assertThat(bench.answers()).filteredOn(line -> line.startsWith("END")).hasSize(kept);
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/a")).run().answers()).contains("STDOUT 1 /a");
  }

  @Test
  void past_twice_the_connection_limit_requests_are_refused_as_they_begin() {
    Bench bench = bench(Limits.defaults().toBuilder().requestsPerConnection(1));
    bench.receive(Wire.begin(1, Wire.KEEP).andBegin(2, Wire.KEEP).andBegin(3, Wire.KEEP));
    assertThat(bench.run().answers()).contains("STDOUT 3 OVERLOADED null");
  }

  @Test
  void requests_past_the_memory_of_all_variables_are_refused_as_they_begin() {
    Bench bench = bench(Limits.defaults().toBuilder().paramsMemory(2 * PER_REQUEST));
    bench.receive(Wire.begin(1, Wire.KEEP).andBegin(2, Wire.KEEP).andBegin(3, Wire.KEEP));
    assertThat(bench.answers())
        .containsExactly("STDOUT 3 NO_MEMORY null", "STDOUT 3 end", "END 3 app=0 protocol=0");
    bench.receive(new Wire().abort(1));
    bench.receive(Wire.get(3, Wire.KEEP, "/c"));
    assertThat(bench.run().answers()).contains("STDOUT 3 /c");
    assertThat(used(bench)).as("the second's").isEqualTo(PER_REQUEST);
    bench.receiveEnd();
    assertThat(used(bench)).isZero();
  }

  @Test
  void variables_that_grow_past_the_memory_of_all_are_refused_with_what_fits() {
    Bench bench = bench(Limits.defaults().toBuilder().paramsMemory(2 * PER_REQUEST + 1024));
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a", "A", "x".repeat(1100)));
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/b", "A", "x".repeat(1100)));
    assertThat(bench.run().answers())
        .containsExactly("STDOUT 2 NO_MEMORY /b", "STDOUT 2 end", "END 2 app=0 protocol=0");
    bench.receive(new Wire().params(2, "A", "more of it").endParams(1));
    assertThat(bench.run().answers()).contains("STDOUT 1 /a");
    assertThat(used(bench)).isZero();
  }

  @Test
  void an_index_of_variables_that_finds_no_memory_is_refused() {
    Bench bench = bench(Limits.defaults().toBuilder().paramsMemory(PER_REQUEST + 400));
    Wire many = Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a");
    for (int i = 1; i < 65; i++) {
      many.params(1, "A", "");
    }
    assertThat(bench.receive(many.endParams(1)).run().answers())
        .contains("STDOUT 1 NO_MEMORY /a", "END 1 app=0 protocol=0");
    assertThat(bench.script.admitted).isEmpty();
    assertThat(used(bench)).isZero();
  }

  @Test
  void variables_are_counted_until_their_job_has_ended() {
    Bench bench = bench(Limits.defaults().toBuilder().paramsMemory(PER_REQUEST));
    bench.script.on("/count", (params, in, out) -> Script.answer(out, "" + used(bench)));
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/count")).run().answers())
        .contains("STDOUT 1 " + PER_REQUEST);
    assertThat(used(bench)).isZero();
  }

  private static long used(Bench bench) {
    return bench.paramsPool().memory().used();
  }

  @Test
  void a_responder_without_refusals_breaks_the_connection_off() {
    InMemoryConnection connection =
        new InMemoryConnection(
            params -> {
              throw new AssertionError("not admitted");
            },
            Limits.defaults().toBuilder().paramsBytes(1).build());
    connection.send(Wire.get(1, Wire.KEEP, "/a").buffer());
    assertThat(connection.received()).isEmpty();
    assertThat(connection.closed()).isTrue();
  }

  @Test
  void a_responder_that_throws_in_admit_breaks_the_connection_off() {
    InMemoryConnection connection =
        new InMemoryConnection(
            params -> {
              throw new IllegalStateException("planted");
            },
            Limits.defaults());
    connection.send(Wire.get(1, Wire.KEEP, "/a").buffer());
    assertThat(connection.received()).isEmpty();
    assertThat(connection.closed()).isTrue();
  }

  @Test
  void a_limit_that_is_not_positive_is_an_error_that_names_it() {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.defaults().toBuilder().handlers(0).build())
        .withMessage("handlers must be positive, not 0");
  }
}
