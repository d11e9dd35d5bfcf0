package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are read while they come: order, bounds, and what the reader is told. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamTest {
  private static final int KIB = 1024;
  private static final Duration PAUSE = Duration.ofMillis(Backpressure.PAUSE_MILLIS);

  @TempDir Path folder;

  private final RemoteJob job = new RemoteJob();
  private final RemoteJob other = new RemoteJob();
  private final JobThreads threads = new JobThreads();
  private Bench bench;

  private void wants(Intake intake) {
    wants(intake, Limits.defaults());
  }

  private void wants(Intake intake, Limits limits) {
    bench = new Bench(limits.toBuilder().spoolFolder(folder).build());
    bench.script.on("/stream", intake, job);
    bench.receive(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/stream").endParams(1));
    threads.run(bench);
    assertThat(job.thread()).as("has begun").isNotNull();
  }

  private List<String> answers() throws InterruptedException {
    threads.join();
    bench.attendAll();
    return bench.answers();
  }

  @AfterEach
  void everything_is_given_back() throws Exception {
    bench.connection.close();
    job.giveUp();
    other.giveUp();
    threads.assertThatNothingIsKept(bench);
  }

  private static String text(int bytes) {
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append("abcdefghijklmnopqrstuvwxyz0123456789\n".charAt(text.length() % 37));
    }
    return text.toString();
  }

  /** STDIN in records of at most 32 KiB. */
  private static Wire stdin(int id, String body) {
    Wire wire = new Wire();
    for (int at = 0; at < body.length(); at += 32 * KIB) {
      wire.stdin(id, body.substring(at, Math.min(body.length(), at + 32 * KIB)));
    }
    return wire;
  }

  @Test
  void the_job_starts_when_params_end_and_reads_what_comes_while_it_comes() throws Exception {
    wants(Intake.stream(10, 100));
    bench.receive(new Wire().stdin(1, "hel"));
    assertThat(job.read(3)).isEqualTo("hel");
    CompletableFuture<byte[]> rest = job.later((in, out) -> in.stream().readAllBytes());
    job.awaitWaitingIn("awaitBytes");
    bench.receive(new Wire().stdin(1, "lo world"));
    assertThat(Script.text(rest.get())).as("what was announced").isEqualTo("lo worl");
    job.answer("ok");
    assertThat(answers()).containsExactly("STDOUT 1 ok", "STDOUT 1 end", "END 1 app=0 protocol=0");
  }

  @Test
  void without_a_length_the_terminator_is_the_end() throws Exception {
    wants(Intake.stream(-1, 100));
    bench.receive(new Wire().stdin(1, "hello"));
    assertThat(job.read(5)).isEqualTo("hello");
    CompletableFuture<Integer> end = job.later((in, out) -> in.stream().read());
    job.awaitWaitingIn("awaitBytes");
    bench.receive(new Wire().endStdin(1));
    assertThat(end.get()).isEqualTo(-1);
  }

  @Test
  void an_announced_length_of_nothing_is_at_its_end() throws Exception {
    wants(Intake.stream(0, 100));
    assertThat(job.read(1)).isEmpty();
  }

  @Test
  void available_tells_what_can_be_read_without_waiting_and_skip_passes_it() throws Exception {
    wants(Intake.stream(-1, 100));
    bench.receive(new Wire().stdin(1, "hello").endStdin(1));
    assertThat(job.<Integer>now((in, out) -> in.stream().available())).isEqualTo(5);
    assertThat(job.<Long>now((in, out) -> in.stream().skip(3))).isEqualTo(3);
    assertThat(job.read(100)).isEqualTo("lo");
    assertThat(job.<Long>now((in, out) -> in.stream().skip(3))).isZero();
  }

  @Test
  void an_announced_length_past_the_limit_is_told_at_once_and_the_rest_discarded()
      throws Exception {
    wants(Intake.stream(101, 100));
    assertThat(job.failure()).isEqualTo(StdinException.Reason.TOO_LARGE);
    bench.receive(stdin(1, text(101)).endStdin(1).then(Wire.get(2, Wire.KEEP, "/b")));
    threads.run(bench);
    job.answer("told");
    assertThat(answers()).contains("STDOUT 1 told", "STDOUT 2 /b");
    assertThat(bench.isClosed()).isFalse();
  }

  @Test
  void a_body_that_grows_past_the_limit_is_too_large_and_its_memory_free() throws Exception {
    wants(Intake.stream(-1, 10));
    bench.receive(new Wire().stdin(1, "0123456789"));
    assertThat(job.read(5)).isEqualTo("01234");
    bench.receive(new Wire().stdin(1, "x"));
    assertThat(job.failure()).isEqualTo(StdinException.Reason.TOO_LARGE);
    assertThat(bench.bodies().memory().used()).isZero();
    bench.receive(new Wire().stdin(1, "more").endStdin(1));
    assertThat(job.failure()).as("still").isEqualTo(StdinException.Reason.TOO_LARGE);
  }

  @Test
  void a_body_that_grows_past_the_limit_on_disk_leaves_it_and_its_connection_goes_on()
      throws Exception {
    wants(Intake.stream(-1, 512 * KIB));
    bench.receive(stdin(1, text(400 * KIB))).pass(PAUSE).spool();
    assertThat(bench.bodies().space()).as("on disk").isLessThan(bench.limits().spoolBytes());
    bench.receive(stdin(1, text(400 * KIB))).pass(PAUSE).spool();
    assertThat(job.failure()).isEqualTo(StdinException.Reason.TOO_LARGE);
    assertThat(bench.bodies().space()).as("gone").isEqualTo(bench.limits().spoolBytes());
    assertThat(bench.bodies().memory().used()).isZero();
    bench.receive(stdin(1, text(400 * KIB)).then(Wire.get(2, Wire.KEEP, "/b")).endStdin(1));
    assertThat(bench.unread()).as("the rest is discarded").isZero();
    threads.run(bench);
    job.answer("413");
    assertThat(answers()).contains("STDOUT 2 /b", "STDOUT 1 413");
  }

  @Test
  void an_early_terminator_truncates_after_what_came() throws Exception {
    wants(Intake.stream(10, 100));
    bench.receive(new Wire().stdin(1, "hel").endStdin(1));
    assertThat(job.read(3)).isEqualTo("hel");
    assertThat(job.failure()).isEqualTo(StdinException.Reason.TRUNCATED);
    job.answer("400");
    assertThat(answers()).contains("STDOUT 1 400");
  }

  @Test
  void the_peers_end_truncates_and_the_job_may_still_answer() throws Exception {
    wants(Intake.stream(-1, 100));
    bench.receive(new Wire().stdin(1, "hel"));
    bench.receiveEnd();
    assertThat(job.read(3)).isEqualTo("hel");
    assertThat(job.failure()).isEqualTo(StdinException.Reason.TRUNCATED);
    job.answer("400");
    assertThat(answers()).contains("STDOUT 1 400", "END 1 app=0 protocol=0");
  }

  @Test
  void a_body_that_was_complete_survives_the_peers_end() throws Exception {
    wants(Intake.stream(-1, 100));
    bench.receive(new Wire().stdin(1, "hello").endStdin(1));
    bench.receiveEnd();
    assertThat(job.read(100)).isEqualTo("hello");
    job.answer("ok");
    assertThat(answers()).contains("STDOUT 1 ok");
  }

  @Test
  void a_body_that_stops_coming_is_too_slow() throws Exception {
    wants(Intake.stream(5, 100));
    bench.pass(Duration.ofSeconds(59)).receive(new Wire().stdin(1, "h"));
    bench.pass(Duration.ofSeconds(59));
    assertThat(job.read(1)).isEqualTo("h");
    CompletableFuture<String> waiting = job.later((in, out) -> "" + in.stream().read());
    bench.pass(Duration.ofSeconds(1));
    assertThatThrownBy(waiting::get).hasMessageContaining("too long to arrive");
    assertThat(bench.isWatched()).as("nothing is awaited any more").isFalse();
  }

  @Test
  void a_complete_body_has_no_gap_however_slowly_it_is_read() throws Exception {
    wants(Intake.stream(5, 100));
    bench.receive(new Wire().stdin(1, "hello"));
    assertThat(bench.pass(Duration.ofSeconds(1)).isWatched()).as("no clock runs").isFalse();
    bench.pass(Duration.ofHours(1));
    assertThat(job.read(5)).isEqualTo("hello");
  }

  @Test
  void a_pause_is_no_gap() throws Exception {
    wants(
        Intake.stream(-1, Long.MAX_VALUE),
        Limits.defaults().toBuilder().bodyGap(PAUSE.multipliedBy(2)).build());
    bench.receive(stdin(1, text(256 * KIB)));
    assertThat(bench.wantsRead()).isFalse();
    bench.pass(PAUSE.multipliedBy(3)); // the spooler has not begun
    assertThat(job.read(100 * KIB)).hasSize(100 * KIB);
    bench.receive(new Wire().endStdin(1)).pass(PAUSE).spool();
    assertThat(job.read(256 * KIB)).hasSize(156 * KIB);
  }

  @Test
  void a_pause_is_no_gap_for_a_sibling_either() throws Exception {
    wants(
        Intake.stream(-1, Long.MAX_VALUE),
        Limits.defaults().toBuilder().bodyGap(PAUSE.multipliedBy(2)).build());
    bench.script.on("/other", Intake.stream(-1, 100), other);
    bench.receive(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/other").endParams(2));
    threads.run(bench);
    bench.receive(stdin(1, text(256 * KIB))).pass(PAUSE.multipliedBy(3));
    assertThat(bench.wantsRead()).as("it could not have come").isFalse();
    bench.spool().pass(Duration.ofMillis(1));
    bench.receive(new Wire().stdin(2, "late").endStdin(2));
    assertThat(other.read(100)).isEqualTo("late");
  }

  // ---------------------------------------------------------------- bounds

  @Test
  void past_its_memory_reading_stops_until_half_is_read_and_no_file_is_made() throws Exception {
    String body = text(1024 * KIB);
    wants(Intake.stream(body.length(), Long.MAX_VALUE));
    bench.receive(stdin(1, body));
    StringBuilder read = new StringBuilder();
    while (bench.unread() > 0) {
      assertThat(bench.wantsRead()).isFalse();
      assertThat(bench.bodies().memory().used()).isEqualTo(128 * KIB);
      read.append(job.read(16 * KIB));
      bench.read();
      assertThat(bench.wantsRead()).as("a little room is not enough").isFalse();
      read.append(job.read(48 * KIB + 8));
      bench.read();
    }
    read.append(job.read(body.length()));
    assertThat(read.toString()).isEqualTo(body);
    assertThat(bench.spooling).isEmpty();
  }

  @Test
  void where_the_job_does_not_read_in_time_it_goes_to_disk_in_order_and_reading_goes_on()
      throws Exception {
    String body = text(1024 * KIB);
    wants(Intake.stream(body.length(), Long.MAX_VALUE));
    bench.receive(stdin(1, body));
    bench.pass(PAUSE.minusMillis(1)).spool();
    assertThat(bench.unread()).as("before the time").isPositive();
    bench.pass(Duration.ofMillis(1)).spool();
    assertThat(bench.unread()).isZero();
    assertThat(bench.bodies().space())
        .isLessThanOrEqualTo(bench.limits().spoolBytes() - body.length() + 128 * KIB);
    assertThat(job.<Integer>now((in, out) -> in.stream().available())).isEqualTo(body.length());
    assertThat(job.read(body.length())).isEqualTo(body);
    assertThat(bench.bodies().space()).as("read, and freed").isEqualTo(bench.limits().spoolBytes());
  }

  @Test
  void a_body_that_was_spooled_and_read_goes_through_memory_again() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(256 * KIB))).pass(PAUSE).spool();
    assertThat(job.read(256 * KIB)).isEqualTo(text(256 * KIB));
    bench.receive(new Wire().stdin(1, "more"));
    assertThat(bench.spooling).isEmpty();
    assertThat(job.read(4)).isEqualTo("more");
    bench.receive(stdin(1, text(256 * KIB)).endStdin(1)).pass(PAUSE).spool();
    assertThat(job.read(1 << 20)).isEqualTo(text(256 * KIB));
  }

  @Test
  void a_sibling_behind_a_full_body_is_answered_after_the_pause() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(256 * KIB)).then(Wire.get(2, Wire.KEEP, "/b")));
    assertThat(bench.queue).isEmpty();
    bench.pass(PAUSE).spool();
    threads.run(bench);
    threads.join(1);
    assertThat(bench.answers()).contains("STDOUT 2 /b");
  }

  @Test
  void after_a_pause_in_vain_the_connection_is_not_paused_again_at_once() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.script.on("/other", Intake.stream(-1, Long.MAX_VALUE), other);
    bench.receive(
        stdin(1, text(256 * KIB))
            .then(Wire.begin(2, Wire.KEEP).params(2, "REQUEST_URI", "/other").endParams(2))
            .then(stdin(2, text(256 * KIB))));
    bench.pass(PAUSE).spool();
    assertThat(bench.unread()).as("the second one went to disk without a pause").isZero();
    threads.run(bench);
  }

  @Test
  void an_abort_behind_a_full_body_is_seen_after_the_pause() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(256 * KIB)).abort(1));
    bench.pass(PAUSE).spool();
    assertThat(bench.answers()).containsExactly("END 1 app=0 protocol=0");
    assertThat(job.failure()).isEqualTo(StdinException.Reason.ABORTED);
    bench.spool();
    assertThat(bench.bodies().memory().used()).as("while the job still runs").isZero();
    assertThat(bench.bodies().space()).isEqualTo(bench.limits().spoolBytes());
  }

  @Test
  void where_memory_is_scarce_a_stream_goes_on_with_little() throws Exception {
    String body = text(256 * KIB);
    wants(
        Intake.stream(body.length(), Long.MAX_VALUE),
        Limits.defaults().toBuilder().bodiesMemory(1).build());
    bench.receive(stdin(1, body));
    assertThat(bench.bodies().memory().used()).isEqualTo(8 * KIB);
    StringBuilder read = new StringBuilder(job.read(64));
    bench.pass(PAUSE).spool();
    for (int i = 0; i < 100 && bench.unread() > 0; i++) {
      bench.spool();
    }
    assertThat(bench.unread()).isZero();
    assertThat(bench.bodies().memory().used()).isLessThanOrEqualTo(8 * KIB);
    assertThat(read.append(job.read(body.length())).toString()).isEqualTo(body);
  }

  @Test
  void memory_that_lies_idle_is_given_back() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(new Wire().stdin(1, "hello"));
    assertThat(job.read(5)).isEqualTo("hello");
    bench.pass(Duration.ofMillis(250)).pass(Duration.ofMillis(250));
    assertThat(bench.bodies().memory().used()).isZero();
    bench.receive(new Wire().stdin(1, "again").endStdin(1));
    assertThat(job.read(100)).isEqualTo("again");
  }

  @Test
  void a_spool_file_has_no_name_and_was_never_anybody_elses() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(256 * KIB))).pass(PAUSE).spool();
    assertThat(bench.bodies().space()).isLessThan(bench.limits().spoolBytes());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void past_the_spool_bytes_a_body_is_not_stored_and_its_connection_goes_on() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE), Limits.defaults().toBuilder().spoolBytes(1).build());
    bench.receive(stdin(1, text(512 * KIB)).endStdin(1).then(Wire.get(2, Wire.KEEP, "/b")));
    bench.pass(PAUSE).spool();
    assertThat(job.failure()).isEqualTo(StdinException.Reason.NOT_STORED);
    assertThat(bench.bodies().memory().used()).isZero();
    assertThat(bench.unread()).isZero();
    threads.run(bench);
    job.answer("503");
    assertThat(answers()).contains("STDOUT 2 /b", "STDOUT 1 503");
  }

  @Test
  void a_folder_that_takes_no_file_is_told_to_the_reader_alone() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    Files.delete(folder);
    bench.receive(stdin(1, text(512 * KIB)).endStdin(1)).pass(PAUSE).spool();
    assertThat(job.failure()).isEqualTo(StdinException.Reason.NOT_STORED);
    Files.createDirectory(folder);
  }

  /** A body is on disk in pieces, so that what was read of a large one does not stay there. */
  @Test
  @Timeout(60)
  void a_body_past_one_file_goes_on_in_the_next_and_what_was_read_leaves_the_disk()
      throws Exception {
    int pieces = SpoolFile.BYTES / (1024 * KIB) + 3;
    wants(Intake.stream(-1, Long.MAX_VALUE));
    for (int i = 0; i < pieces; i++) {
      for (byte[] piece : new Bytes(i, 1024 * KIB).pieces(32 * KIB)) {
        bench.receive(new Wire().record(Protocol.STDIN, 1, piece));
      }
      bench.pass(PAUSE).spool();
    }
    bench.receive(new Wire().endStdin(1));
    assertThat(bench.limits().spoolBytes() - bench.bodies().space())
        .isGreaterThan(SpoolFile.BYTES + 1024 * KIB);
    for (int i = 0; i < pieces; i++) {
      byte[] read = job.now((in, out) -> in.stream().readNBytes(1024 * KIB));
      assertThat(Arrays.equals(read, new Bytes(i, 1024 * KIB).all())).as("MiB %d", i).isTrue();
      if (i == pieces - 2) {
        assertThat(bench.limits().spoolBytes() - bench.bodies().space())
            .as("the first file is gone while the second is read")
            .isPositive()
            .isLessThan(4 * 1024 * KIB);
      }
    }
    assertThat(job.read(1)).isEmpty();
  }

  /** As a disk that breaks does: what was written can't be read. */
  @Test
  void what_cannot_be_read_from_the_disk_any_more_is_told_to_the_reader_alone() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(256 * KIB))).pass(PAUSE).spool();
    assertThat(job.read(10)).isEqualTo(text(10));
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (isOfThisTest(descriptor)) {
          try (FileChannel file = FileChannel.open(descriptor, StandardOpenOption.WRITE)) {
            file.truncate(0);
          }
        }
      }
    }
    assertThat(job.failure()).isEqualTo(StdinException.Reason.NOT_STORED);
    assertThat(job.failure()).as("still").isEqualTo(StdinException.Reason.NOT_STORED);
    bench.receive(stdin(1, text(256 * KIB)).endStdin(1).then(Wire.get(2, Wire.KEEP, "/b")));
    threads.run(bench);
    job.answer("503");
    assertThat(answers()).contains("STDOUT 1 503", "STDOUT 2 /b");
    assertThat(bench.bodies().space()).isEqualTo(bench.limits().spoolBytes());
  }

  private boolean isOfThisTest(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(folder);
    } catch (IOException e) {
      return false; // that of the listing itself
    }
  }

  // ---------------------------------------------------------------- the end

  @Test
  void a_reader_that_waits_is_told_of_an_abort_and_the_id_is_free_at_once() throws Exception {
    wants(Intake.stream(-1, 100));
    CompletableFuture<String> waiting = job.later((in, out) -> "" + in.stream().read());
    job.awaitWaitingIn("awaitBytes");
    bench.receive(new Wire().abort(1).then(Wire.get(1, Wire.KEEP, "/b")));
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(StdinException.class);
    assertThat(job.failure()).isEqualTo(StdinException.Reason.ABORTED);
    assertThatThrownBy(() -> job.now((in, out) -> write(out))).hasMessageContaining("aborted");
    threads.run(bench);
    threads.join(1);
    assertThat(bench.answers())
        .containsExactly(
            "END 1 app=0 protocol=0", "STDOUT 1 /b", "STDOUT 1 end", "END 1 app=0 protocol=0");
    assertThatThrownBy(() -> job.answer("too late")).hasMessageContaining("aborted");
    assertThat(answers()).isEmpty();
  }

  private static boolean write(Stdout out) throws IOException {
    Script.write(out, "x");
    out.flush();
    return true;
  }

  @Test
  void a_reader_that_waits_is_told_when_the_connection_is_gone() throws Exception {
    wants(Intake.stream(-1, 100));
    bench.receive(new Wire().stdin(1, "hello"));
    bench.connection.close();
    assertThat(job.failure()).isEqualTo(StdinException.Reason.ABORTED);
  }

  @Test
  void after_the_job_or_its_close_nothing_can_be_read() throws Exception {
    wants(Intake.stream(-1, 100));
    bench.receive(new Wire().stdin(1, "hello"));
    BodyStream stream = job.now((in, out) -> (BodyStream) in.stream());
    job.answer("early");
    assertThat(answers()).contains("STDOUT 1 early");
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThat(bench.bodies().memory().used()).isZero();
    bench.receive(new Wire().stdin(1, "rest").endStdin(1).then(Wire.get(1, Wire.KEEP, "/b")));
    threads.run(bench);
    assertThat(answers()).contains("STDOUT 1 /b");
    assertThat(bench.pass(Duration.ofSeconds(1)).isWatched()).as("nothing is awaited").isFalse();
  }

  @Test
  void a_job_that_answers_early_with_its_body_full_lets_the_connection_read_on() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(512 * KIB)).endStdin(1).then(Wire.get(2, Wire.KEEP, "/b")));
    job.answer("early");
    assertThat(answers()).contains("STDOUT 1 early");
    bench.read();
    threads.run(bench);
    assertThat(answers()).contains("STDOUT 2 /b");
  }

  @Test
  void an_interrupt_ends_waiting_and_loses_no_byte() throws Exception {
    wants(Intake.stream(-1, 100));
    CompletableFuture<Integer> waiting = job.later((in, out) -> in.stream().read());
    job.awaitWaitingIn("awaitBytes");
    job.thread().interrupt();
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedIOException.class);
    assertThat(job.<Boolean>now((in, out) -> Thread.interrupted())).as("is kept").isTrue();
    bench.receive(new Wire().stdin(1, "hello").endStdin(1));
    assertThat(job.read(100)).isEqualTo("hello");
  }

  @Test
  void an_interrupted_thread_can_read_what_is_on_disk() throws Exception {
    wants(Intake.stream(-1, Long.MAX_VALUE));
    bench.receive(stdin(1, text(256 * KIB)).endStdin(1)).pass(PAUSE).spool();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    job.now(
        (in, out) -> {
          Thread.currentThread().interrupt();
          in.stream().transferTo(read);
          return Thread.interrupted();
        });
    assertThat(Script.text(read.toByteArray())).isEqualTo(text(256 * KIB));
  }

  @Test
  void only_a_job_whose_intake_says_so_has_a_stream() {
    assertThatThrownBy(Stdin.NONE::stream).isInstanceOf(IllegalStateException.class);
    wants(Intake.stream(0, 0));
  }
}
