package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are pending, on the event loop. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PendingServerTest {
  @TempDir Path folder;

  private final Script script = new Script();
  private final BlockingQueue<Suspension> suspensions = new LinkedBlockingQueue<>();
  private final Set<Stdout> suspended = ConcurrentHashMap.newKeySet();
  private final Set<Thread> resumed = ConcurrentHashMap.newKeySet();
  private final List<Peer> peers = new ArrayList<>();
  private FastCgiServer server;

  private void start(Limits limits) throws IOException {
    script.on(
        "/later",
        (params, in, out) -> {
          if (suspended.add(out)) {
            suspensions.add(out.suspend());
          } else {
            resumed.add(Thread.currentThread());
            Script.answer(out, "done");
          }
        });
    server =
        FastCgiServer.start(
            List.of(ListenAddress.parse("unix:" + folder.resolve("s"))),
            script,
            limits,
            AllowList.NONE,
            true);
  }

  @AfterEach
  void stop() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
    server.stop(Duration.ofSeconds(1));
  }

  private Peer peer() throws IOException {
    Peer peer = Peer.connect(server.addresses().get(0));
    peers.add(peer);
    return peer;
  }

  @Test
  void a_thousand_pending_answers_hold_no_thread_and_all_come() throws Exception {
    start(Limits.defaults().toBuilder().requestsPerConnection(500).build());
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Peer peer = peer();
    Peer other = peer();
    for (int id = 1; id <= 500; id++) {
      peer.send(Wire.get(id, Wire.KEEP, "/later"));
      other.send(Wire.get(id, Wire.KEEP, "/later"));
    }
    List<Suspension> all = new ArrayList<>();
    while (all.size() < 1000) {
      all.add(suspensions.take());
    }
    Set<Thread> more = new HashSet<>(Thread.getAllStackTraces().keySet());
    more.removeAll(before);
    assertThat(more).hasSizeLessThan(10);
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");

    all.forEach(suspension -> assertThat(suspension.resume()).isTrue());

    assertThat(peer.answers(500)).filteredOn(line -> line.contains("done")).hasSize(500);
    assertThat(other.answers(500)).filteredOn(line -> line.contains("done")).hasSize(500);
  }

  @Test
  void it_goes_on_on_a_worker() throws Exception {
    start(Limits.defaults());
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/later"));
    suspensions.take().resume();
    peer.answers(1);
    assertThat(resumed)
        .singleElement()
        .satisfiesAnyOf(
            thread -> assertThat(thread.getName()).startsWith("smisk-worker"),
            thread -> assertThat(thread.toString()).startsWith("Virtual"),
            // resumed before its run had returned
            thread -> assertThat(thread.getName()).startsWith("smisk-leader"));
  }

  @Test
  void pending_answers_count_as_handlers_that_run() throws Exception {
    start(Limits.defaults().toBuilder().handlers(2).build());
    Peer peer = peer();
    peer.send(Wire.get(1, Wire.KEEP, "/later").then(Wire.get(2, Wire.KEEP, "/later")));
    Suspension first = suspensions.take();
    Suspension second = suspensions.take();
    assertThat(peer.send(Wire.get(3, Wire.KEEP, "/b")).answers(1))
        .contains("STDOUT 3 OVERLOADED /b");

    first.resume();
    assertThat(peer.answers(1)).contains("STDOUT 1 done");
    awaitPlace(peer());
    second.resume();
    assertThat(peer.answers(1)).contains("STDOUT 2 done");
  }

  /** The place is given back after the end was sent. */
  private static void awaitPlace(Peer peer) throws IOException {
    List<String> answer;
    do {
      answer = peer.send(Wire.get(3, Wire.KEEP, "/b")).answers(1);
    } while (answer.contains("STDOUT 3 OVERLOADED /b"));
    assertThat(answer).contains("STDOUT 3 /b");
  }

  @Test
  void aborted_ones_give_their_place_back() throws Exception {
    start(Limits.defaults().toBuilder().handlers(1).build());
    Peer peer = peer();
    for (int i = 0; i < 5; i++) {
      peer.send(Wire.get(1, Wire.KEEP, "/later"));
      Suspension pending = suspensions.take();
      assertThat(peer.send(new Wire().abort(1)).answers(1))
          .containsExactly("END 1 app=0 protocol=0");
      pending.resume(); // of no effect
      awaitPlace(peer);
    }
    assertThat(resumed).as("to see to what was left").isNotEmpty();
  }

  @Test
  void a_stop_waits_for_what_is_pending() throws Exception {
    start(Limits.defaults());
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/later"));
    Suspension pending = suspensions.take();
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(30)));
    while (connects()) {
      Thread.onSpinWait(); // until the stop has begun
    }
    assertThat(stopped).isNotDone();
    assertThat(pending.resume()).isTrue();
    assertThat(peer.answers(1)).contains("STDOUT 1 done");
    peer.close();
    stopped.get();
  }

  private boolean connects() {
    try {
      Peer.connect(server.addresses().get(0)).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void a_stop_gives_up_what_stays_pending() throws Exception {
    start(Limits.defaults());
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/later"));
    Suspension pending = suspensions.take();
    server.stop(Duration.ofMillis(50));
    assertThat(peer.rest()).isEmpty();
    assertThat(pending.resume()).isFalse();
  }

  @Test
  void one_that_goes_on_after_the_loop_has_lost_its_threads_does_no_harm() throws Exception {
    start(Limits.defaults());
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/later"));
    Suspension pending = suspensions.take();
    server.stop(Duration.ZERO);
    assertThat(pending.resume()).isFalse();
    assertThat(peer.rest()).isEmpty();
  }
}
