package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests assembled from records, each test named after what the specification or a web server
 * demands.
 */
class ConnectionTest {
  private static final String COMPLETE = " app=0 protocol=0";

  private final Bench bench = new Bench();

  @Test
  void a_small_answer_leaves_in_one_write_with_its_end() {
    bench.receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(bench.writes).hasSize(1);
    assertThat(bench.answers()).containsExactly("STDOUT 1 /a", "STDOUT 1 end", "END 1" + COMPLETE);
    assertThat(bench.isShut()).isFalse();
  }

  @Test
  void dispatch_when_params_end_and_not_when_stdin_does() {
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a"));
    assertThat(bench.queue).isEmpty();
    bench.receive(new Wire().endParams(1)).run();
    assertThat(bench.answers()).contains("END 1" + COMPLETE);
  }

  @Test
  void padding_is_skipped_on_every_record_empty_ones_included() {
    byte[] pairs = Wire.pairs("REQUEST_URI", "/a");
    byte[] begin = {0, 1, 1, 0, 0, 0, 0, 0};
    bench
        .receive(
            new Wire()
                .record(Protocol.BEGIN_REQUEST, 1, begin, 8)
                .record(Protocol.PARAMS, 1, pairs, 255)
                .record(Protocol.PARAMS, 1, new byte[0], 7)
                .record(Protocol.STDIN, 1, new byte[0], 1)
                .then(Wire.get(2, Wire.KEEP, "/b")))
        .run();
    assertThat(bench.script.admitted).containsExactly("REQUEST_URI=/a", "REQUEST_URI=/b");
  }

  @Test
  void the_same_stream_cut_differently_gives_the_same_requests() {
    byte[] bytes =
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/body", "LONG", "x".repeat(300))
            .andBegin(2, Wire.KEEP)
            .record(Protocol.PARAMS, 2, Wire.pairs("REQUEST_URI", "/b"), 5)
            .getValues("FCGI_MPXS_CONNS")
            .endParams(2)
            .endParams(1)
            .stdin(1, "hello ")
            .record(99, 1, Wire.bytes("unknown"))
            .stdin(1, "world")
            .endStdin(2)
            .endStdin(1)
            .record(77, 0, Wire.bytes("?"))
            .bytes();
    List<String> whole = replay(bytes, bytes.length, null);
    assertThat(whole)
        .contains("STDOUT 1 /bodyhello world", "STDOUT 2 /b", "VALUES 0 FCGI_MPXS_CONNS=1");
    for (int piece = 1; piece < 30; piece++) {
      assertThat(replay(bytes, piece, null)).as("pieces of %d", piece).isEqualTo(whole);
    }
    for (int seed = 0; seed < 50; seed++) {
      assertThat(replay(bytes, 0, new Random(seed))).as("seed %d", seed).isEqualTo(whole);
    }
  }

  private static List<String> replay(byte[] bytes, int piece, Random random) {
    Bench bench = new Bench();
    bench.script.on("/body", Intake.collect(-1, 1000), bench.script.echo());
    for (int at = 0; at < bytes.length; ) {
      int size = random == null ? piece : 1 + random.nextInt(40);
      size = Math.min(size, bytes.length - at);
      bench.connection.receive(ByteBuffer.wrap(bytes, at, size));
      bench.attendAll();
      at += size;
    }
    return new ArrayList<>(bench.run().answers());
  }

  @Test
  void params_may_be_cut_into_records_anywhere() {
    byte[] pairs = Wire.pairs("REQUEST_URI", "/a", "LONG", "x".repeat(200));
    Wire wire = Wire.begin(1, Wire.KEEP);
    for (byte one : pairs) {
      wire.record(Protocol.PARAMS, 1, new byte[] {one}, 2);
    }
    bench.receive(wire.endParams(1));
    assertThat(bench.script.admitted).containsExactly("REQUEST_URI=/a LONG=" + "x".repeat(200));
  }

  @Test
  void the_largest_records_have_65535_bytes_and_255_of_padding() {
    bench.script.on("/body", Intake.collect(-1, 1 << 20), bench.script.echo());
    byte[] frame = Wire.pairs("REQUEST_URI", "/body", "LONG", "");
    String value = "v".repeat(65_535 - frame.length - 3); // its length takes four bytes, not one
    byte[] pairs = Wire.pairs("REQUEST_URI", "/body", "LONG", value);
    assertThat(pairs).hasSize(65_535);
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .record(Protocol.PARAMS, 1, pairs, 255)
            .record(Protocol.PARAMS, 1, new byte[0], 255)
            .record(Protocol.STDIN, 1, Wire.bytes("x".repeat(65_535)), 255)
            .record(Protocol.STDIN, 1, new byte[0], 255));
    assertThat(bench.run().answers())
        .contains("STDOUT 1 32768 bytes", "STDOUT 1 32768 bytes", "STDOUT 1 xxxx");
    assertThat(bench.script.admitted).containsExactly("REQUEST_URI=/body LONG=" + value);
  }

  @Test
  void a_record_of_another_version_closes_and_nothing_after_it_is_admitted() {
    bench.receive(
        new Wire()
            .raw(2, Protocol.BEGIN_REQUEST, 0, 9, 0, 8, 0, 0)
            .raw(0, 1, 1, 0, 0, 0, 0, 0)
            .then(Wire.get(1, Wire.KEEP, "/a")));
    assertThat(bench.isClosed()).isTrue();
    assertThat(bench.script.admitted).isEmpty();
    assertThat(bench.answers()).isEmpty();
  }

  @Test
  void a_second_end_of_params_or_of_stdin_runs_nothing_again() {
    bench.script.on("/body", Intake.collect(2, 100), bench.script.echo());
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/body")
            .endParams(1)
            .endParams(1)
            .params(1, "REQUEST_URI", "/other")
            .endParams(1)
            .stdin(1, "hi")
            .endStdin(1)
            .endStdin(1)
            .params(1, "A", "b")
            .endParams(1));
    assertThat(bench.queue).hasSize(1);
    assertThat(bench.run().answers())
        .containsExactly("STDOUT 1 /bodyhi", "STDOUT 1 end", "END 1" + COMPLETE);
    assertThat(bench.script.admitted).containsExactly("REQUEST_URI=/body");
  }

  @Test
  void a_begin_that_does_not_come_whole_closes_an_idle_connection_in_time() {
    byte[] begin = Wire.begin(1, Wire.KEEP).bytes();
    for (int there = 1; there < begin.length; there++) {
      Bench slow = new Bench();
      slow.receive(Wire.get(7, Wire.KEEP, "/before")).run();
      for (int i = 0; i < there; i++) {
        slow.pass(Duration.ofMillis(9_900 / there)); // byte by byte buys no time
        slow.receive(new Wire().raw(begin[i]));
      }
      slow.pass(Duration.ofMillis(9_900 / there + 99)); // 10 s since the first byte, but one ms
      assertThat(slow.isClosed()).as("%d bytes", there).isFalse();
      assertThat(slow.pass(Duration.ofMillis(20)).isClosed()).as("%d bytes", there).isTrue();
    }
  }

  @Test
  void a_begin_that_comes_slowly_closes_neither_siblings_nor_itself_once_it_is_there() {
    byte[] begin = Wire.begin(2, Wire.KEEP).bytes();
    bench.receive(Wire.get(1, Wire.KEEP, "/a").raw(begin[0], begin[1]));
    assertThat(bench.pass(Duration.ofMinutes(1)).isClosed()).as("a sibling runs").isFalse();
    bench.run();
    assertThat(bench.pass(Duration.ofSeconds(1)).isClosed()).as("none runs any more").isTrue();
    Bench whole = new Bench();
    for (byte one : begin) {
      whole.receive(new Wire().raw(one));
    }
    whole.receive(new Wire().params(2, "REQUEST_URI", "/b").endParams(2)).run();
    assertThat(whole.pass(Duration.ofMinutes(1)).isClosed()).isFalse();
    assertThat(whole.isWatched()).as("idle connections cost no timer").isFalse();
  }

  @Test
  void interleaved_requests_are_all_active_at_once() {
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .andBegin(65535, Wire.KEEP)
            .params(65535, "REQUEST_URI", "/high")
            .params(1, "REQUEST_URI", "/low")
            .endParams(65535)
            .endParams(1));
    assertThat(bench.queue).hasSize(2);
    assertThat(bench.run().answers())
        .contains(
            "STDOUT 65535 /high", "STDOUT 1 /low", "END 1" + COMPLETE, "END 65535" + COMPLETE);
  }

  @Test
  void a_request_that_waits_for_its_body_does_not_hold_up_others() {
    bench.script.on("/body", Intake.collect(5, 100), bench.script.echo());
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/body")
            .endParams(1)
            .stdin(1, "he")
            .then(Wire.get(2, Wire.KEEP, "/b")));
    assertThat(bench.run().answers())
        .contains("END 2" + COMPLETE)
        .doesNotContain("END 1" + COMPLETE);
    bench.receive(new Wire().stdin(1, "llo"));
    assertThat(bench.run().answers()).contains("STDOUT 1 /bodyhello");
  }

  @Test
  void records_of_inactive_ids_are_ignored() {
    bench.receive(
        new Wire()
            .stdin(7, "x")
            .params(7, "A", "b")
            .endParams(7)
            .abort(7)
            .record(99, 7, new byte[3]));
    assertThat(bench.run().answers()).isEmpty();
    assertThat(bench.isClosed()).isFalse();
    assertThat(bench.receive(Wire.get(7, Wire.KEEP, "/a")).run().answers()).hasSize(3);
  }

  @Test
  void an_id_is_free_again_after_end_even_with_its_stdin_unfinished() {
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a").endParams(1)).run();
    bench.receive(new Wire().stdin(1, "late").then(Wire.get(1, Wire.KEEP, "/b"))).run();
    assertThat(bench.script.admitted).containsExactly("REQUEST_URI=/a", "REQUEST_URI=/b");
    assertThat(bench.answers()).filteredOn(line -> line.startsWith("END")).hasSize(2);
  }

  @Test
  void begin_of_an_active_id_closes() {
    bench.receive(Wire.begin(1, Wire.KEEP).andBegin(1, Wire.KEEP));
    assertThat(bench.isClosed()).isTrue();
  }

  @Test
  void begin_of_id_0_or_of_a_wrong_length_closes() {
    assertThat(new Bench().receive(Wire.begin(0, Wire.KEEP)).isClosed()).isTrue();
    assertThat(
            new Bench()
                .receive(new Wire().record(Protocol.BEGIN_REQUEST, 1, new byte[7]))
                .isClosed())
        .isTrue();
    assertThat(
            new Bench()
                .receive(new Wire().record(Protocol.BEGIN_REQUEST, 1, new byte[9]))
                .isClosed())
        .isTrue();
  }

  @Test
  void cut_off_pairs_close_and_admit_nothing() {
    bench.receive(
        Wire.begin(1, Wire.KEEP).record(Protocol.PARAMS, 1, new byte[] {9, 9, 'A'}).endParams(1));
    assertThat(bench.isClosed()).isTrue();
    assertThat(bench.script.admitted).isEmpty();
  }

  @Test
  void stdin_before_the_end_of_params_closes() {
    bench.receive(Wire.begin(1, Wire.KEEP).stdin(1, "early"));
    assertThat(bench.isClosed()).isTrue();
  }

  @Test
  void other_roles_end_with_unknown_role_and_the_flag_decides_on_the_connection() {
    bench.receive(new Wire().begin(3, 2, Protocol.KEEP_CONN).params(3, "A", "b").endParams(3));
    assertThat(bench.answers()).containsExactly("END 3 app=0 protocol=3");
    assertThat(bench.isShut()).isFalse();
    bench.receive(new Wire().begin(4, 3, 0));
    assertThat(bench.answers()).containsExactly("END 4 app=0 protocol=3");
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void get_values_is_answered_once_for_each_name_whatever_else_it_holds() {
    byte[] asked =
        Wire.pairs(
            "",
            "",
            "FCGI_MAX_REQS",
            "7",
            "",
            "a value",
            "FCGI_MAX_REQ",
            "",
            "fcgi_max_conns",
            "",
            "FCGI_MAX_REQS",
            "",
            "X".repeat(200),
            "y".repeat(200));
    bench.receive(new Wire().record(Protocol.GET_VALUES, 0, asked, 3));
    assertThat(bench.answers()).containsExactly("VALUES 0 FCGI_MAX_REQS=128");
    byte[] large = Wire.pairs("X", "y".repeat(65_000), "FCGI_MPXS_CONNS", "");
    bench.receive(new Wire().record(Protocol.GET_VALUES, 0, large));
    assertThat(bench.answers()).containsExactly("VALUES 0 FCGI_MPXS_CONNS=1");
    bench.receive(new Wire().record(Protocol.GET_VALUES, 0, new byte[65_534]));
    assertThat(bench.answers()).as("32,767 empty pairs").containsExactly("VALUES 0");
    byte[] fourBytes = {-128, 0, 0, 14, -128, 0, 0, 0};
    bench.receive(
        new Wire()
            .record(
                Protocol.GET_VALUES,
                0,
                ByteBuffer.allocate(22).put(fourBytes).put(Wire.bytes("FCGI_MAX_CONNS")).array()));
    assertThat(bench.answers()).containsExactly("VALUES 0 FCGI_MAX_CONNS=10240");
  }

  @Test
  void get_values_that_is_cut_off_is_answered_for_what_is_whole() {
    byte[] asked = Wire.pairs("FCGI_MPXS_CONNS", "", "FCGI_MAX_CONNS", "");
    bench.receive(
        new Wire().record(Protocol.GET_VALUES, 0, Arrays.copyOf(asked, asked.length - 1)));
    assertThat(bench.answers()).containsExactly("VALUES 0 FCGI_MPXS_CONNS=1");
    bench.receive(new Wire().record(Protocol.GET_VALUES, 0, new byte[] {-1, -1, -1, -1, 0}));
    assertThat(bench.answers()).containsExactly("VALUES 0");
    assertThat(bench.isClosed()).isFalse();
  }

  @Test
  void get_values_is_answered_in_pieces_and_amid_the_records_of_requests() {
    bench.receive(Wire.begin(1, Wire.KEEP).record(Protocol.PARAMS, 1, new byte[] {11, 2, 'R'}));
    byte[] asked = new Wire().getValues("FCGI_MPXS_CONNS").bytes();
    for (byte one : asked) {
      assertThat(bench.answers()).isEmpty();
      bench.receive(new Wire().raw(one));
    }
    assertThat(bench.answers()).containsExactly("VALUES 0 FCGI_MPXS_CONNS=1");
    bench.receive(new Wire().record(Protocol.PARAMS, 1, Wire.bytes("EQUEST_URI/a")).endParams(1));
    assertThat(bench.run().answers()).contains("STDOUT 1 /a");
  }

  @Test
  void get_values_is_answered_at_once_with_the_known_names_asked() {
    bench.receive(
        new Wire().getValues("FCGI_MPXS_CONNS", "NOBODY", "FCGI_MAX_CONNS", "FCGI_MPXS_CONNS"));
    assertThat(bench.answers()).containsExactly("VALUES 0 FCGI_MAX_CONNS=10240 FCGI_MPXS_CONNS=1");
    bench.receive(new Wire().getValues());
    assertThat(bench.answers()).containsExactly("VALUES 0");
    Bench single = new Bench(Limits.defaults().toBuilder().requestsPerConnection(1).build());
    single.receive(new Wire().getValues("FCGI_MPXS_CONNS", "FCGI_MAX_REQS"));
    assertThat(single.answers()).containsExactly("VALUES 0 FCGI_MAX_REQS=2048 FCGI_MPXS_CONNS=0");
  }

  @Test
  void unknown_type_answers_unknown_management_records_only() {
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .record(77, 1, Wire.bytes("for a request"))
            .record(78, 0, Wire.bytes("management"))
            .record(Protocol.UNKNOWN_TYPE, 0, new byte[8])
            .record(Protocol.GET_VALUES, 1, new byte[0]));
    assertThat(bench.answers()).containsExactly("UNKNOWN_TYPE 0 78");
  }

  @Test
  void without_keep_conn_output_is_shut_after_the_end_and_the_rest_is_drained() {
    bench.receive(Wire.begin(1, Wire.CLOSE).params(1, "REQUEST_URI", "/a").endParams(1)).run();
    assertThat(bench.answers()).last().isEqualTo("END 1" + COMPLETE);
    assertThat(bench.isShut()).isTrue();
    assertThat(bench.isClosed()).isFalse();
    bench.receive(new Wire().stdin(1, "unread").raw(1, 2, 3));
    assertThat(bench.isClosed()).isFalse();
    assertThat(bench.receiveEnd().isClosed()).isTrue();
  }

  @Test
  void draining_is_bounded_in_bytes() {
    Bench bench = new Bench(Limits.defaults().toBuilder().lingerBytes(100).build());
    bench.receive(Wire.get(1, Wire.CLOSE, "/a")).run();
    bench.receive(new Wire().stdin(1, "x".repeat(92)));
    assertThat(bench.isClosed()).isFalse();
    assertThat(bench.receive(new Wire().raw(1)).isClosed()).isTrue();
  }

  @Test
  void draining_is_bounded_in_time() {
    bench.receive(Wire.get(1, Wire.CLOSE, "/a")).run();
    assertThat(bench.pass(Duration.ofSeconds(29)).isClosed()).isFalse();
    assertThat(bench.pass(Duration.ofSeconds(1)).isClosed()).isTrue();
  }

  @Test
  void a_sibling_still_runs_when_a_request_without_keep_conn_ends() {
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/b"));
    bench.receive(Wire.get(1, Wire.CLOSE, "/a")).run();
    assertThat(bench.isShut()).isFalse();
    bench.receive(new Wire().endParams(2)).run();
    assertThat(bench.answers()).contains("END 2" + COMPLETE);
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void a_failed_job_sends_no_end_and_closes_when_its_siblings_are_done() {
    bench.script.on(
        "/fails",
        (params, in, out) -> {
          Script.write(out, "head");
          out.flush();
          Script.write(out, "more");
          throw new IllegalStateException("planted");
        });
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/b"));
    bench.receive(Wire.get(1, Wire.KEEP, "/fails")).run();
    assertThat(bench.answers()).containsExactly("STDOUT 1 head");
    bench.receive(Wire.get(3, Wire.KEEP, "/new"));
    assertThat(bench.queue).as("no new ids").isEmpty();
    assertThat(bench.isShut()).isFalse();
    bench.receive(new Wire().endParams(2)).run();
    assertThat(bench.answers()).contains("END 2" + COMPLETE);
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void job_that_fails_after_its_head_shows_nginx_an_error_once_its_siblings_have_ended() {
    bench.script.on(
        "/fails",
        (params, in, out) -> {
          Script.write(out, "head");
          out.flush();
          out.fail();
        });
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/b"));
    Wire failing =
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/fails", "SERVER_SOFTWARE", "nginx/1.22.1")
            .endParams(1);
    bench.receive(failing).run();
    assertThat(bench.answers()).containsExactly("STDOUT 1 head");

    bench.receive(new Wire().endParams(2)).run();

    byte[] sent = bench.bytesOfAnswers();
    assertThat(Arrays.copyOfRange(sent, sent.length - 8, sent.length)).containsOnly(-1);
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void an_answer_that_is_cut_off_with_its_connection_shows_nginx_an_error() {
    byte[] broken = {-1, -1, -1, -1, -1, -1, -1, -1};
    assertThat(cutOff("nginx/1.22.1", "part")).endsWith(broken);
    assertThat(cutOff("lighttpd", "part")).as("to whom an end is none").doesNotContain(-1);
    assertThat(cutOff("nginx/1.22.1", "")).as("none has begun").isEmpty();
  }

  /** What is sent to that web server where this much of an answer is out when all is closed. */
  private static byte[] cutOff(String software, String part) {
    Bench bench = new Bench();
    bench.script.on(
        "/part",
        (params, in, out) -> {
          Script.write(out, part);
          out.flush();
          bench.connection.close();
        });
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/part", "SERVER_SOFTWARE", software)
            .endParams(1));
    bench.run();
    return bench.bytesOfAnswers();
  }

  @Test
  void siblings_of_a_failed_job_have_a_deadline() {
    bench.script.on("/fails", (params, in, out) -> out.fail());
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/b").endParams(2));
    Exchange sibling = bench.queue.pollFirst();
    bench.receive(Wire.get(1, Wire.KEEP, "/fails")).run();
    assertThat(bench.pass(Duration.ofSeconds(29)).isClosed()).isFalse();
    assertThat(bench.pass(Duration.ofSeconds(1)).isClosed()).isTrue();
    assertThat(sibling.abandoned()).isTrue();
  }

  @Test
  void a_job_that_returns_without_an_end_is_failed() {
    bench.script.on("/forgets", (params, in, out) -> Script.write(out, "never sent"));
    bench.receive(Wire.get(1, Wire.KEEP, "/forgets")).run();
    assertThat(bench.answers()).isEmpty();
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void abort_before_params_end_gives_one_end_and_frees_the_id() {
    bench
        .receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a").abort(1).endParams(1))
        .run();
    assertThat(bench.answers()).containsExactly("END 1" + COMPLETE);
    assertThat(bench.script.admitted).isEmpty();
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers()).hasSize(3);
    assertThat(bench.isShut()).isFalse();
  }

  @Test
  void abort_of_a_request_that_awaits_its_body_gives_one_end_and_frees_the_id() {
    bench.script.on("/body", Intake.collect(5, 100), bench.script.echo());
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/body").endParams(1));
    bench.receive(new Wire().stdin(1, "he").abort(1).stdin(1, "llo").endStdin(1)).run();
    assertThat(bench.answers()).containsExactly("END 1" + COMPLETE);
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers())
        .containsExactly("STDOUT 1 /b", "STDOUT 1 end", "END 1" + COMPLETE);
  }

  @Test
  void abort_that_meets_the_end_adds_no_second_one() {
    byte[] abort = new Wire().record(Protocol.ABORT_REQUEST, 1, new byte[8]).bytes();
    bench.receive(Wire.get(1, Wire.KEEP, "/a").raw(Arrays.copyOf(abort, 12))).run();
    bench.receive(new Wire().raw(Arrays.copyOfRange(abort, 12, 16))).run();
    assertThat(bench.answers()).containsExactly("STDOUT 1 /a", "STDOUT 1 end", "END 1" + COMPLETE);
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers()).hasSize(3);
  }

  @Test
  void abort_after_the_end_is_ignored() {
    bench.receive(Wire.get(1, Wire.KEEP, "/a")).run().answers();
    bench.receive(new Wire().abort(1).abort(1)).run();
    assertThat(bench.answers()).isEmpty();
    assertThat(bench.receive(Wire.get(1, Wire.KEEP, "/b")).run().answers()).hasSize(3);
  }

  @Test
  void a_job_that_does_not_run_any_more_is_told_once_and_can_still_read_its_variables() {
    List<String> told = bench.script.abandoned;
    for (int id = 1; id <= 5; id++) {
      Intake intake = id == 5 ? Intake.NONE : Intake.collect(5, 100);
      bench.script.on("/" + id, intake, bench.script.echo());
      bench.receive(Wire.begin(id, Wire.KEEP).params(id, "REQUEST_URI", "/" + id).endParams(id));
    }
    bench.receive(new Wire().abort(1));
    assertThat(told).as("awaited its body").containsExactly("/1");
    bench.receive(new Wire().abort(5));
    assertThat(told).as("was queued").hasSize(1);
    bench.run();
    assertThat(told).containsExactly("/1", "/5");
    bench.receive(new Wire().stdin(2, "hello")).run();
    assertThat(told).as("ran").containsExactly("/1", "/5");
    bench.receiveEnd();
    assertThat(told).containsExactlyInAnyOrder("/1", "/5", "/3", "/4");
    bench.connection.close();
    assertThat(told).hasSize(4);
  }

  @Test
  void abort_of_a_queued_request_keeps_it_from_running() {
    bench.script.on("/a", (params, in, out) -> Script.answer(out, "ran"));
    bench.receive(Wire.get(1, Wire.KEEP, "/a").abort(1)).run();
    assertThat(bench.answers()).containsExactly("END 1" + COMPLETE);
  }

  @Test
  void abort_of_a_running_request_sends_one_end_and_its_writes_throw() {
    List<String> seen = new ArrayList<>();
    bench.script.on(
        "/a",
        (params, in, out) -> {
          seen.add("aborted " + out.aborted());
          bench.receive(new Wire().abort(1).abort(1));
          seen.add("aborted " + out.aborted());
          bench.receive(Wire.get(1, Wire.KEEP, "/next"));
          Script.answer(out, "too late");
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(seen).containsExactly("aborted false", "aborted true");
    assertThat(bench.answers())
        .containsExactly("END 1" + COMPLETE, "STDOUT 1 /next", "STDOUT 1 end", "END 1" + COMPLETE);
  }

  @Test
  void abort_without_keep_conn_closes_after_the_end() {
    bench.receive(Wire.begin(1, Wire.CLOSE).abort(1));
    assertThat(bench.answers()).containsExactly("END 1" + COMPLETE);
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void when_the_peer_is_gone_running_jobs_can_ask_and_incomplete_ones_are_dropped() {
    List<Boolean> seen = new ArrayList<>();
    bench.script.on(
        "/a",
        (params, in, out) -> {
          bench.receiveEnd();
          seen.add(out.aborted());
          Script.answer(out, "to a peer that has only shut its sending side");
        });
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "A", "b"));
    bench.receive(Wire.get(1, Wire.KEEP, "/a"));
    bench.run();
    assertThat(seen).containsExactly(true);
    assertThat(bench.wantsRead()).as("an end of input is always readable").isFalse();
    assertThat(bench.answers()).contains("END 1" + COMPLETE);
    assertThat(bench.isClosed()).isTrue();
    assertThat(bench.script.admitted).hasSize(1);
  }

  @Test
  void a_peer_that_ends_while_idle_is_closed() {
    bench.receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(bench.receiveEnd().isClosed()).isTrue();
  }

  @Test
  void an_error_while_a_failure_is_told_does_not_reach_the_loop() {
    bench.script.on(
        "/fails",
        (params, in, out) -> {
          throw new IllegalStateException("planted");
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/fails"));
    Exchange exchange = bench.queue.getFirst();
    bench.runOutOfMemory().run();
    assertThat(exchange.ended).isTrue();
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void an_ended_request_keeps_no_variables() {
    List<WeakReference<Params>> kept = new ArrayList<>();
    bench.script.on(
        "/a",
        (params, in, out) -> {
          kept.add(new WeakReference<>(params));
          Script.answer(out, "a");
        });
    bench.receive(Wire.get(1, Wire.KEEP, "/a"));
    Exchange exchange = bench.queue.removeFirst();
    JobRun.run(exchange, null);
    exchange.forget();
    while (kept.get(0).get() != null) {
      System.gc();
    }
    assertThat(exchange.ended).isTrue();
  }
}
