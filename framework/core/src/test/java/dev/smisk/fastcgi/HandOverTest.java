package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop in the hands of one thread after another; the monitor ticks when the test says so. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandOverTest {
  @TempDir Path folder;

  private final Script script = new Script();
  private final List<Peer> peers = new ArrayList<>();

  /** Handlers that have been entered, by path, and what lets them go on. */
  private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();

  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
  private final Semaphore release = new Semaphore(0);
  private FastCgiServer server;

  private void start(Limits limits) throws IOException {
    server =
        FastCgiServer.start(
            List.of(ListenAddress.parse("unix:" + folder.resolve("s"))),
            script,
            limits,
            AllowList.NONE,
            false);
  }

  private void start() throws IOException {
    start(Limits.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    release.release(1_000_000);
    for (Peer peer : peers) {
      peer.close();
    }
    server.stop(Duration.ofSeconds(10));
  }

  private Peer peer() throws IOException {
    Peer peer = Peer.connect(server.addresses().get(0));
    peers.add(peer);
    return peer;
  }

  /** That path's handler waits to be released. */
  private void blocks(String uri) {
    script.on(
        uri,
        (params, in, out) -> {
          threads.add(Thread.currentThread());
          entered.add(uri);
          release.acquire();
          Script.answer(out, uri);
        });
  }

  private static boolean isWorker(Thread thread) {
    return thread.getName().startsWith("smisk-worker") || thread.toString().startsWith("Virtual");
  }

  /** A handler that has begun to wait, which is what makes it differ from one that computes. */
  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_handler_that_blocks_is_left_behind_and_the_loop_goes_on() throws Exception {
    blocks("/block");
    start();
    Peer blocked = peer().send(Wire.get(1, Wire.KEEP, "/block"));
    entered.take();
    server.tick();
    server.tick();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    release.release();
    assertThat(blocked.answers(1)).contains("STDOUT 1 /block", "END 1 app=0 protocol=0");
    assertThat(blocked.send(Wire.get(1, Wire.KEEP, "/c")).answers(1)).contains("STDOUT 1 /c");
  }

  @Test
  void without_a_take_over_a_blocked_handler_holds_the_loop() throws Exception {
    blocks("/block");
    start();
    peer().send(Wire.get(1, Wire.KEEP, "/block"));
    entered.take();
    server.tick();
    script.on("/b", (params, in, out) -> entered.add("/b"));
    peer().send(Wire.get(1, Wire.KEEP, "/b"));
    assertThat(entered).isEmpty();
    release.release();
    assertThat(entered.take()).isEqualTo("/b");
  }

  @Test
  void what_was_queued_behind_it_is_run_by_the_new_leader() throws Exception {
    blocks("/block");
    start();
    Peer peer = peer();
    peer.send(Wire.get(1, Wire.KEEP, "/block").then(Wire.get(2, Wire.KEEP, "/b")));
    entered.take();
    server.tick();
    server.tick();
    assertThat(peer.answers(1)).contains("STDOUT 2 /b");
    release.release();
    assertThat(peer.answers(1)).contains("STDOUT 1 /block");
  }

  @Test
  void one_handler_after_another_can_lose_the_loop() throws Exception {
    for (int i = 0; i < 10; i++) {
      blocks("/block" + i);
    }
    start();
    Peer peer = peer();
    for (int i = 0; i < 10; i++) {
      peer.send(Wire.get(i + 1, Wire.KEEP, "/block" + i));
      entered.take();
      server.tick();
      server.tick();
    }
    assertThat(peer.send(Wire.get(11, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 11 /b");
    release.release(10);
    assertThat(peer.answers(10)).filteredOn(line -> line.startsWith("END")).hasSize(10);
  }

  @Test
  void a_kind_that_was_seen_to_block_starts_on_a_worker() throws Exception {
    blocks("/block");
    start();
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/block"));
    entered.take();
    Thread leader = threads.take();
    assertThat(isWorker(leader)).isFalse();
    awaitWaiting(leader);
    server.tick();
    server.tick();
    peer.send(Wire.get(2, Wire.KEEP, "/block"));
    entered.take();
    assertThat(isWorker(threads.take())).isTrue();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1))
        .as("no tick needed")
        .contains("STDOUT 1 /b");
  }

  @Test
  void quick_runs_on_workers_bring_a_kind_back_inline() throws Exception {
    Pace pace = script.pace("/a");
    pace.takenAway(false);
    for (int i = 0; i < Pace.FIRST_STREAK; i++) {
      pace.ranOnWorker(1);
    }
    script.on(
        "/a",
        (params, in, out) -> {
          threads.add(Thread.currentThread());
          out.end();
        });
    start();
    peer().send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
    assertThat(isWorker(threads.take())).isFalse();
  }

  @Test
  void the_loop_is_taken_when_the_queue_waits_though_no_handler_is_seen_twice() throws Exception {
    blocks("/q1");
    blocks("/q2");
    blocks("/q3");
    start();
    Peer peer = peer();
    peer.send(
        Wire.get(1, Wire.KEEP, "/q1")
            .then(Wire.get(2, Wire.KEEP, "/q2"))
            .then(Wire.get(3, Wire.KEEP, "/q3")));
    for (String uri : List.of("/q1", "/q2")) {
      assertThat(entered.take()).isEqualTo(uri);
      server.tick();
      release.release();
    }
    assertThat(entered.take()).isEqualTo("/q3");
    threads.take();
    threads.take();
    awaitWaiting(threads.take());
    server.tick();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    assertThat(script.pace("/q3").startsOnWorker()).isTrue();
    assertThat(script.pace("/q1").startsOnWorker()).isFalse();
  }

  @Test
  void requests_of_one_connection_run_at_the_same_time() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    for (String uri : List.of("/x", "/y")) {
      script.pace(uri, Pace.worker(uri));
      script.on(
          uri,
          (params, in, out) -> {
            both.await();
            Script.answer(out, uri);
          });
    }
    start();
    Wire interleaved =
        Wire.begin(1, Wire.KEEP)
            .andBegin(2, Wire.KEEP)
            .params(2, "REQUEST_URI", "/y")
            .params(1, "REQUEST_URI", "/x")
            .endParams(1)
            .endParams(2);
    assertThat(peer().send(interleaved).answers(2)).contains("STDOUT 1 /x", "STDOUT 2 /y");
  }

  @Test
  void a_thousand_sleepers_run_at_once() throws Exception {
    script.pace("/sleep", Pace.worker("/sleep"));
    CountDownLatch asleep = new CountDownLatch(1000);
    script.on(
        "/sleep",
        (params, in, out) -> {
          asleep.countDown();
          release.acquire();
          out.end();
        });
    start();
    for (int i = 0; i < 10; i++) {
      Wire wire = new Wire();
      for (int id = 1; id <= 100; id++) {
        wire.then(Wire.get(id, Wire.KEEP, "/sleep"));
      }
      peer().send(wire);
    }
    asleep.await();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    script.pace("/worker", Pace.worker("/worker"));
    Wire others = new Wire();
    for (int id = 1; id <= 100; id++) {
      others.then(Wire.get(id, Wire.KEEP, "/worker"));
    }
    assertThat(peer().send(others).answers(100)).noneMatch(line -> line.contains("OVERLOADED"));
    release.release(1000);
    for (Peer peer : peers.subList(0, 10)) {
      assertThat(peer.answers(100)).filteredOn(line -> line.startsWith("END")).hasSize(100);
    }
  }

  @Test
  void past_the_handlers_limit_workers_are_refused_and_inline_jobs_still_run() throws Exception {
    script.pace("/sleep", Pace.worker("/sleep"));
    blocks("/sleep");
    start(Limits.defaults().toBuilder().handlers(64).build());
    Wire wire = new Wire();
    for (int id = 1; id <= 64; id++) {
      wire.then(Wire.get(id, Wire.KEEP, "/sleep"));
    }
    Peer peer = peer().send(wire);
    assertThat(peer.answers(1)).contains("STDOUT 64 OVERLOADED /sleep");
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    release.release(63);
    peer.answers(63);
    awaitWorker(peer);
  }

  /** A worker's place is free a moment after its answer is out. */
  private static void awaitWorker(Peer peer) throws IOException {
    List<String> answers;
    do {
      answers = peer.send(Wire.get(1, Wire.KEEP, "/sleep").abort(1)).answers(1);
    } while (answers.contains("STDOUT 1 OVERLOADED /sleep"));
  }

  @Test
  void a_worker_that_dies_gives_its_place_back_and_ends_its_request() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Pace pace = Pace.worker("/dies");
    Job dies =
        new Job() {
          @Override
          public Pace pace() {
            if (asked.getAndIncrement() == 1) {
              Thread.currentThread()
                  .setUncaughtExceptionHandler((thread, e) -> entered.add("died"));
              throw new IllegalStateException("planted");
            }
            return pace;
          }

          @Override
          public Intake intake() {
            return Intake.NONE;
          }

          @Override
          public void run(Stdin stdin, Stdout stdout) throws IOException {
            stdout.end();
          }
        };
    script.job("/dies", dies);
    script.pace("/sleep", Pace.worker("/sleep"));
    start(Limits.defaults().toBuilder().handlers(1).build());
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/dies"));
    assertThat(entered.take()).isEqualTo("died");
    assertThat(peer.rest()).as("no end: the web server sees an error").isEmpty();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/sleep")).answers(1))
        .contains("STDOUT 1 /sleep");
  }

  @Test
  void past_the_handlers_limit_nothing_more_can_lose_the_loop() throws Exception {
    blocks("/block1");
    blocks("/block2");
    start(Limits.defaults().toBuilder().handlers(2).build());
    Peer peer = peer();
    for (int i = 1; i <= 2; i++) {
      peer.send(Wire.get(i, Wire.KEEP, "/block" + i));
      entered.take();
      server.tick();
      server.tick();
    }
    assertThat(peer.send(Wire.get(3, Wire.KEEP, "/b")).answers(1))
        .contains("STDOUT 3 OVERLOADED /b");
    release.release(2);
    peer.answers(2);
  }

  @Test
  void an_inline_writer_that_waits_for_its_peer_loses_the_loop_as_well() throws Exception {
    int size = 5_000_000;
    script.on(
        "/big",
        (params, in, out) -> {
          threads.add(Thread.currentThread());
          out.write(new byte[size], 0, size);
          out.end();
        });
    start();
    Peer slow = peer().send(Wire.get(1, Wire.KEEP, "/big"));
    Thread writer = threads.take();
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    server.tick();
    server.tick();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    assertThat(slow.answer(1).stdout()).hasSize(size);
  }

  @Test
  void a_worker_whose_peer_reads_late_wakes_the_leader_to_write_the_rest() throws Exception {
    int size = 5_000_000;
    script.pace("/big", Pace.worker("/big"));
    script.on(
        "/big",
        (params, in, out) -> {
          threads.add(Thread.currentThread());
          out.write(new byte[size], 0, size);
          out.end();
        });
    start();
    Peer late = peer().send(Wire.get(1, Wire.CLOSE, "/big"));
    Thread writer = threads.take();
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(late.answer(1).stdout()).hasSize(size);
    assertThat(late.rest()).isEmpty();
  }

  @Test
  void an_interrupt_flag_left_behind_reaches_no_other_handler() throws Exception {
    List<Boolean> interrupted = new ArrayList<>();
    script.on(
        "/a",
        (params, in, out) -> {
          interrupted.add(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
          Script.answer(out, "interrupted");
        });
    start();
    Peer peer = peer();
    for (int i = 0; i < 3; i++) {
      assertThat(peer.send(Wire.get(1, Wire.KEEP, "/a")).answers(1))
          .contains("STDOUT 1 interrupted");
    }
    assertThat(interrupted).containsExactly(false, false, false);
  }

  @Test
  void an_error_in_a_handler_costs_its_connection_and_not_the_loop() throws Exception {
    script.on(
        "/a",
        (params, in, out) -> {
          throw new StackOverflowError("planted");
        });
    start();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/a")).rest()).isEmpty();
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
  }

  /** Returns when the stop is under way. */
  private Thread stopping() {
    Thread stopping = new Thread(() -> server.stop(Duration.ofSeconds(20)));
    stopping.start();
    while (stopping.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return stopping;
  }

  @Test
  void a_request_that_is_in_the_backlog_when_the_stop_comes_is_answered() throws Exception {
    blocks("/block");
    start();
    peer().send(Wire.get(1, Wire.KEEP, "/block"));
    entered.take();
    Peer late = peer().send(Wire.get(1, Wire.KEEP, "/b"));
    Thread stopping = stopping();
    release.release();
    assertThat(late.rest()).contains("STDOUT 1 /b", "END 1 app=0 protocol=0");
    for (Peer peer : peers) {
      peer.close();
    }
    stopping.join();
  }

  @Test
  void what_is_queued_of_a_kind_that_is_seen_to_block_goes_to_workers_at_once() throws Exception {
    blocks("/block");
    start();
    Wire wire = new Wire();
    for (int id = 1; id <= 50; id++) {
      wire.then(Wire.get(id, Wire.KEEP, "/block"));
    }
    Peer peer = peer().send(wire);
    entered.take();
    Thread leader = threads.take();
    assertThat(isWorker(leader)).isFalse();
    awaitWaiting(leader);
    server.tick();
    server.tick();
    for (int id = 2; id <= 50; id++) {
      entered.take();
      assertThat(isWorker(threads.take())).isTrue();
    }
    release.release(50);
    peer.answers(50);
  }

  @Test
  void a_stop_waits_for_a_handler_whose_connection_is_gone() throws Exception {
    script.pace("/block", Pace.worker("/block"));
    blocks("/block");
    start(Limits.defaults().toBuilder().closingTime(Duration.ofMillis(1)).build());
    Peer gone = peer().send(Wire.get(1, Wire.KEEP, "/block"));
    entered.take();
    gone.close();
    Thread stopping = stopping();
    stopping.join(1000); // by then the timer has dropped the connection
    assertThat(stopping.isAlive()).isTrue();
    release.release();
    stopping.join();
  }

  @Test
  void a_kind_that_computes_starts_on_platform_threads_and_one_that_waits_on_virtual_ones()
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    script.on(
        "/compute",
        (params, in, out) -> {
          threads.add(Thread.currentThread());
          while (!done.get()) {
            Thread.onSpinWait();
          }
          out.end();
        });
    blocks("/block");
    start();
    for (String uri : List.of("/compute", "/block")) {
      Peer peer = peer().send(Wire.get(1, Wire.KEEP, uri));
      Thread leader = threads.take();
      if (uri.equals("/block")) {
        awaitWaiting(leader);
      } else {
        server.tick();
        server.tick();
        peer.send(Wire.get(2, Wire.KEEP, uri));
        assertThat(threads.take().getName()).as("one may be chance").startsWith("smisk-leader");
      }
      server.tick();
      server.tick();
      peer.send(Wire.get(3, Wire.KEEP, uri));
      boolean virtual = uri.equals("/block") && Runtime.version().feature() >= 24;
      assertThat(threads.take().getName())
          .startsWith(virtual ? "" : "smisk-worker")
          .satisfies(name -> assertThat(name.isEmpty()).isEqualTo(virtual));
    }
    done.set(true);
  }
}
