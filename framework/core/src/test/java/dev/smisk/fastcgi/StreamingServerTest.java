package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streamed bodies, interrupts and handlers' deadlines over real sockets. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamingServerTest {
  private static final Intake ANY = Intake.stream(-1, Long.MAX_VALUE);

  @TempDir Path folder;

  private final Script script = new Script();
  private final List<Peer> peers = new ArrayList<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final Semaphore release = new Semaphore(0);
  private FastCgiServer server;

  private void start() throws IOException {
    start(Limits.defaults());
  }

  private void start(Limits limits) throws IOException {
    server =
        FastCgiServer.start(
            List.of(ListenAddress.parse("unix:" + folder.resolve("s"))),
            script,
            limits.toBuilder().spoolFolder(folder).build(),
            AllowList.NONE);
  }

  private Peer peer() throws IOException {
    Peer peer = Peer.connect(server.addresses().get(0));
    peers.add(peer);
    return peer;
  }

  @AfterEach
  void stop() throws IOException {
    release.release(1_000_000);
    for (Peer peer : peers) {
      peer.close();
    }
    server.stop(Duration.ofSeconds(10));
  }

  private static Wire post(int id, boolean keep, String uri) {
    return Wire.begin(id, keep).params(id, "REQUEST_URI", uri).endParams(id);
  }

  @Test
  void a_streamed_job_starts_on_a_worker_and_the_loop_goes_on() throws Exception {
    script.on(
        "/stream",
        ANY,
        (params, in, out) -> {
          events.add(Thread.currentThread().getName());
          Script.answer(out, Script.text(in.stream().readAllBytes()));
        });
    start();
    Peer peer = peer().send(post(1, Wire.KEEP, "/stream"));
    assertThat(events.take()).doesNotStartWith("smisk-leader");
    assertThat(peer.send(Wire.get(2, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 2 /b");
    assertThat(peer.send(new Wire().stdin(1, "body").endStdin(1)).answers(1))
        .contains("STDOUT 1 body");
  }

  @Test
  void a_web_server_that_sends_all_before_it_reads_is_never_stuck() throws Exception {
    int size = 8 << 20;
    script.on(
        "/echo",
        ANY,
        (params, in, out) -> {
          byte[] buffer = new byte[8192];
          int count;
          try (InputStream body = in.stream()) {
            while ((count = body.read(buffer)) >= 0) {
              out.write(buffer, 0, count); // waits for a peer that does not read yet
            }
          }
          out.end();
        });
    start();
    Peer peer = peer().send(post(1, Wire.KEEP, "/echo"));
    Bytes body = new Bytes(1, size);
    for (byte[] piece : body.pieces(32 * 1024)) {
      peer.send(new Wire().record(Protocol.STDIN, 1, piece));
    }
    byte[] answer = peer.send(new Wire().endStdin(1)).answer(1).stdout();
    assertThat(answer).isEqualTo(body.all());
  }

  @Test
  void what_a_slow_job_leaves_does_not_hold_up_its_siblings_or_other_connections()
      throws Exception {
    script.on(
        "/slow",
        ANY,
        (params, in, out) -> {
          release.acquire();
          Script.answer(out, "" + in.stream().transferTo(OutputStream.nullOutputStream()));
        });
    start();
    Peer peer = peer().send(post(1, Wire.KEEP, "/slow"));
    byte[] piece = new byte[32 * 1024];
    for (int i = 0; i < 100; i++) {
      peer.send(new Wire().record(Protocol.STDIN, 1, piece));
    }
    peer.send(new Wire().endStdin(1));
    assertThat(peer.send(Wire.get(2, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 2 /b");
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/c")).answers(1)).contains("STDOUT 1 /c");
    release.release();
    assertThat(peer.answers(1)).contains("STDOUT 1 " + 100 * piece.length);
  }

  @Test
  void a_slow_writer_does_not_hold_up_its_siblings() throws Exception {
    script.on(
        "/slow",
        (params, in, out) -> {
          Script.write(out, "begun");
          out.flush();
          events.add("writing");
          release.acquire();
          Script.answer(out, "ended");
        });
    start();
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/slow"));
    events.take();
    assertThat(peer.send(Wire.get(2, Wire.KEEP, "/b")).answers(1))
        .contains("STDOUT 1 begun", "STDOUT 2 /b", "END 2 app=0 protocol=0")
        .doesNotContain("STDOUT 1 end");
    release.release();
    assertThat(peer.answers(1)).contains("STDOUT 1 ended", "END 1 app=0 protocol=0");
  }

  // ---------------------------------------------------------------- interrupts

  private void sleeper(String uri, boolean asks) {
    script.on(
        uri,
        (params, in, out) -> {
          if (asks) {
            out.interruptOnAbort();
          }
          events.add("asleep");
          try {
            release.acquire();
            events.add("released");
          } catch (InterruptedException e) {
            events.add("interrupted");
          }
          Script.answer(out, uri);
        });
  }

  @Test
  void an_abort_interrupts_the_job_that_asked_for_it() throws Exception {
    sleeper("/sleep", true);
    start();
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/sleep"));
    assertThat(events.take()).isEqualTo("asleep");
    assertThat(peer.send(new Wire().abort(1)).answers(1)).containsExactly("END 1 app=0 protocol=0");
    assertThat(events.take()).isEqualTo("interrupted");
    assertThat(peer.send(Wire.get(1, Wire.KEEP, "/b")).answers(1))
        .containsExactly("STDOUT 1 /b", "STDOUT 1 end", "END 1 app=0 protocol=0");
  }

  @Test
  void the_connections_end_interrupts_the_job_that_asked_for_it() throws Exception {
    sleeper("/sleep", true);
    start();
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/sleep"));
    assertThat(events.take()).isEqualTo("asleep");
    peer.close();
    assertThat(events.take()).isEqualTo("interrupted");
  }

  @Test
  void nobody_else_is_interrupted() throws Exception {
    sleeper("/sleep", false);
    start();
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/sleep"));
    assertThat(events.take()).isEqualTo("asleep");
    peer.send(new Wire().abort(1)).answers(1);
    peer.send(Wire.get(1, Wire.KEEP, "/b")).answers(1);
    assertThat(events).isEmpty();
    release.release();
    assertThat(events.take()).isEqualTo("released");
  }

  @Test
  void an_abort_that_came_before_the_job_asked_interrupts_it_at_once() throws Exception {
    CountDownLatch aborted = new CountDownLatch(1);
    script.on(
        "/late",
        (params, in, out) -> {
          events.add("running");
          aborted.await();
          out.interruptOnAbort();
          events.add("interrupted " + Thread.interrupted());
        });
    start();
    Peer peer = peer().send(Wire.get(1, Wire.KEEP, "/late"));
    events.take();
    peer.send(new Wire().abort(1)).answers(1);
    aborted.countDown();
    assertThat(events.take()).isEqualTo("interrupted true");
  }
}
