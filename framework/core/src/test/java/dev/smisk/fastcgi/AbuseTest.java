package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only shows on real sockets, Unix and TCP: resets, slow peers, and many of them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AbuseTest {
  /** Where the server listens. */
  enum Socket {
    UNIX,
    TCP
  }

  private static final int MANY = 400;

  @TempDir Path folder;

  private final Script script = new Script();
  private final List<Peer> peers = new ArrayList<>();
  private FastCgiServer server;

  private void start(Socket socket, Limits limits) throws IOException {
    String address = socket == Socket.UNIX ? "unix:" + folder.resolve("s") : "127.0.0.1:0";
    server =
        FastCgiServer.start(List.of(ListenAddress.parse(address)), script, limits, AllowList.NONE);
  }

  private Peer peer() throws IOException {
    Peer peer = Peer.connect(server.addresses().get(0));
    peers.add(peer);
    return peer;
  }

  @AfterEach
  void stop() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
    server.stop(Duration.ofSeconds(10));
  }

  /** A close with unread bytes in the socket is a reset, and the web server answers 502 or 503. */
  @ParameterizedTest
  @EnumSource
  void without_keep_conn_unread_stdin_never_resets_the_answer(Socket socket) throws Exception {
    String answer = "a".repeat(20_000);
    script.on("/early", (params, in, out) -> Script.answer(out, answer));
    start(socket, Limits.defaults());
    for (int round = 0; round < 20; round++) {
      try (Peer peer = Peer.connect(server.addresses().get(0))) {
        peer.send(Wire.begin(1, Wire.CLOSE).params(1, "REQUEST_URI", "/early").endParams(1));
        for (int i = 0; i < 64; i++) {
          peer.send(new Wire().record(Protocol.STDIN, 1, new byte[65_528])); // 4 MiB
        }
        peer.send(new Wire().endStdin(1)).sendEnd();
        assertThat(peer.rest())
            .containsExactly("STDOUT 1 20000 bytes", "STDOUT 1 end", "END 1 app=0 protocol=0");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_request_that_comes_byte_by_byte_is_answered_and_holds_up_nobody(Socket socket)
      throws Exception {
    script.on("/body", Intake.collect(3, 100), script.echo());
    start(socket, Limits.defaults());
    Peer slow = peer();
    Peer other = peer();
    byte[] request =
        Wire.begin(65_535, Wire.KEEP)
            .record(Protocol.PARAMS, 65_535, Wire.pairs("REQUEST_URI", "/body"), 200)
            .endParams(65_535)
            .record(Protocol.STDIN, 65_535, Wire.bytes("abc"), 255)
            .bytes();
    for (byte one : request) {
      slow.send(new Wire().raw(one));
      assertThat(other.send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    }
    assertThat(slow.answers(1)).contains("STDOUT 65535 /bodyabc");
  }

  @ParameterizedTest
  @EnumSource
  void unfinished_requests_and_idle_connections_hold_up_nobody(Socket socket) throws Exception {
    start(socket, Limits.defaults());
    Wire unfinished = Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/never");
    for (int i = 0; i < MANY; i++) {
      Peer idle = peer();
      if (i % 2 == 0) {
        idle.send(unfinished);
      }
    }
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    assertThat(peers.get(0).send(new Wire().endParams(1)).answers(1)).contains("STDOUT 1 /never");
  }

  @ParameterizedTest
  @EnumSource
  void a_peer_that_never_reads_holds_up_nobody_and_is_dropped(Socket socket) throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    script.on(
        "/flood",
        (params, in, out) -> {
          try {
            while (true) {
              out.write(new byte[32 * 1024], 0, 32 * 1024);
            }
          } catch (IOException e) {
            dropped.countDown();
            throw e;
          }
        });
    start(socket, Limits.defaults().toBuilder().writeStall(Duration.ofMillis(200)).build());
    peer().send(Wire.get(1, Wire.KEEP, "/flood"));
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
    dropped.await();
  }

  @ParameterizedTest
  @EnumSource
  void bytes_that_are_no_records_close_that_connection_alone(Socket socket) throws Exception {
    start(socket, Limits.defaults());
    for (String garbage :
        List.of("GET / HTTP/1.1\r\n\r\n", "\0\0\0\0\0\0\0\0", "\2\1\0\1\0\10\0\0")) {
      Peer wrong = peer();
      assertThat(wrong.send(new Wire().raw(Wire.bytes(garbage))).rest()).isEmpty();
    }
    assertThat(peer().send(Wire.get(1, Wire.KEEP, "/b")).answers(1)).contains("STDOUT 1 /b");
  }
}
