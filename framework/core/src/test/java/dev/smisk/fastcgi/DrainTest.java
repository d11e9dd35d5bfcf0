package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Taking a Unix socket's path over from a server that lives, and what becomes of that one. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DrainTest {
  /** A stop that would take this long has not waited for its end. */
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path folder;

  private final Script script = new Script();

  private String unix(String name) {
    return "unix:" + folder.resolve(name);
  }

  private FastCgiServer start(Limits limits, LiveSocket live, String... addresses)
      throws IOException {
    return FastCgiServer.start(
        Arrays.stream(addresses).map(ListenAddress::parse).toList(),
        script,
        limits,
        AllowList.NONE,
        live);
  }

  /** One that answers who it is. */
  private FastCgiServer start(String name, LiveSocket live, String... addresses)
      throws IOException {
    return FastCgiServer.start(
        Arrays.stream(addresses).map(ListenAddress::parse).toList(),
        new Script().on("/who", (params, in, out) -> Script.answer(out, name)),
        Limits.defaults(),
        AllowList.NONE,
        live);
  }

  private FastCgiServer successor() throws IOException {
    return start("new", LiveSocket.REPLACE, unix("s"));
  }

  private static Peer connect(FastCgiServer server) throws IOException {
    return Peer.connect(server.addresses().get(0));
  }

  private static void assertServed(Peer peer, String by) throws IOException {
    assertThat(peer.send(Wire.get(1, Wire.KEEP, "/who")).answers(1)).contains("STDOUT 1 " + by);
  }

  private static Thread stop(FastCgiServer server, Duration within) {
    Thread stopping = new Thread(() -> server.stop(within));
    stopping.start();
    return stopping;
  }

  @Test
  void a_live_socket_is_replaced_where_that_is_asked_for() throws Exception {
    try (FastCgiServer old = start("old", LiveSocket.REFUSE, unix("s"));
        Peer before = connect(old)) {
      assertServed(before, "old");
      try (FastCgiServer successor = successor();
          Peer after = connect(successor)) {
        assertServed(after, "new");
        assertServed(before, "old");
        assertThat(old.replaced()).isTrue();
        assertThat(successor.replaced()).isFalse();
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("files left").isEmpty();
    }
  }

  @Test
  void a_live_socket_that_is_refused_tells_of_taking_over() throws Exception {
    try (FastCgiServer old = start("old", LiveSocket.REFUSE, unix("s"))) {
      assertThatThrownBy(() -> start("new", LiveSocket.REFUSE, unix("s")))
          .isInstanceOf(BindException.class)
          .hasMessageEndingWith("or replace it: --take-over");
      assertThat(old.replaced()).isFalse();
    }
  }

  @Test
  void what_is_no_socket_is_never_replaced() throws Exception {
    Files.writeString(folder.resolve("s"), "precious");
    assertThatThrownBy(this::successor).hasMessageContaining("no socket is there");
    assertThat(folder.resolve("s")).hasContent("precious");
  }

  @Test
  void a_start_that_fails_leaves_the_one_that_serves_in_its_place() throws Exception {
    try (FastCgiServer old = start("old", LiveSocket.REFUSE, unix("s"))) {
      assertThatThrownBy(() -> start("new", LiveSocket.REPLACE, unix("s"), "256.0.0.1:1"))
          .isInstanceOf(IOException.class);
      try (Peer peer = connect(old)) {
        assertServed(peer, "old");
      }
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(folder.resolve("s"));
      }
    }
  }

  @Test
  void a_port_cannot_be_taken_over() throws Exception {
    try (FastCgiServer old = start("old", LiveSocket.REFUSE, "127.0.0.1:0")) {
      String port = old.addresses().get(0).toString();
      assertThatThrownBy(() -> start("new", LiveSocket.REPLACE, port))
          .isInstanceOf(BindException.class)
          .hasMessageContaining(port)
          .hasMessageContaining("a port cannot be taken over");
    }
  }

  /** The address that nobody took is closed at once: by that the drain is seen to begin. */
  @Test
  void a_replaced_server_serves_its_idle_connections_until_they_are_closed() throws Exception {
    FastCgiServer old = start("old", LiveSocket.REFUSE, unix("s"), unix("t"));
    Peer idle = connect(old);
    assertServed(idle, "old");
    try (FastCgiServer successor = successor();
        Peer elsewhere = Peer.connect(old.addresses().get(1))) {
      assertServed(elsewhere, "old");
      Thread stopping = stop(old, LONG);
      assertThat(elsewhere.rest()).as("nobody took its listener's place").isEmpty();
      assertServed(idle, "old");
      assertServed(idle, "old");
      assertThat(stopping.isAlive()).isTrue();
      idle.close();
      stopping.join();
      try (Peer after = connect(successor)) {
        assertServed(after, "new");
      }
    }
    assertThat(folder.resolve("t")).doesNotExist();
  }

  @Test
  void what_waits_in_the_backlog_is_accepted_and_served() throws Exception {
    Limits two = Limits.defaults().toBuilder().connections(2).build();
    FastCgiServer old = start(two, LiveSocket.REFUSE, unix("s"), unix("t"));
    Peer first = connect(old);
    first.send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
    Peer elsewhere = Peer.connect(old.addresses().get(1));
    elsewhere.send(Wire.get(1, Wire.KEEP, "/b")).answers(1);
    Peer waiting = connect(old).send(Wire.get(1, Wire.KEEP, "/waited"));
    try (FastCgiServer successor = successor()) {
      first.send(Wire.get(1, Wire.KEEP, "/c")).answers(1);
      assertThat(script.admitted).doesNotContain("REQUEST_URI=/waited");
      Thread stopping = stop(old, LONG);
      assertThat(elsewhere.rest()).as("makes room, as the stop begins").isEmpty();
      assertThat(waiting.answers(1)).contains("STDOUT 1 /waited");
      first.close();
      elsewhere.close();
      waiting.close();
      stopping.join();
      assertThat(folder.resolve("s")).as("the successor's").exists();
      assertThat(successor.replaced()).isFalse();
    }
  }

  @Test
  void a_drain_that_is_hurried_ends_as_any_stop() throws Exception {
    FastCgiServer old = start("old", LiveSocket.REFUSE, unix("s"), unix("t"));
    try (Peer idle = connect(old);
        Peer elsewhere = Peer.connect(old.addresses().get(1));
        FastCgiServer successor = successor()) {
      assertServed(idle, "old");
      assertServed(elsewhere, "old");
      assertThat(old.hurry()).as("before the stop").isFalse();
      Thread stopping = stop(old, LONG);
      assertThat(elsewhere.rest()).isEmpty();
      assertThat(old.hurry()).isTrue();
      assertThat(idle.rest()).isEmpty();
      stopping.join();
      assertThat(old.hurry()).as("a second time").isFalse();
      assertThat(successor.hurry()).isFalse();
    }
  }

  @Test
  void after_the_last_call_a_connection_closes_directly_after_its_end() {
    Bench bench = new Bench();
    bench.connection.lastCall();
    assertThat(bench.isShut()).as("idle").isFalse();
    List<String> answers = bench.receive(Wire.get(1, Wire.KEEP, "/a")).run().answers();
    assertThat(answers).endsWith("END 1 app=0 protocol=0");
    assertThat(bench.isShut()).isTrue();
  }

  @Test
  void after_the_last_call_no_sibling_is_left_behind() {
    Bench bench = new Bench();
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/a"));
    bench.connection.lastCall();
    bench.receive(Wire.get(2, Wire.KEEP, "/b")).run();
    assertThat(bench.answers()).contains("STDOUT 2 /b");
    assertThat(bench.isShut()).as("1 is open, and 3 may come").isFalse();
    bench.receive(Wire.get(3, Wire.KEEP, "/c").endParams(1).endStdin(1)).run();
    assertThat(bench.answers()).contains("STDOUT 3 /c", "STDOUT 1 /a");
    assertThat(bench.isShut()).isTrue();
  }
}
