package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many requests lose their answer as their connection is closed, by a stop above all. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutOffTest {
  @TempDir Path folder;

  private final Bench bench = new Bench();

  private int close() {
    bench.connection.close();
    return bench.cutOff();
  }

  @Test
  void what_waits_runs_or_still_comes_is_cut_off_and_what_has_ended_is_not() {
    bench.receive(Wire.get(1, Wire.KEEP, "/ended")).run();
    bench.receive(
        Wire.get(2, Wire.KEEP, "/queued")
            .then(Wire.get(3, Wire.KEEP, "/queued"))
            .andBegin(4, Wire.KEEP)
            .params(4, "REQUEST_URI", "/comes"));
    assertThat(close()).isEqualTo(3);
  }

  @Test
  void a_connection_without_a_request_cuts_off_none() {
    bench.receive(Wire.get(1, Wire.KEEP, "/ended")).run();
    assertThat(close()).isZero();
  }

  @Test
  void an_answer_that_the_web_server_has_not_taken_is_cut_off_though_it_has_ended() {
    bench.room(10).receive(Wire.get(1, Wire.KEEP, "/a")).run();
    assertThat(close()).isEqualTo(1);
  }

  @Test
  void whose_web_server_has_gone_is_not_cut_off() {
    bench.receive(Wire.get(1, Wire.KEEP, "/a")).receiveEnd();
    assertThat(close()).isZero();
  }

  @Test
  void whose_connection_broke_is_not_cut_off() {
    bench
        .receive(Wire.get(1, Wire.KEEP, "/a").then(Wire.get(2, Wire.KEEP, "/b")))
        .breakTransport()
        .run();
    assertThat(bench.isClosed()).isTrue();
    assertThat(bench.cutOff()).isZero();
  }

  @Test
  void past_its_own_deadline_a_connection_that_stops_cuts_its_requests_off() {
    bench.receive(Wire.get(1, Wire.KEEP, "/a"));
    bench.connection.stop(Duration.ofSeconds(1));
    bench.attendAll();
    assertThat(bench.pass(Duration.ofSeconds(1)).isClosed()).isTrue();
    assertThat(bench.cutOff()).isEqualTo(1);
  }

  @Test
  void a_stop_counts_those_of_all_connections_and_only_while_it_stops() throws Exception {
    CountDownLatch entered = new CountDownLatch(3);
    CountDownLatch release = new CountDownLatch(1);
    Script script = new Script();
    script.on(
        "/stuck",
        (params, in, out) -> {
          entered.countDown();
          release.await();
        });
    FastCgiServer server = start(script);
    ListenAddress address = server.addresses().get(0);
    Wire stuck = Wire.get(1, Wire.KEEP, "/stuck");
    try (Peer wrong = Peer.connect(address);
        Peer idle = Peer.connect(address);
        Peer one = Peer.connect(address);
        Peer two = Peer.connect(address)) {
      wrong.send(Wire.begin(1, Wire.KEEP).raw(2, 0, 0, 0, 0, 0, 0, 0)); // no such version
      assertThat(wrong.rest()).isEmpty();
      idle.send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
      one.send(stuck);
      two.send(stuck).send(Wire.get(2, Wire.KEEP, "/stuck"));
      entered.await();
      assertThat(server.stop(Duration.ofMillis(1))).isEqualTo(3);
      assertThat(server.stop(Duration.ofMillis(1))).as("again").isEqualTo(3);
    }
    release.countDown();
  }

  @Test
  void a_stop_that_all_end_within_cuts_off_none() throws Exception {
    FastCgiServer server = start(new Script());
    try (Peer peer = Peer.connect(server.addresses().get(0))) {
      peer.send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
      assertThat(server.stop(Duration.ofSeconds(20))).isZero();
    }
  }

  private FastCgiServer start(Script script) throws Exception {
    return FastCgiServer.start(
        List.of(ListenAddress.parse("unix:" + folder.resolve("s"))),
        script,
        Limits.defaults(),
        AllowList.NONE);
  }
}
