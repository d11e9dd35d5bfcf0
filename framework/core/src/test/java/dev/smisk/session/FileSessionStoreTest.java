package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.session.FileSessionStore.Sync;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions in files; what every store does is in the contract's tests. */
class FileSessionStoreTest {
  private static final Duration TTL = Duration.ofMinutes(15);
  private static final byte[] DATA = "some data".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path parent;
  private final TestClock clock = new TestClock();
  private Path folder;
  private FileSessionStore store;

  @BeforeEach
  void open() {
    folder = parent.resolve("sessions");
    store = FileSessionStore.at(folder, Sync.NEVER, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path file(String id) {
    return folder.resolve(SessionFiles.name(id).file());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("lock-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALWAYS", "NEVER"})
  void whatWasWritten_outlivesTheStore(Sync sync) throws IOException {
    try (FileSessionStore first = FileSessionStore.at(folder, sync)) {
      assertThat(first.write("a", new byte[] {1, 2}, TTL, 0)).isTrue();
      assertThat(first.write("b", new byte[] {3}, TTL, 0)).isTrue();
      first.delete("b");
    }
    try (FileSessionStore second = FileSessionStore.at(folder, sync)) {
      assertThat(second.read("a").data()).containsExactly(1, 2);
      assertThat(second.read("a").version()).isEqualTo(1);
      assertThat(second.read("b")).isNull();
    }
  }

  @Test
  void folderAndFiles_areTheUsersAlone_andTellNoId() throws IOException {
    store.write("secret-id", new byte[] {1}, TTL, 0);

    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(file("secret-id")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(names()).hasSize(1).noneMatch(name -> name.contains("secret"));
    assertThat(new String(Files.readAllBytes(file("secret-id")), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret");
  }

  @Test
  void fileThatIsCutOff_isAnErrorAtEachByte_andStays() throws IOException {
    store.write("a", DATA, TTL, 0);
    byte[] whole = Files.readAllBytes(file("a"));
    for (int length = 0; length < whole.length; length++) {
      damage(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> store.read("a"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file("a").toString())
          .hasMessageContaining("is damaged");
      assertThatThrownBy(() -> store.write("a", new byte[] {1}, TTL, 1))
          .isInstanceOf(IOException.class);
      assertThat(Files.size(file("a"))).isEqualTo(length);
    }
  }

  @Test
  void fileWithAnotherBit_isAnError() throws IOException {
    store.write("a", DATA, TTL, 0);
    byte[] whole = Files.readAllBytes(file("a"));
    for (int at = 0; at < whole.length; at++) {
      byte[] other = whole.clone();
      other[at] ^= 0x10;
      damage(other);
      assertThatThrownBy(() -> store.read("a")).as("byte " + at).isInstanceOf(IOException.class);
    }
    damage(whole);
    assertThat(store.read("a").data()).isEqualTo(DATA);
  }

  private void damage(byte[] content) throws IOException {
    Files.write(file("a"), content);
    Files.setLastModifiedTime(file("a"), FileTime.from(clock.instant().plus(TTL)));
  }

  @Test
  void fileWithARightChecksum_butNotOurs_isAnError() throws IOException {
    byte[] hash = SessionFiles.name("a").hash();
    store.write("a", DATA, TTL, 0);
    checksummed(0x534d49534b533031L, hash, 7, 2);
    assertThat(store.read("a").version()).isEqualTo(7);

    checksummed(0x534d49534b533032L, hash, 7, 2);
    assertDamaged("does not begin as one of ours");
    checksummed(0x534d49534b533031L, hash, 0, 2);
    assertDamaged("version is wrong");
    checksummed(0x534d49534b533031L, hash, 7, 3);
    assertDamaged("length");
  }

  private void assertDamaged(String how) {
    assertThatThrownBy(() -> store.read("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(how);
  }

  /** Of two bytes of data. */
  private void checksummed(long magic, byte[] hash, long version, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 32 + 8 + 4 + 2 + 4);
    bytes.putLong(magic).put(hash).putLong(version).putInt(length).put(new byte[2]);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, bytes.position());
    damage(bytes.putInt((int) crc.getValue()).array());
  }

  @Test
  void ended_isNothing_beforeItIsSwept() throws IOException {
    store.write("a", new byte[] {1}, TTL, 0);
    clock.pass(TTL.minusMillis(1));
    assertThat(store.read("a")).isNotNull();
    clock.pass(Duration.ofMillis(1));

    assertThat(store.read("a")).isNull();
    assertThat(store.write("a", new byte[] {2}, TTL, 1)).isFalse();
    store.touch("a", TTL);
    assertThat(store.read("a")).isNull();
    store.touch("unknown", TTL);
    assertThat(store.write("a", new byte[] {2}, TTL, 0)).isTrue();
  }

  @Test
  void touch_ofWhatHasEnded_bringsNothingBack() throws IOException {
    makeEnded("a");
    store.touch("a", TTL);
    assertThat(store.read("a")).isNull();
  }

  @Test
  void idsThatBeginAlike_haveFilesOfTheirOwn() throws IOException {
    store.write("id-1", new byte[] {1}, TTL, 0);
    assertThat(store.write("id-2", new byte[] {2}, TTL, 0)).isTrue();
    assertThat(store.read("id-1").data()).containsExactly(1);
  }

  @Test
  void firstWrite_beginsToSweep_andCloseEndsIt() throws Exception {
    makeEnded("ended");
    Set<Thread> others = sweepers();
    Set<Thread> mine;
    try (FileSessionStore other = FileSessionStore.at(folder, Sync.NEVER, clock);
        WatchService deleted = folder.getFileSystem().newWatchService()) {
      folder.register(deleted, StandardWatchEventKinds.ENTRY_DELETE);
      assertThat(others).containsAll(sweepers());
      other.write("a", new byte[] {1}, TTL, 0);
      while (Files.exists(file("ended"))) {
        WatchKey key = deleted.poll(2, TimeUnit.MINUTES);
        assertThat(key).as("a sweep").isNotNull();
        key.pollEvents();
        key.reset();
      }
      mine = sweepers();
      mine.removeAll(others);
      assertThat(mine).isNotEmpty();
    }
    assertThat(mine).noneMatch(Thread::isAlive); // it would sweep again after a minute
  }

  /** A sweep that is at a file when the store is closed would open its lock, and make its file. */
  @Test
  void close_waitsForTheSweep() throws Exception {
    makeEnded("ended");
    CountDownLatch sweeping = new CountDownLatch(1);
    AtomicReference<Thread> closing = new AtomicReference<>();
    AtomicReference<Thread.State> seen = new AtomicReference<>();
    InstantSource holding =
        () -> {
          if (Thread.currentThread().getName().equals("smisk-session-files")
              && seen.get() == null) {
            sweeping.countDown();
            seen.set(waitingOrEnded(closing));
          }
          return clock.instant();
        };
    FileSessionStore other = FileSessionStore.at(folder, Sync.NEVER, holding);
    other.write("a", new byte[] {1}, TTL, 0);
    assertThat(sweeping.await(60, TimeUnit.SECONDS)).isTrue();
    Thread closer = new Thread(other::close);
    closer.start();
    closing.set(closer);
    closer.join(60_000);

    assertThat(closer.isAlive()).isFalse();
    assertThat(seen).hasValue(Thread.State.TIMED_WAITING);
  }

  /** The state of a thread that is closing, once it waits for a time or has ended. */
  private static Thread.State waitingOrEnded(AtomicReference<Thread> closing) {
    while (true) {
      Thread closer = closing.get();
      Thread.State state = closer == null ? Thread.State.NEW : closer.getState();
      if (state == Thread.State.TIMED_WAITING || state == Thread.State.TERMINATED) {
        return state;
      }
      Thread.onSpinWait();
    }
  }

  private static Set<Thread> sweepers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("smisk-session-files") && thread.isAlive())
        .collect(Collectors.toSet());
  }

  /** It is touched just when the sweep has seen that it has ended. */
  @Test
  void sweep_looksAgain_whenNobodyElseWrites() throws IOException {
    makeEnded("a");
    AtomicInteger asked = new AtomicInteger();
    InstantSource touching =
        () -> {
          if (asked.getAndIncrement() == 0) {
            touchNow("a");
          }
          return clock.instant();
        };
    try (FileSessionStore other = FileSessionStore.at(folder, Sync.NEVER, touching)) {
      other.sweep();
    }

    assertThat(asked).hasValue(2);
    assertThat(store.read("a")).isNotNull();
  }

  /** Without a store, which would sweep it itself. */
  private void makeEnded(String id) throws IOException {
    new SessionFiles(folder, false)
        .write(SessionFiles.name(id), DATA, 1, FileTime.from(clock.instant()));
  }

  private void touchNow(String id) {
    try {
      Files.setLastModifiedTime(file(id), FileTime.from(clock.instant().plus(TTL)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void lockThatAnotherProcessHolds_isWaitedForSoLong() throws Exception {
    try (FileLocks mine = new FileLocks(folder, Duration.ofMillis(50));
        FileLocks others = new FileLocks(folder, TTL)) {
      byte[] hash = {5};
      others.under(
          hash,
          () -> {
            assertThatThrownBy(() -> mine.under(hash, () -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("lock-05", "50 ms", "does it hang?");
            return true;
          });
      assertThat(mine.under(hash, () -> "mine")).isEqualTo("mine");
    }
  }

  /** One at the file's lock, and one behind it at that of this process. */
  @Test
  void lockThatAnotherProcessHolds_isLeftByThoseWhoAreInterrupted() throws Exception {
    byte[] hash = {5};
    Duration wait = Duration.ofSeconds(20);
    try (FileLocks mine = new FileLocks(folder, wait);
        FileLocks others = new FileLocks(folder, wait)) {
      others.under(
          hash,
          () -> {
            List<Throwable> thrown = new CopyOnWriteArrayList<>();
            Thread first = waiting(mine, hash, thrown, Thread.State.TIMED_WAITING);
            Thread second = waiting(mine, hash, thrown, Thread.State.WAITING);
            second.interrupt();
            join(second);
            first.interrupt();
            join(first);
            assertThat(thrown).hasSize(2).hasOnlyElementsOfType(InterruptedIOException.class);
            return true;
          });
      assertThat(mine.under(hash, () -> "mine")).isEqualTo("mine");
    }
  }

  /** A thread that is in this state, as it waits for a lock. */
  private static Thread waiting(
      FileLocks locks, byte[] hash, List<Throwable> thrown, Thread.State state) {
    Thread thread =
        new Thread(
            () -> {
              try {
                locks.under(hash, () -> true);
              } catch (IOException e) {
                thrown.add(e);
              }
            });
    thread.start();
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join(60_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void storeWithALockTime_waitsForSoLong() throws Exception {
    try (FileSessionStore quick = FileSessionStore.at(folder, Sync.NEVER, Duration.ofMillis(50));
        FileLocks others = new FileLocks(folder, TTL)) {
      others.under(
          SessionFiles.name("a").hash(),
          () -> {
            assertThatThrownBy(() -> quick.write("a", new byte[] {1}, TTL, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("50 ms");
            return true;
          });
      assertThat(quick.write("a", new byte[] {1}, TTL, 0)).isTrue();
    }
  }

  @Test
  void writerThatWasInterrupted_leavesALockThatWorks() throws IOException {
    store.write("a", new byte[] {1}, TTL, 0);
    Thread.currentThread().interrupt(); // which must not close the channel of the lock
    assertThatThrownBy(() -> store.write("a", new byte[] {2}, TTL, 1))
        .isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();

    assertThat(store.write("a", new byte[] {2}, TTL, 1)).isTrue();
  }

  @Test
  void closedStore_holdsNoFile() throws IOException {
    for (int i = 0; i < 20; i++) {
      store.write("id" + i, new byte[] {1}, TTL, 0);
    }
    assertThat(openFiles()).isPositive();
    store.close();

    for (int i = 0; i < 40; i++) { // with a lock that was open, or was not
      String id = "id" + i;
      assertThatThrownBy(() -> store.write(id, new byte[] {1}, TTL, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("closed");
    }
    assertThat(openFiles()).isZero();
  }

  /** Below the folder, of this process; as Linux tells. */
  private long openFiles() throws IOException {
    long open = 0;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          open += Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath()) ? 1 : 0;
        } catch (NoSuchFileException e) {
          // It was that of the listing.
        }
      }
    }
    return open;
  }

  @Test
  void fileOfAnother_isAnErrorAndNeverItsData() throws IOException {
    store.write("a", new byte[] {1}, TTL, 0);
    Files.move(file("a"), file("b"));

    assertThatThrownBy(() -> store.read("b"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another session");
    assertThat(store.read("a")).isNull();
  }

  @Test
  void deletingADamagedFile_endsItsSession() throws IOException {
    store.write("a", new byte[] {1}, TTL, 0);
    damage(new byte[] {1});
    store.delete("a");

    assertThat(store.read("a")).isNull();
    assertThat(store.write("a", new byte[] {2}, TTL, 0)).isTrue();
  }

  @Test
  void sweep_removesWhatHasEnded_andNothingElse() throws IOException {
    store.write("ended", new byte[] {1}, TTL, 0);
    store.write("touched", new byte[] {1}, TTL, 0);
    clock.pass(TTL.minusSeconds(1));
    store.touch("touched", TTL);
    store.write("new", new byte[] {1}, TTL, 0);
    String hash = "0".repeat(64);
    List<String> foreign =
        List.of(
            "notes.txt",
            "x.session",
            hash + ".session.bak",
            hash + "." + "1".repeat(16) + ".new.bak",
            hash + "." + "1".repeat(15) + ".new",
            hash + ".new");
    for (String name : foreign) {
      aged(folder.resolve(name));
    }
    aged(folder.resolve(hash + "." + "1".repeat(16) + ".new"));
    Files.createDirectory(folder.resolve("1".repeat(64) + ".session"));
    Files.setLastModifiedTime(folder.resolve("1".repeat(64) + ".session"), FileTime.fromMillis(0));
    Path target = aged(parent.resolve("target"));
    Files.createSymbolicLink(folder.resolve("2".repeat(64) + ".session"), target);
    clock.pass(Duration.ofSeconds(1));

    store.sweep();

    List<String> left = new ArrayList<>(foreign);
    left.add(file("touched").getFileName().toString());
    left.add(file("new").getFileName().toString());
    left.add("1".repeat(64) + ".session");
    left.add("2".repeat(64) + ".session");
    assertThat(names()).containsExactlyInAnyOrderElementsOf(left);
    assertThat(target).exists();
  }

  private static Path aged(Path file) throws IOException {
    Files.write(file, new byte[] {1});
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    return file;
  }

  @Test
  void unfinishedFile_ofAWriteThatMayStillRun_stays() throws IOException {
    Path unfinished = folder.resolve("0".repeat(64) + "." + "1".repeat(16) + ".new");
    Files.write(unfinished, new byte[] {1});
    Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant()));

    clock.pass(Duration.ofMinutes(59));
    store.sweep();
    assertThat(unfinished).exists();
    clock.pass(Duration.ofMinutes(1));
    store.sweep();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void writeThatFails_leavesTheOldVersionAndNoFile() throws IOException {
    store.write("a", new byte[] {1}, TTL, 0);
    Path file = file("a");
    Files.move(file, parent.resolve("aside"));
    Files.createDirectory(file);
    Files.createFile(file.resolve("in the way"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(0)); // as if it had ended

    assertThatThrownBy(() -> store.write("a", new byte[] {2}, TTL, 0))
        .isInstanceOf(IOException.class);
    assertThat(names()).containsExactly(file.getFileName().toString());
  }

  @Test
  void folderThatCannotBeUsed_isNamed() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> FileSessionStore.at(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void twoStoresOfOneFolder_giveEachVersionToOneWriter() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (FileSessionStore other = FileSessionStore.at(folder, Sync.NEVER, clock)) {
      store.write("a", new byte[] {0}, TTL, 0);
      List<Future<Integer>> wins = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        FileSessionStore mine = i % 2 == 0 ? store : other;
        wins.add(threads.submit(() -> increment(mine, 100)));
      }
      int sum = 0;
      for (Future<Integer> each : wins) {
        sum += each.get(60, TimeUnit.SECONDS);
      }
      assertThat(sum).isPositive();
      assertThat(store.read("a").version()).isEqualTo(sum + 1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int increment(FileSessionStore store, int times) throws IOException {
    int won = 0;
    for (int i = 0; i < times; i++) {
      SessionStore.Entry entry = store.read("a");
      won += store.write("a", entry.data(), TTL, entry.version()) ? 1 : 0;
    }
    return won;
  }
}
