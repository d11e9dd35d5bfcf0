package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything at once: many connections, requests interleaved on each, bodies collected and
 * streamed, handlers that wait and that don't, aborts in the midst of it. Each answer is checked
 * against what was sent; in the end nothing is left. The seed of a run stands in its failure.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StressTest {
  private static final int CONNECTIONS = 24;
  private static final int ROUNDS = 12;
  private static final int IDS = 6;
  private static final int MAX_BODY = 400 * 1024;

  @TempDir Path folder;

  private final Script script = new Script();
  private final AtomicInteger running = new AtomicInteger();

  /** What was left of the disk where that was least. */
  private final AtomicLong leastSpace = new AtomicLong(Long.MAX_VALUE);

  private static String checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return bytes.length + ":" + crc.getValue();
  }

  /** Waits now and then, by what the request's variables say: never, a little, past a tick. */
  private static void dawdle(Params params) {
    int micros = Integer.parseInt(String.valueOf(params.get("DAWDLE")));
    if (micros > 0) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }
  }

  private void handlers(BodyStore bodies) {
    script.on(
        "/collect",
        Intake.collect(-1, MAX_BODY),
        (params, in, out) -> {
          running.getAndIncrement();
          try {
            dawdle(params);
            Script.answer(out, checksum(in.bytes()));
          } finally {
            running.getAndDecrement();
          }
        });
    script.on(
        "/stream",
        Intake.stream(-1, MAX_BODY),
        (params, in, out) -> {
          running.getAndIncrement();
          try (InputStream body = in.stream()) {
            out.interruptOnAbort();
            if (params.get("LATE") != null) {
              LockSupport.parkNanos(
                  2 * Backpressure.PAUSE_NANOS); // what comes meanwhile is spooled
              leastSpace.accumulateAndGet(bodies.space(), Math::min);
            }
            CRC32 crc = new CRC32();
            byte[] buffer = new byte[10_000];
            int total = 0;
            int count;
            while ((count = body.read(buffer)) >= 0) {
              crc.update(buffer, 0, count);
              total += count;
              if (total % 7 == 0) {
                dawdle(params);
              }
            }
            Script.answer(out, total + ":" + crc.getValue());
          } finally {
            running.getAndDecrement();
          }
        });
  }

  /** One connection's requests; what is expected of each is kept beside. */
  private static void talk(ListenAddress address, long seed) throws IOException {
    Random random = new Random(seed);
    try (Peer peer = Peer.connect(address)) {
      for (int round = 0; round < ROUNDS; round++) {
        Map<Integer, String> expected = new HashMap<>();
        List<List<Wire>> queues = new ArrayList<>();
        for (int id = 1; id <= IDS; id++) {
          queues.add(request(random, id, expected));
        }
        while (!queues.isEmpty()) {
          List<Wire> next = queues.get(random.nextInt(queues.size()));
          peer.send(next.remove(0));
          queues.removeIf(List::isEmpty);
        }
        check(peer.answers(IDS), expected, "seed " + seed + ", round " + round);
      }
    }
  }

  /** The pieces of one request, to be sent in this order with others' in between. */
  private static List<Wire> request(Random random, int id, Map<Integer, String> expected) {
    List<Wire> wires = new ArrayList<>();
    String uri = random.nextBoolean() ? "/collect" : "/stream";
    String dawdle = String.valueOf(random.nextInt(4) == 0 ? random.nextInt(4000) : 0);
    wires.add(Wire.begin(id, Wire.KEEP));
    boolean late = random.nextInt(20) == 0;
    wires.add(
        new Wire()
            .params(id, "REQUEST_URI", uri, "DAWDLE", dawdle, late ? "LATE" : "SOON", "")
            .endParams(id));
    int size = late || random.nextInt(3) == 0 ? random.nextInt(MAX_BODY) : random.nextInt(2000);
    Bytes body = new Bytes(random.nextLong(), size);
    for (byte[] piece : body.pieces(1 + random.nextInt(60_000))) {
      wires.add(new Wire().record(Protocol.STDIN, id, piece, random.nextInt(8)));
    }
    if (random.nextInt(5) == 0) {
      wires.subList(1 + random.nextInt(wires.size() - 1), wires.size()).clear();
      wires.add(new Wire().abort(id)); // before the terminator, so that no answer can be out
    } else {
      wires.add(new Wire().endStdin(id));
      expected.put(id, checksum(body.all()));
    }
    return wires;
  }

  private static void check(List<String> lines, Map<Integer, String> expected, String where) {
    List<String> wanted = new ArrayList<>();
    for (int id = 1; id <= IDS; id++) {
      wanted.add("END " + id + " app=0 protocol=0");
      if (expected.containsKey(id)) {
        wanted.add("STDOUT " + id + " " + expected.get(id));
        wanted.add("STDOUT " + id + " end");
      }
    }
    assertThat(lines).as(where).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void every_answer_is_right_and_nothing_is_left() throws Exception {
    Set<Thread> before = threads();
    Limits limits =
        Limits.defaults().toBuilder()
            .spoolFolder(folder)
            .streamMemory(32 * 1024)
            .bodiesMemory(64 << 20)
            .build();
    EventLoop loop = new EventLoop(script, limits);
    handlers(loop.bodies());
    ListenAddress address = ListenAddress.parse("unix:" + folder.resolve("s"));
    Listener listener = Listener.open(address, AllowList.NONE, limits.backlog());
    listener.register(loop);
    loop.start(true);
    long seed = System.nanoTime();
    ExecutorService peers = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<?>> talks = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      long own = seed + i;
      talks.add(
          peers.submit(
              () -> {
                talk(address, own);
                return own;
              }));
    }
    for (Future<?> talk : talks) {
      talk.get();
    }
    peers.shutdown();
    loop.stop(Duration.ofSeconds(20));
    assertThat(running).as("handlers").hasValue(0);
    assertThat(leastSpace.get()).as("disk was used").isLessThan(limits.spoolBytes());
    assertThat(loop.outputBuffers().lent()).as("output buffers").isZero();
    assertThat(loop.bodies().memory().used()).as("memory of bodies").isZero();
    assertThat(loop.paramsPool().memory().used()).as("memory of variables").isZero();
    assertThat(loop.outputBuffers().pending().used()).as("memory of answers").isZero();
    assertThat(loop.bodies().space()).as("disk").isEqualTo(limits.spoolBytes());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("files").isEmpty();
    }
    assertThat(spoolDescriptors(folder)).as("descriptors").isZero();
    Set<Thread> after = threads();
    after.removeAll(before);
    for (Thread thread : after) {
      thread.join(); // each ends by itself, or the test by its timeout
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("smisk-"))
        .collect(Collectors.toSet());
  }

  private static long spoolDescriptors(Path folder) throws IOException {
    long count = 0;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          String target = Files.readSymbolicLink(descriptor).toString();
          count += target.startsWith(folder.toString()) ? 1 : 0;
        } catch (IOException e) {
          // It was that of the listing itself.
        }
      }
    }
    return count;
  }
}
