package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies that come quickly are read by their jobs from the socket, which the leading thread has
 * lent them and takes back. Here the leader is given what the bench receives, and the job what the
 * peer sends.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoanTest {
  private static final int MEMORY = Limits.defaults().streamMemory();
  private static final Duration PAUSE = Duration.ofMillis(Backpressure.PAUSE_MILLIS);

  @TempDir Path folder;

  private final RemoteJob job = new RemoteJob();
  private final JobThreads threads = new JobThreads();
  private SocketChannel peer;
  private SocketChannel own;
  private Bench bench;

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(address);
      peer = SocketChannel.open(address);
      own = listener.accept();
    }
    own.configureBlocking(false);
    bench = new Bench(Limits.defaults().toBuilder().spoolFolder(folder).build()).channel(own);
  }

  @AfterEach
  void everything_is_given_back() throws Exception {
    bench.connection.close();
    own.close();
    peer.close();
    job.giveUp();
    threads.assertThatNothingIsKept(bench);
    for (int i = 0; i < Inlets.MAX; i++) {
      assertThat(bench.bodies().inlets().take(own)).as("inlet %s", i).isNotNull();
    }
    assertThat(bench.bodies().inlets().take(own)).as("one given back twice").isNull();
  }

  /** A request of which so much has come that the rest is left to its job. */
  private void lent(Intake intake) throws Exception {
    bench.script.on("/stream", intake, job);
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/stream").endParams(1));
    threads.run(bench);
    assertThat(job.thread()).isNotNull();
    ByteBuffer body = stdin(new byte[MEMORY]).buffer();
    while (bench.wantsRead()) {
      bench.receive(body.slice(body.position(), 1000));
      body.position(body.position() + 1000);
    }
    peerSends(bench.takeUnread());
    peerSends(body);
    assertThat(job.read(MEMORY)).hasSize(MEMORY);
    bench.attendAll();
    assertThat(bench.wantsRead()).as("the leader reads").isFalse();
  }

  /** STDIN in records of various sizes with various paddings. */
  private static Wire stdin(byte[] body) {
    Random random = new Random(body.length);
    Wire wire = new Wire();
    int at = 0;
    while (at < body.length) {
      int end = Math.min(body.length, at + 1 + random.nextInt(40_000));
      wire.record(Protocol.STDIN, 1, Arrays.copyOfRange(body, at, end), random.nextInt(256));
      at = end;
    }
    return wire;
  }

  private void peerSends(Wire wire) throws IOException {
    peerSends(wire.buffer());
  }

  private void peerSends(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      peer.write(bytes);
    }
  }

  private void peerSendsInPieces(byte[] body) {
    ByteBuffer bytes = stdin(body).buffer();
    Random cuts = new Random(4);
    try {
      while (bytes.hasRemaining()) {
        int most = cuts.nextInt(10) == 0 ? 9 : 90_000;
        int length = Math.min(bytes.remaining(), 1 + cuts.nextInt(most));
        peerSends(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Attends, and reads what the socket holds if it is to. */
  private int leaderReads() throws IOException {
    bench.attendAll();
    int limit = bench.wantsRead() ? Math.min(64 * 1024, bench.connection.readLimit()) : 0;
    ByteBuffer more = ByteBuffer.allocate(limit);
    int count = limit > 0 && own.isOpen() ? own.read(more) : 0;
    if (count > 0) {
      bench.connection.receive(more.flip());
      bench.attendAll();
    }
    return Math.max(count, 0);
  }

  /** The leader looks until the connection is its own again, then takes what the socket holds. */
  private void awaitReclaimed() throws IOException {
    while (!bench.wantsRead()) {
      bench.attendAll();
      Thread.onSpinWait();
    }
    leaderReads();
  }

  private static byte[] readAll(Stdin in, int most) throws IOException {
    byte[] all = new byte[most];
    int count = 0;
    int step = 1;
    while (count < most) {
      step = step * 7 % 60_013;
      int read = in.stream().read(all, count, Math.min(step, most - count));
      if (read < 0) {
        break;
      }
      count += read;
    }
    return Arrays.copyOf(all, count);
  }

  @Test
  void a_body_that_comes_quickly_is_read_from_the_socket_however_its_records_are_cut()
      throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    byte[] body = new Bytes(3, 8 << 20).all();
    CompletableFuture<byte[]> read = job.later((in, out) -> readAll(in, body.length));
    CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> peerSendsInPieces(body));
    int byLeader = 0;
    while (!read.isDone() && !sent.isCompletedExceptionally()) {
      byLeader += leaderReads(); // what comes after the peer has paused
    }
    assertThat(read.get()).isEqualTo(body);
    assertThat(byLeader).isLessThan(body.length / 2);
  }

  @Test
  void the_end_of_an_announced_length_gives_the_connection_back_for_the_next_request()
      throws Exception {
    lent(Intake.stream(MEMORY + 10, Long.MAX_VALUE));
    peerSends(
        new Wire()
            .record(Protocol.STDIN, 1, Wire.bytes("0123456789 and more"), 3)
            .endStdin(1)
            .then(Wire.get(2, Wire.KEEP, "/b")));
    assertThat(job.read(100)).isEqualTo("0123456789");
    awaitReclaimed();
    threads.run(bench);
    job.answer("ok");
    threads.join();
    assertThat(bench.answers()).contains("STDOUT 1 ok", "STDOUT 2 /b");
  }

  @Test
  void the_terminator_gives_it_back_and_ends_the_body() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    CompletableFuture<byte[]> rest = job.later((in, out) -> in.stream().readAllBytes());
    peerSends(new Wire().stdin(1, "last").endStdin(1));
    awaitReclaimed();
    assertThat(Script.text(rest.get())).isEqualTo("last");
  }

  @Test
  void an_early_terminator_truncates() throws Exception {
    lent(Intake.stream(2L * MEMORY, Long.MAX_VALUE));
    peerSends(new Wire().stdin(1, "few").endStdin(1));
    assertThat(job.read(3)).isEqualTo("few");
    CompletableFuture<Integer> end = job.later((in, out) -> in.stream().read());
    awaitReclaimed();
    assertThatThrownBy(end::get).hasMessageContaining("ended before all of it");
  }

  @Test
  void another_request_in_between_is_the_leaders_and_the_body_goes_on() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    CompletableFuture<byte[]> rest = job.later((in, out) -> in.stream().readAllBytes());
    peerSends(
        new Wire()
            .stdin(1, "before ")
            .then(Wire.get(2, Wire.KEEP, "/b"))
            .stdin(1, "after")
            .endStdin(1));
    awaitReclaimed();
    threads.run(bench);
    threads.join(1);
    assertThat(bench.answers()).contains("STDOUT 2 /b");
    assertThat(Script.text(rest.get())).isEqualTo("before after");
  }

  @Test
  void an_abort_is_seen() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    CompletableFuture<byte[]> rest = job.later((in, out) -> in.stream().readAllBytes());
    peerSends(new Wire().stdin(1, "cut").abort(1));
    awaitReclaimed();
    assertThat(bench.answers()).containsExactly("END 1 app=0 protocol=0");
    assertThatThrownBy(rest::get).hasMessageContaining("the request is over");
  }

  @Test
  void past_the_limit_it_is_too_large_and_the_rest_discarded() throws Exception {
    lent(Intake.stream(-1, MEMORY + 4));
    peerSends(new Wire().stdin(1, "1234").stdin(1, "5").endStdin(1));
    CompletableFuture<byte[]> rest = job.later((in, out) -> in.stream().readAllBytes());
    assertThatThrownBy(rest::get).hasMessageContaining("larger than the request may bring");
    awaitReclaimed();
    job.answer("413");
    threads.join(0);
    assertThat(bench.answers()).contains("STDOUT 1 413");
  }

  @Test
  void where_nothing_comes_the_leader_waits_in_the_jobs_place() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    CompletableFuture<byte[]> rest = job.later((in, out) -> in.stream().readAllBytes());
    awaitReclaimed();
    job.awaitWaitingIn("awaitBytes");
    assertThat(bench.isWatched()).as("the body has a time limit").isTrue();
    bench.receive(new Wire().stdin(1, "late").endStdin(1));
    assertThat(Script.text(rest.get())).isEqualTo("late");
  }

  @Test
  void a_job_that_does_not_read_loses_it_after_the_pause_and_the_body_goes_to_disk()
      throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    peerSends(stdin(new byte[1000]));
    assertThat(job.read(10)).hasSize(10);
    bench.pass(PAUSE.minusMillis(1));
    assertThat(bench.wantsRead()).as("before the time").isFalse();
    bench.pass(PAUSE.minusMillis(1));
    assertThat(bench.wantsRead()).as("it read within the time").isFalse();
    bench.pass(Duration.ofMillis(1));
    assertThat(bench.wantsRead()).isTrue();
    assertThat(job.<Integer>now((in, out) -> in.stream().available()))
        .as("what the job had read and not taken")
        .isEqualTo(990);
    bench.receive(stdin(new byte[1 << 20]).endStdin(1)).spool();
    assertThat(bench.unread()).as("without another pause").isZero();
    assertThat(bench.bodies().space()).isLessThan(bench.limits().spoolBytes());
    assertThat(job.read(2 << 20)).hasSize(990 + (1 << 20));
  }

  @Test
  void a_job_that_closes_its_body_gives_it_back() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    peerSends(new Wire().stdin(1, "unwanted").endStdin(1).then(Wire.get(2, Wire.KEEP, "/b")));
    assertThat(job.read(2)).isEqualTo("un");
    job.now(
        (in, out) -> {
          in.stream().close();
          return true;
        });
    awaitReclaimed();
    threads.run(bench);
    threads.join(1);
    assertThat(bench.answers()).contains("STDOUT 2 /b");
  }

  @Test
  void the_end_of_the_connection_ends_a_read_and_gives_the_inlet_back() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    CompletableFuture<Integer> read = job.later((in, out) -> in.stream().read());
    while (!isIn("awaits") && !isIn("awaitBytes")) { // given back where this thread was too slow
      Thread.onSpinWait();
    }
    bench.connection.close();
    own.close();
    assertThatThrownBy(read::get).hasMessageContaining("the request is over");
  }

  private boolean isIn(String method) {
    return Arrays.stream(job.thread().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  @Test
  void an_interrupt_ends_a_read() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    job.thread().interrupt();
    CompletableFuture<Integer> read = job.later((in, out) -> in.stream().read());
    assertThatThrownBy(read::get).hasCauseInstanceOf(InterruptedIOException.class);
    awaitReclaimed();
    assertThat(own.isOpen()).isTrue();
  }

  @Test
  void available_and_skip_know_what_the_job_has_read() throws Exception {
    lent(Intake.stream(-1, Long.MAX_VALUE));
    peerSends(new Wire().stdin(1, "0123456789"));
    assertThat(job.read(1)).isEqualTo("0");
    assertThat(job.<Integer>now((in, out) -> in.stream().available())).isEqualTo(9);
    assertThat(job.<Long>now((in, out) -> in.stream().skip(4))).isEqualTo(4);
    assertThat(job.read(2)).isEqualTo("56");
  }

  private void assertThatTheLeaderReads() throws Exception {
    for (int i = 0; i < 64; i++) {
      bench.receive(stdin(new byte[MEMORY / 16]));
      assertThat(bench.unread()).isZero();
      assertThat(job.read(MEMORY / 16)).hasSize(MEMORY / 16);
    }
    assertThat(bench.wantsRead()).isTrue();
  }

  @Test
  void a_connection_with_two_requests_is_not_lent() throws Exception {
    bench.script.on("/stream", Intake.stream(-1, Long.MAX_VALUE), job);
    bench.receive(
        Wire.begin(1, Wire.KEEP)
            .params(1, "REQUEST_URI", "/stream")
            .endParams(1)
            .andBegin(2, Wire.KEEP));
    threads.run(bench);
    assertThatTheLeaderReads();
  }

  @Test
  void in_the_middle_of_another_record_it_is_not_lent() throws Exception {
    bench.script.on("/stream", Intake.stream(-1, Long.MAX_VALUE), job);
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/stream").endParams(1));
    threads.run(bench);
    bench.receive(stdin(new byte[MEMORY / 2 - 1]));
    assertThat(job.read(MEMORY / 2 - 1)).hasSize(MEMORY / 2 - 1);
    ByteBuffer other = new Wire().stdin(1, "a").stdin(2, "of no request").buffer();
    int cut = other.limit() - 7;
    bench.receive(other.slice(0, cut)).receive(other.slice(cut, 7));
    assertThat(bench.unread()).as("of the other").isZero();
    bench.receive(new Wire().stdin(1, "b"));
    assertThat(bench.wantsRead()).as("once that is over").isFalse();
    peerSends(bench.takeUnread());
    assertThat(job.read(2)).isEqualTo("ab");
  }

  @Test
  void where_all_inlets_are_in_use_the_leader_reads() throws Exception {
    List<Inlet> taken = new ArrayList<>();
    for (int i = 0; i < Inlets.MAX; i++) {
      taken.add(bench.bodies().inlets().take(own));
    }
    bench.script.on("/stream", Intake.stream(-1, Long.MAX_VALUE), job);
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/stream").endParams(1));
    threads.run(bench);
    assertThatTheLeaderReads();
    taken.forEach(Inlet::giveBack);
  }
}
