package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers: records, partial writes, and peers that do not read. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StdoutTest {
  @TempDir Path folder;

  private final Bench bench = new Bench();

  private void answers(Script.Action action) {
    bench.script.on("/a", action);
    bench.receive(Wire.get(1, Wire.KEEP, "/a"));
  }

  @Test
  void an_answer_is_the_same_however_it_is_written() {
    for (int size : new int[] {0, 1, 7, 8, 9, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 200_000}) {
      byte[] body = new byte[size];
      for (int i = 0; i < size; i++) {
        body[i] = (byte) (i * 31);
      }
      for (int piece : new int[] {Math.max(size, 1), 1000, 32 * 1024}) {
        InMemoryConnection connection =
            new InMemoryConnection(
                new Script()
                    .on(
                        "/a",
                        (params, in, out) -> {
                          for (int at = 0; at < size; at += piece) {
                            out.write(body, at, Math.min(piece, size - at));
                          }
                          out.end();
                        }),
                Limits.defaults());
        connection.send(Wire.get(1, Wire.KEEP, "/a").buffer());
        Answers answers = Answers.of(connection.received());
        assertThat(answers.stdout()).isEqualTo(body);
        assertThat(answers.lines()).endsWith("STDOUT 1 end", "END 1 app=0 protocol=0");
        assertThat(answers.lines()).filteredOn(line -> line.endsWith(" end")).hasSize(1);
      }
    }
  }

  /** Some HAProxy versions lose their way at 65,535 bytes with padding; S§3.3 recommends eight. */
  @Test
  void no_record_has_more_than_65528_bytes_and_all_are_aligned_to_eight() {
    answers((params, in, out) -> Script.answer(out, "x".repeat(300_001)));
    InMemoryConnection connection = new InMemoryConnection(bench.script, Limits.defaults());
    connection.send(Wire.get(1, Wire.KEEP, "/a").buffer());
    ByteBuffer sent = ByteBuffer.wrap(connection.received());
    int content = 0;
    while (sent.hasRemaining()) {
      int at = sent.position();
      int length = sent.getShort(at + 4) & 0xffff;
      int padding = sent.get(at + 6) & 0xff;
      content += sent.get(at + 1) == Protocol.STDOUT ? length : 0;
      assertThat(length).isLessThanOrEqualTo(65_528);
      assertThat((length + padding) % 8).isZero();
      assertThat(padding).isLessThan(8);
      sent.position(at + 8 + length + padding);
    }
    assertThat(content).isEqualTo(300_001);
  }

  @Test
  void flush_sends_what_there_is_and_an_empty_flush_nothing() {
    List<List<String>> sent = new ArrayList<>();
    answers(
        (params, in, out) -> {
          out.flush();
          sent.add(bench.answers());
          Script.write(out, "one");
          out.flush();
          out.flush();
          sent.add(bench.answers());
          out.end();
        });
    bench.run();
    assertThat(sent).containsExactly(List.of(), List.of("STDOUT 1 one"));
    assertThat(bench.answers()).containsExactly("STDOUT 1 end", "END 1 app=0 protocol=0");
  }

  @Test
  void what_the_peer_does_not_take_at_once_follows_in_order() {
    bench.room(5);
    answers((params, in, out) -> Script.answer(out, "hello"));
    bench.receive(Wire.get(2, Wire.KEEP, "/b")).run();
    assertThat(bench.sentBytes()).isEqualTo(5);
    for (int i = 0; i < 200; i++) {
      bench.drain(1);
    }
    assertThat(bench.answers())
        .containsExactly(
            "STDOUT 1 hello",
            "STDOUT 1 end",
            "END 1 app=0 protocol=0",
            "STDOUT 2 /b",
            "STDOUT 2 end",
            "END 2 app=0 protocol=0");
    assertThat(bench.pass(Duration.ZERO).isWatched()).isFalse();
  }

  @Test
  void without_keep_conn_the_output_is_shut_only_after_the_last_byte() {
    bench.room(5).receive(Wire.get(1, Wire.CLOSE, "/a")).run();
    assertThat(bench.isShut()).isFalse();
    bench.drain(20);
    assertThat(bench.isShut()).isFalse();
    bench.drain(1000);
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void a_peer_that_takes_nothing_is_dropped_after_the_stall_and_progress_buys_time() {
    bench.room(5);
    answers((params, in, out) -> Script.answer(out, "hello"));
    bench.run();
    assertThat(bench.pass(Duration.ofSeconds(59)).isClosed()).isFalse();
    assertThat(bench.drain(1).pass(Duration.ofSeconds(59)).isClosed()).isFalse();
    assertThat(bench.pass(Duration.ofSeconds(1)).isClosed()).isTrue();
  }

  @Test
  void a_slow_peer_has_all_the_time_it_makes_use_of_even_where_the_connection_is_to_close() {
    bench.room(5);
    bench.script.on("/last", (params, in, out) -> Script.answer(out, "hello"));
    bench.receive(Wire.get(1, Wire.CLOSE, "/last")).run();
    for (int i = 0; i < 4; i++) {
      assertThat(bench.drain(8).pass(Duration.ofSeconds(29)).isClosed()).isFalse();
    }
    assertThat(bench.drain(Integer.MAX_VALUE).isShut()).isTrue();
    assertThat(bench.answers()).last().isEqualTo("END 1 app=0 protocol=0");
  }

  @Test
  void
      a_peer_that_has_taken_all_is_not_dropped_by_the_stall_though_its_next_request_comes_slowly() {
    Bench bench =
        new Bench(Limits.defaults().toBuilder().writeStall(Duration.ofSeconds(1)).build());
    bench.room(5).receive(Wire.get(1, Wire.KEEP, "/a")).run().drain(Integer.MAX_VALUE);
    bench.receive(Wire.begin(2, Wire.KEEP));
    assertThat(bench.pass(Duration.ofSeconds(2)).isClosed()).isFalse();
    assertThat(bench.isWatched()).isTrue();
  }

  @Test
  void what_waits_is_sent_as_the_connection_closes_if_there_is_room_by_then() {
    bench.room(5);
    answers((params, in, out) -> Script.answer(out, "hello"));
    bench.run().room(Integer.MAX_VALUE);
    bench.connection.close();
    assertThat(bench.answers())
        .containsExactly("STDOUT 1 hello", "STDOUT 1 end", "END 1 app=0 protocol=0");
  }

  @Test
  void past_the_high_water_mark_the_writer_waits_and_memory_is_bounded() throws Exception {
    Bench bench = new Bench(Limits.defaults().toBuilder().pendingBytes(100_000).build());
    CountDownLatch done = new CountDownLatch(1);
    bench.script.on(
        "/a",
        (params, in, out) -> {
          byte[] body = new byte[1_000_000];
          out.write(body, 0, body.length);
          out.end();
          done.countDown();
        });
    bench.room(0).receive(Wire.get(1, Wire.KEEP, "/a"));
    Thread writer = start(bench);
    awaitWaiting(writer);
    assertThat(bench.connection.output.look().pendingBytes())
        .isBetween(100_000, 100_000 + OutputBuffers.CONTENT_BYTES + 8);
    while (done.getCount() > 0) {
      bench.drain(50_000);
      Thread.onSpinWait();
    }
    writer.join();
    bench.drain(Integer.MAX_VALUE);
    assertThat(bench.answers()).last().isEqualTo("END 1 app=0 protocol=0");
  }

  @Test
  void a_file_is_the_same_whatever_there_is_room_for() throws Exception {
    byte[] content = new byte[200_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31);
    }
    Path file = Files.write(folder.resolve("file"), content);
    for (int before : new int[] {0, 1, 32 * 1024}) {
      InMemoryConnection connection =
          new InMemoryConnection(
              new Script()
                  .on(
                      "/a",
                      (params, in, out) -> {
                        out.write(new byte[before], 0, before);
                        try (FileChannel channel = FileChannel.open(file)) {
                          for (int at = 7; at < 199_990; ) {
                            int added = out.add(channel, at, 199_990 - at);
                            at += added;
                            if (added == 0) {
                              out.flushInStep();
                            }
                          }
                          out.flush();
                          assertThat(out.add(channel, 200_000, 1)).isEqualTo(-1);
                        }
                        out.end();
                      }),
              Limits.defaults());
      connection.send(Wire.get(1, Wire.KEEP, "/a").buffer());
      Answers answers = Answers.of(connection.received());
      assertThat(Arrays.copyOfRange(answers.stdout(), before, answers.stdout().length))
          .isEqualTo(Arrays.copyOfRange(content, 7, 199_990));
    }
  }

  @Test
  void in_step_the_writer_waits_until_all_was_taken() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    bench.script.on(
        "/a",
        (params, in, out) -> {
          Script.write(out, "one");
          out.flushInStep();
          sent.countDown();
          Script.write(out, "two");
          out.flushInStep();
          out.end();
          done.countDown();
        });
    bench.room(5).receive(Wire.get(1, Wire.KEEP, "/a"));
    Thread writer = start(bench);
    sent.await();
    awaitWaiting(writer);
    assertThat(bench.connection.output.look().pendingBytes())
        .as("of the first record alone")
        .isEqualTo(16 - 5);
    while (done.getCount() > 0) {
      bench.drain(1);
      Thread.onSpinWait();
    }
    writer.join();
    bench.drain(Integer.MAX_VALUE);
    assertThat(bench.answers())
        .containsExactly("STDOUT 1 one", "STDOUT 1 two", "STDOUT 1 end", "END 1 app=0 protocol=0");
  }

  /** A job that writes a megabyte; returns what that throws. */
  private AtomicReference<Throwable> answersMoreThanMayWait() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    answers(
        (params, in, out) -> {
          try {
            byte[] body = new byte[1_000_000];
            out.write(body, 0, body.length);
          } catch (IOException e) {
            thrown.set(e);
            throw e;
          }
        });
    return thrown;
  }

  @Test
  void a_writer_that_waits_is_told_when_the_peer_is_dropped() throws Exception {
    AtomicReference<Throwable> thrown = answersMoreThanMayWait();
    bench.room(0);
    Thread writer = start(bench);
    awaitWaiting(writer);
    bench.attendAll();
    bench.pass(Duration.ofSeconds(60));
    writer.join();
    assertThat(bench.isClosed()).isTrue();
    assertThat(thrown.get()).hasMessageContaining("closed");
  }

  @Test
  void a_writer_that_waits_is_told_of_an_abort() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    answers(
        (params, in, out) -> {
          try {
            byte[] body = new byte[300_000];
            out.write(body, 0, body.length);
            out.end();
          } catch (IOException e) {
            thrown.set(e);
          }
        });
    bench.room(0);
    Thread writer = start(bench);
    awaitWaiting(writer);
    bench.receive(new Wire().abort(1));
    writer.join();
    assertThat(thrown.get()).hasMessageContaining("aborted");
    bench.drain(Integer.MAX_VALUE);
    assertThat(bench.answers()).as("others go on").last().isEqualTo("END 1 app=0 protocol=0");
    assertThat(bench.isClosed()).isFalse();
  }

  /** Without an interrupt, which would wake it as well. */
  @Test
  void a_writer_that_waits_is_told_that_its_job_took_too_long() throws Exception {
    AtomicReference<Throwable> thrown = answersMoreThanMayWait();
    Exchange exchange = bench.queue.getFirst();
    bench.room(0);
    Thread writer = start(bench);
    awaitWaiting(writer);
    assertThat(bench.connection.output.giveUp(exchange)).as("whether none is out").isFalse();
    writer.join();
    assertThat(thrown.get()).hasMessageContaining("took too long");
  }

  @Test
  void a_refusal_never_waits() {
    Bench bench = new Bench(Limits.defaults().toBuilder().paramsBytes(1).pendingBytes(50).build());
    bench.room(0);
    for (int id = 1; id < 5 && !bench.isClosed(); id++) {
      bench.receive(Wire.get(id, Wire.KEEP, "/a")).run();
    }
    assertThat(bench.isClosed()).isTrue();
  }

  @Test
  void a_peer_that_asks_for_values_and_never_reads_is_dropped() {
    Bench bench = new Bench(Limits.defaults().toBuilder().pendingBytes(100).build());
    bench.room(0);
    for (int i = 0; i < 10 && !bench.isClosed(); i++) {
      bench.receive(new Wire().getValues("FCGI_MAX_CONNS"));
    }
    assertThat(bench.isClosed()).isTrue();
  }

  @Test
  void a_peer_that_sends_more_requests_than_it_may_and_takes_nothing_waits_and_gets_each_answer() {
    Bench bench =
        new Bench(Limits.defaults().toBuilder().requestsPerConnection(2).pendingBytes(300).build());
    bench.room(0).receive(Wire.begin(100, Wire.KEEP).params(100, "REQUEST_URI", "/late"));
    for (int id = 1; id < 61; id += 4) {
      Wire four = new Wire();
      for (int i = 0; i < 4; i++) {
        four.then(Wire.get(id + i, Wire.KEEP, "/a"));
      }
      bench.receive(four);
    }
    assertThat(bench.wantsRead()).isFalse();
    bench.pass(Limits.defaults().writeStall().minusSeconds(1)); // longer than PARAMS may take
    assertThat(bench.isClosed()).isFalse();
    bench.receive(new Wire().endParams(100)).drain(Integer.MAX_VALUE).read();
    bench.run();
    assertThat(bench.unread()).isZero();
    assertThat(bench.answers())
        .contains("STDOUT 100 /late")
        .filteredOn(line -> line.startsWith("END"))
        .hasSize(61);
  }

  @Test
  void what_a_peer_does_not_take_keeps_no_body_from_being_read_nor_an_abort() {
    Bench bench =
        new Bench(Limits.defaults().toBuilder().requestsPerConnection(2).pendingBytes(40).build());
    bench.script.on("/body", Intake.collect(1000, 1000), (params, in, out) -> {});
    bench.room(0).receive(Wire.get(1, Wire.KEEP, "/a")).run();
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/body")
            .endParams(1)
            .andBegin(2, Wire.KEEP));
    bench.receive(new Wire().stdin(1, "x".repeat(100)));
    assertThat(bench.unread()).isZero();
    bench.receive(new Wire().abort(1).abort(2)).drain(Integer.MAX_VALUE);
    assertThat(bench.answers())
        .endsWith("END 1 app=0 protocol=0", "END 2 app=0 protocol=0")
        .hasSize(5);
  }

  @Test
  void the_one_request_that_a_connection_may_have_can_be_aborted_whatever_is_not_taken() {
    Bench bench =
        new Bench(Limits.defaults().toBuilder().requestsPerConnection(1).pendingBytes(10).build());
    List<Boolean> aborted = new ArrayList<>();
    bench.script.on(
        "/a",
        (params, in, out) -> {
          Script.write(out, LONG);
          out.flush();
          bench.receive(new Wire().abort(1));
          aborted.add(out.aborted());
        });
    bench.room(0).receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(aborted).containsExactly(true);
  }

  private static final String LONG = "0123456789".repeat(6);

  /** A connection without memory for what its peer does not take, and a writer that waits. */
  private static Thread lending(Bench bench, AtomicReference<Throwable> thrown) {
    bench.script.on(
        "/a",
        (params, in, out) -> {
          try {
            Script.write(out, LONG);
            out.flush();
            Script.answer(out, "more");
          } catch (IOException e) {
            thrown.set(e);
          }
        });
    bench.room(20).receive(Wire.get(1, Wire.KEEP, "/a"));
    Thread writer = start(bench);
    awaitWaiting(writer);
    assertThat(bench.outputBuffers().pending().used()).isZero();
    return writer;
  }

  private static Bench withoutMemory() {
    return new Bench(Limits.defaults().toBuilder().pendingMemory(20).build());
  }

  @Test
  void without_memory_for_what_waits_the_writer_waits_until_it_is_taken() throws Exception {
    Bench bench = withoutMemory();
    Thread writer = lending(bench, new AtomicReference<>());
    bench.attendAll();
    while (writer.isAlive()) {
      bench.drain(10);
      Thread.onSpinWait();
    }
    bench.drain(Integer.MAX_VALUE);
    assertThat(bench.answers())
        .containsExactly(
            "STDOUT 1 " + LONG, "STDOUT 1 more", "STDOUT 1 end", "END 1 app=0 protocol=0");
    assertThat(bench.outputBuffers().pending().used()).isZero();
  }

  @Test
  void a_writer_that_waits_without_memory_is_told_of_an_abort_and_its_record_becomes_whole()
      throws Exception {
    Bench bench = withoutMemory();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread writer = lending(bench, thrown);
    bench.receive(new Wire().abort(1));
    writer.join();
    assertThat(thrown.get()).hasMessageContaining("aborted");
    assertThat(bench.outputBuffers().pending().used()).as("copied").isPositive();
    bench.drain(Integer.MAX_VALUE);
    assertThat(bench.answers()).containsExactly("STDOUT 1 " + LONG, "END 1 app=0 protocol=0");
    assertThat(bench.outputBuffers().pending().used()).isZero();
  }

  @Test
  void a_writer_that_is_interrupted_as_it_waits_without_memory_loses_nothing() throws Exception {
    Bench bench = withoutMemory();
    Thread writer = lending(bench, new AtomicReference<>());
    writer.interrupt();
    writer.join();
    bench.attendAll();
    bench.drain(Integer.MAX_VALUE);
    assertThat(bench.answers())
        .startsWith("STDOUT 1 " + LONG, "STDOUT 1 more")
        .endsWith("END 1 app=0 protocol=0");
    assertThat(bench.outputBuffers().pending().used()).isZero();
  }

  @Test
  void memory_for_what_waits_is_given_back_where_the_connection_closes() throws Exception {
    Bench bench = new Bench();
    bench.script.on("/a", (params, in, out) -> Script.answer(out, LONG));
    bench.room(0).receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(bench.outputBuffers().pending().used()).isGreaterThan(LONG.length());
    bench.connection.close();
    assertThat(bench.outputBuffers().pending().used()).isZero();
  }

  @Test
  void without_memory_a_peer_that_asks_or_is_refused_and_takes_nothing_is_dropped() {
    Bench asking = new Bench(Limits.defaults().toBuilder().pendingMemory(10).build());
    asking.room(0).receive(new Wire().getValues("FCGI_MAX_CONNS"));
    assertThat(asking.isClosed()).isTrue();
    Bench refused =
        new Bench(Limits.defaults().toBuilder().pendingMemory(10).paramsBytes(1).build());
    refused.room(0).receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(refused.isClosed()).isTrue();
  }

  @Test
  void writes_to_a_broken_connection_throw() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    answers(
        (params, in, out) -> {
          bench.breakTransport();
          try {
            Script.answer(out, "nobody reads");
          } catch (IOException e) {
            thrown.set(e);
            throw e;
          }
        });
    bench.run();
    assertThat(thrown.get()).hasMessage("Broken pipe");
    assertThat(bench.isClosed()).isTrue();
  }

  @Test
  void it_belongs_to_the_thread_of_its_job_and_ends_with_it() throws Exception {
    AtomicReference<Stdout> leaked = new AtomicReference<>();
    AtomicReference<Throwable> elsewhere = new AtomicReference<>();
    answers(
        (params, in, out) -> {
          leaked.set(out);
          Thread other =
              new Thread(
                  () -> {
                    try {
                      out.write(new byte[1], 0, 1);
                    } catch (IOException | RuntimeException e) {
                      elsewhere.set(e);
                    }
                  });
          other.start();
          other.join();
          out.end();
        });
    bench.run();
    assertThat(elsewhere.get()).isInstanceOf(IllegalStateException.class);
    Stdout stdout = leaked.get();
    assertThatThrownBy(() -> stdout.write(new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
    assertThatThrownBy(stdout::end).isInstanceOf(IllegalStateException.class);
    stdout.fail();
    assertThat(bench.isShut()).as("failing after the end does nothing").isFalse();
  }

  private static Thread start(Bench bench) {
    Thread writer = new Thread(bench::run);
    writer.start();
    return writer;
  }

  private static void awaitWaiting(Thread writer) {
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
