package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listening, who may connect, and stopping. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerTest {
  @TempDir Path folder;

  private final Script script = new Script();

  private FastCgiServer start(Limits limits, String... addresses) throws IOException {
    return FastCgiServer.start(
        Arrays.stream(addresses).map(ListenAddress::parse).toList(),
        script,
        limits,
        AllowList.NONE);
  }

  private FastCgiServer start(String... addresses) throws IOException {
    return start(Limits.defaults(), addresses);
  }

  private String unix(String name) {
    return "unix:" + folder.resolve(name);
  }

  private static List<String> ask(ListenAddress address) throws IOException {
    try (Peer peer = Peer.connect(address)) {
      return peer.send(Wire.get(1, Wire.CLOSE, "/a")).rest();
    }
  }

  @Test
  void several_addresses_are_served_at_once() throws Exception {
    try (FastCgiServer server = start(unix("s"), "127.0.0.1:0", "[::1]:0")) {
      for (ListenAddress address : server.addresses()) {
        assertThat(ask(address)).as("%s", address).contains("STDOUT 1 /a");
      }
      assertThat(server.addresses().get(1).toString()).matches("127\\.0\\.0\\.1:[1-9]\\d*");
    }
  }

  @Test
  void the_socket_file_has_mode_0660_or_the_one_asked_for() throws Exception {
    try (FastCgiServer server = start(unix("s"), unix("open") + "?mode=0666")) {
      assertThat(server.addresses()).hasSize(2);
      assertThat(mode("s")).isEqualTo("rw-rw----");
      assertThat(mode("open")).isEqualTo("rw-rw-rw-");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).as("nothing else is left").hasSize(2);
      }
    }
  }

  /** One that is not this process's own, where there is one. */
  private static String otherGroup() throws Exception {
    if (System.getProperty("user.name").equals("root")) {
      return "daemon";
    }
    Process id = new ProcessBuilder("id", "-Gn").start();
    String[] groups = Script.text(id.getInputStream().readAllBytes()).strip().split(" ", -1);
    return groups[groups.length - 1];
  }

  @Test
  void the_socket_file_has_the_group_asked_for() throws Exception {
    String group = otherGroup();
    try (FastCgiServer server = start(unix("s") + "?mode=0640&group=" + group)) {
      assertThat(Files.getAttribute(folder.resolve("s"), "posix:group")).hasToString(group);
      assertThat(mode("s")).isEqualTo("rw-r-----");
      assertThat(ask(server.addresses().get(0))).contains("STDOUT 1 /a");
    }
  }

  @Test
  void the_socket_file_has_the_owner_asked_for_where_this_user_may_give_it() throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    String owner = root ? "daemon" : "root";
    if (root) {
      try (FastCgiServer server = start(unix("s") + "?owner=" + owner)) {
        assertThat(Files.getOwner(folder.resolve("s"))).hasToString(owner);
        assertThat(ask(server.addresses().get(0))).contains("STDOUT 1 /a");
      }
    } else {
      assertThatThrownBy(() -> start(unix("s") + "?owner=" + owner))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("root alone");
    }
    assertThat(folder).as("nothing is left").isEmptyDirectory();
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void a_stale_socket_file_is_replaced() throws Exception {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
    }
    assertThat(folder.resolve("s")).exists();
    try (FastCgiServer server = start(unix("s"))) {
      assertThat(ask(server.addresses().get(0))).contains("STDOUT 1 /a");
    }
  }

  @Test
  void an_unknown_group_and_an_unknown_host_are_clear_errors() {
    assertThatThrownBy(() -> start(unix("s") + "?group=no-such-group"))
        .isInstanceOf(BindException.class)
        .hasMessageContaining(unix("s"))
        .hasMessageContaining("there is no group \"no-such-group\"");
    assertThatThrownBy(() -> start(unix("s") + "?owner=no-such-user"))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("there is no user \"no-such-user\"");
    assertThatThrownBy(() -> start("no-such-host.invalid:9000"))
        .isInstanceOf(BindException.class)
        .hasMessageStartingWith("cannot listen on no-such-host.invalid:9000: ");
  }

  @Test
  void a_directory_that_takes_no_file_is_an_error_that_names_the_address() {
    assertThatThrownBy(() -> start("unix:/proc/smisk.sock"))
        .isInstanceOf(BindException.class)
        .hasMessageStartingWith("cannot listen on unix:/proc/smisk.sock: nothing can be created");
  }

  @Test
  void a_live_socket_is_a_clear_error_and_goes_on_living() throws Exception {
    try (FastCgiServer server = start(unix("s"))) {
      assertThatThrownBy(() -> start(unix("s")))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("another process does");
      assertThat(ask(server.addresses().get(0))).contains("STDOUT 1 /a");
    }
  }

  @Test
  void a_file_that_is_no_socket_is_a_clear_error_and_stays() throws Exception {
    Files.writeString(folder.resolve("s"), "precious");
    assertThatThrownBy(() -> start(unix("s"))).hasMessageContaining("no socket is there");
    assertThat(folder.resolve("s")).hasContent("precious");
  }

  @Test
  void a_directory_is_a_clear_error_that_shows_a_file_in_it() throws Exception {
    Files.createDirectory(folder.resolve("s"));
    assertThatThrownBy(() -> start(unix("s")))
        .isInstanceOf(BindException.class)
        .hasMessageEndingWith(
            "that is a directory; name a file in it, such as " + unix("s/app.sock"));
  }

  @Test
  void a_folder_that_does_not_exist_and_a_path_that_is_too_long_are_clear_errors() {
    assertThatThrownBy(() -> start(unix("no/s"))).hasMessageContaining("create it first");
    assertThatThrownBy(() -> start(unix("x".repeat(120)))).hasMessageContaining("at most 107");
  }

  @Test
  void the_socket_file_is_removed_at_the_end_only_if_it_is_still_ours() throws Exception {
    start(unix("s")).close();
    assertThat(folder.resolve("s")).doesNotExist();
    FastCgiServer server = start(unix("s"));
    Files.delete(folder.resolve("s"));
    Files.writeString(folder.resolve("s"), "another's");
    server.close();
    assertThat(folder.resolve("s")).exists();
  }

  @Test
  void if_one_address_fails_none_is_left_bound() {
    assertThatThrownBy(() -> start(unix("s"), "256.0.0.1:1")).isInstanceOf(IOException.class);
    assertThat(folder.resolve("s")).doesNotExist();
  }

  @Test
  void if_a_start_fails_half_way_all_is_closed() throws Exception {
    Listener first = Listener.open(ListenAddress.parse(unix("s")), AllowList.NONE, 10);
    Listener second = Listener.open(ListenAddress.parse("127.0.0.1:0"), AllowList.NONE, 10);
    Listener third = Listener.open(ListenAddress.parse(unix("t")), AllowList.NONE, 10);
    second.close(); // so that it can't be registered, after the first one was
    EventLoop loop = new EventLoop(script, Limits.defaults());

    assertThatThrownBy(() -> FastCgiServer.serve(List.of(first, second, third), loop, true))
        .isInstanceOf(ClosedChannelException.class);

    assertThat(loop.selector().isOpen()).isFalse();
    assertThat(folder.resolve("s")).doesNotExist();
    assertThat(folder.resolve("t")).doesNotExist();
  }

  @Test
  void an_address_that_others_reach_demands_a_list() throws Exception {
    assertThatThrownBy(() -> start("0.0.0.0:0"))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("--allow")
        .hasMessageContaining("FCGI_WEB_SERVER_ADDRS");
    assertThatThrownBy(() -> start("[::]:0")).hasMessageContaining("FCGI_WEB_SERVER_ADDRS");
    FastCgiServer.start(
            List.of(ListenAddress.parse("0.0.0.0:0")),
            script,
            Limits.defaults(),
            AllowList.parse("10.0.0.1"))
        .close();
  }

  @Test
  void a_peer_that_is_not_listed_is_closed_at_once() throws Exception {
    try (FastCgiServer server =
        FastCgiServer.start(
            List.of(ListenAddress.parse("127.0.0.1:0"), ListenAddress.parse("[::1]:0")),
            script,
            Limits.defaults(),
            AllowList.parse("::1"))) {
      try (Peer stranger = Peer.connect(server.addresses().get(0))) {
        assertThat(stranger.rest()).isEmpty();
      }
      assertThat(ask(server.addresses().get(1))).contains("STDOUT 1 /a");
    }
  }

  @Test
  @SuppressWarnings("NullAway") // a defect of ours, which no list could have
  void a_defect_while_accepting_costs_that_connection_and_not_the_listener() throws Exception {
    AllowList defect = null;
    try (FastCgiServer server =
            FastCgiServer.start(
                List.of(ListenAddress.parse(unix("s"))), script, Limits.defaults(), defect);
        Peer first = Peer.connect(server.addresses().get(0))) {
      assertThat(first.rest()).isEmpty();
      assertThat(folder.resolve("s")).exists();
      try (Peer second = Peer.connect(server.addresses().get(0))) {
        assertThat(second.rest()).isEmpty();
      }
    }
  }

  @Test
  void descriptor_0_that_is_no_listening_socket_is_a_clear_error() {
    assertThatThrownBy(() -> start("fd:0")).hasMessageContaining("StandardInput=socket");
  }

  @Test
  void connections_past_the_limit_wait_for_one_to_close() throws Exception {
    Limits two = Limits.defaults().toBuilder().connections(2).build();
    try (FastCgiServer server = start(two, unix("s"));
        Peer second = Peer.connect(server.addresses().get(0))) {
      second.send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
      ListenAddress address = server.addresses().get(0);
      try (Peer third = connectThird(address)) {
        assertThat(third.answers(1)).contains("STDOUT 1 /third");
      }
    }
  }

  private Peer connectThird(ListenAddress address) throws IOException {
    try (Peer first = Peer.connect(address)) {
      first.send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
      Peer third = Peer.connect(address).send(Wire.get(1, Wire.KEEP, "/third"));
      first.send(Wire.get(1, Wire.KEEP, "/b")).answers(1);
      assertThat(script.admitted).doesNotContain("REQUEST_URI=/third");
      return third;
    }
  }

  @Test
  void stop_closes_idle_connections_and_lets_running_requests_finish() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    script.on(
        "/slow",
        (params, in, out) -> {
          entered.countDown();
          release.await();
          Script.answer(out, "finished");
        });
    FastCgiServer server = start(unix("s"));
    ListenAddress address = server.addresses().get(0);
    Thread stopping = new Thread(() -> server.stop(Duration.ofSeconds(20)));
    try (Peer idle = Peer.connect(address);
        Peer busy = Peer.connect(address)) {
      idle.send(Wire.get(1, Wire.KEEP, "/a")).answers(1);
      busy.send(Wire.get(1, Wire.KEEP, "/slow"));
      entered.await();
      stopping.start();
      assertThat(idle.rest()).isEmpty();
      assertThat(folder.resolve("s")).doesNotExist();
      assertThat(stopping.isAlive()).isTrue();
      release.countDown();
      assertThat(busy.rest()).contains("STDOUT 1 finished", "END 1 app=0 protocol=0");
    }
    stopping.join();
  }

  @Test
  void stop_takes_the_first_request_of_whoever_has_just_connected() throws Exception {
    FastCgiServer server = start(unix("s"));
    ListenAddress address = server.addresses().get(0);
    Thread stopping = new Thread(() -> server.stop(Duration.ofSeconds(20)));
    try (Peer idle = Peer.connect(address);
        Peer late = Peer.connect(address);
        Peer half = Peer.connect(address);
        Peer silent = Peer.connect(address)) {
      Wire request = Wire.get(1, Wire.KEEP, "/late");
      half.send(new Wire().raw(Arrays.copyOf(request.bytes(), 5)));
      idle.send(Wire.get(1, Wire.KEEP, "/a")).answers(1); // all are accepted by now
      stopping.start();
      assertThat(idle.rest()).as("closed, as the stop begins").isEmpty();
      late.send(request);
      half.send(new Wire().raw(Arrays.copyOfRange(request.bytes(), 5, request.bytes().length)));
      assertThat(late.rest()).contains("STDOUT 1 /late", "END 1 app=0 protocol=0");
      assertThat(half.rest()).contains("STDOUT 1 /late", "END 1 app=0 protocol=0");
      assertThat(silent.rest()).as("has waited long enough").isEmpty();
    }
    stopping.join();
  }

  @Test
  void stop_cuts_off_what_still_runs_at_the_deadline() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    script.on(
        "/stuck",
        (params, in, out) -> {
          entered.countDown();
          release.await();
        });
    FastCgiServer server = start(unix("s"));
    try (Peer peer = Peer.connect(server.addresses().get(0))) {
      peer.send(Wire.get(1, Wire.KEEP, "/stuck"));
      entered.await();
      assertThat(server.stop(Duration.ofMillis(1))).as("cut off").isEqualTo(1);
      assertThat(peer.rest()).isEmpty();
    }
    release.countDown();
  }

  @Test
  @SuppressWarnings("resource") // closed by the failure
  void a_loop_that_breaks_says_so_and_is_stopped() throws Exception {
    EventLoop loop = new EventLoop(script, Limits.defaults());
    CountDownLatch failed = new CountDownLatch(1);
    loop.onFailure(failed::countDown);
    loop.start(false);
    loop.selector().close();
    failed.await();
    loop.stop(Duration.ofSeconds(20));
  }

  @Test
  void all_threads_end_after_the_stop() throws Exception {
    Set<Thread> before = ours();
    script.pace("/a", Pace.worker("/a"));
    FastCgiServer server = start(unix("s"));
    ask(server.addresses().get(0));
    Set<Thread> during = ours();
    during.removeAll(before);
    assertThat(during).isNotEmpty();
    server.close();
    server.close();
    for (Thread thread : during) {
      thread.join();
    }
  }

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("smisk-"))
        .collect(Collectors.toSet());
  }
}
