package dev.smisk.fastcgi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** What {@link BoundedMemoryTest} runs in a JVM of its own; prints one line per question. */
final class SmallHeap {
  private static final int SENDERS = 100;
  private static final int PIECE = 32 * 1024;
  private static final int DEAF = 200;
  private static final int ON_ONE = 2_000;
  private static final int ON_EACH = 100;

  private final Script script = new Script();
  private final List<Peer> peers = new ArrayList<>();
  private ListenAddress address = new ListenAddress.Inherited();

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Limits limits =
        Limits.defaults().toBuilder()
            .spoolFolder(folder)
            .writeStall(Duration.ofMillis(500))
            .build();
    SmallHeap heap = new SmallHeap();
    MemoryBound variables;
    try (FastCgiServer server =
        FastCgiServer.start(
            List.of(ListenAddress.parse("unix:" + folder.resolve("s"))),
            heap.script,
            limits,
            AllowList.NONE)) {
      heap.address = server.addresses().get(0);
      heap.gigabyteToADeafPeer();
      heap.fastSendersIntoSlowStreams();
      heap.fastSendersOfCollectedBodies();
      heap.manyDeafPeers();
      heap.requestsThatNeverCompleteOnOneConnection();
      heap.requestsThatNeverCompleteOnManyConnections();
      variables = server.loop().paramsPool().memory();
    }
    System.out.println("variables kept " + variables.used());
    System.exit(0);
  }

  private Peer peer() throws IOException {
    Peer peer = Peer.connect(address);
    peers.add(peer);
    return peer;
  }

  private void closeAll() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
    peers.clear();
  }

  private void gigabyteToADeafPeer() throws Exception {
    AtomicLong written = new AtomicLong();
    CountDownLatch failed = new CountDownLatch(1);
    script.on(
        "/flood",
        (params, in, out) -> {
          byte[] piece = new byte[PIECE];
          try {
            while (written.get() < 1 << 30) {
              out.write(piece, 0, PIECE);
              written.addAndGet(PIECE);
            }
          } catch (IOException e) {
            failed.countDown();
          }
        });
    peer().send(Wire.get(1, Wire.KEEP, "/flood"));
    failed.await();
    System.out.println("flood dropped " + (written.get() < 16 << 20));
    closeAll();
  }

  private void fastSendersIntoSlowStreams() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    script.on(
        "/stream",
        Intake.stream(-1, Long.MAX_VALUE),
        (params, in, out) -> {
          release.await();
          Script.answer(out, "" + in.stream().transferTo(OutputStream.nullOutputStream()));
        });
    byte[] piece = new byte[PIECE];
    for (int i = 0; i < SENDERS; i++) {
      peer().send(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/stream").endParams(1));
    }
    for (int i = 0; i < 64; i++) {
      for (Peer peer : peers) {
        peer.send(new Wire().record(Protocol.STDIN, 1, piece));
      }
    }
    release.countDown();
    int right = 0;
    for (Peer peer : peers) {
      List<String> answers = peer.send(new Wire().endStdin(1)).answers(1);
      right += answers.contains("STDOUT 1 " + 64 * PIECE) ? 1 : 0;
    }
    System.out.println("streams " + right);
    closeAll();
  }

  private void fastSendersOfCollectedBodies() throws Exception {
    script.on(
        "/collect",
        Intake.collect(-1, 1 << 20),
        (params, in, out) -> Script.answer(out, "" + in.bytes().length));
    byte[] piece = new byte[PIECE];
    for (int i = 0; i < SENDERS; i++) {
      peer().send(Wire.begin(1, Wire.KEEP).params(1, "REQUEST_URI", "/collect").endParams(1));
    }
    for (int i = 0; i < 16; i++) {
      for (Peer peer : peers) {
        peer.send(new Wire().record(Protocol.STDIN, 1, piece));
      }
    }
    int right = 0;
    int refused = 0;
    for (Peer peer : peers) {
      List<String> answers = peer.send(new Wire().endStdin(1)).answers(1);
      right += answers.contains("STDOUT 1 " + 16 * PIECE) ? 1 : 0;
      refused += answers.contains("STDOUT 1 NO_MEMORY /collect") ? 1 : 0;
    }
    System.out.println("collected " + (right > 0) + " " + (refused > 0) + " " + (right + refused));
    closeAll();
  }

  /** Each asks for a streamed answer and for one that is written in one piece. */
  private void manyDeafPeers() throws Exception {
    byte[] whole = new byte[1 << 20]; // the app's own, so there is but one
    CountDownLatch failed = new CountDownLatch(2 * DEAF);
    script.on(
        "/whole",
        (params, in, out) -> {
          try {
            out.write(whole, 0, whole.length);
          } catch (IOException e) {
            failed.countDown();
          }
        });
    script.on(
        "/pieces",
        (params, in, out) -> {
          try {
            for (int sent = 0; sent < 64 << 20; sent += 1000) {
              out.write(whole, 0, 1000);
              out.flush();
            }
          } catch (IOException e) {
            failed.countDown();
          }
        });
    for (int i = 0; i < DEAF; i++) {
      peer().send(Wire.get(1, Wire.KEEP, "/whole").then(Wire.get(2, Wire.KEEP, "/pieces")));
    }
    boolean served = isServed();
    failed.await();
    System.out.println("deaf dropped " + 2 * DEAF + " " + served);
    closeAll();
  }

  private boolean isServed() throws IOException {
    try (Peer other = Peer.connect(address)) {
      return other.send(Wire.get(1, Wire.KEEP, "/other")).answers(1).contains("STDOUT 1 /other");
    }
  }

  /** In the end they do complete, and each gets its answer. */
  private void requestsThatNeverCompleteOnOneConnection() throws Exception {
    Peer peer = peer();
    for (int id = 1; id <= ON_ONE; id++) {
      peer.send(unfinished(id, 8 * 1024));
    }
    boolean served = isServed();
    for (int id = 1; id <= ON_ONE; id++) {
      peer.send(new Wire().endParams(id).endStdin(id));
    }
    tellUnfinished("one", served, peer.answers(ON_ONE));
    closeAll();
  }

  /** 80 MiB of variables, and a place for each of them on its connection. */
  private void requestsThatNeverCompleteOnManyConnections() throws Exception {
    for (int i = 0; i < SENDERS; i++) {
      Peer peer = peer();
      for (int id = 1; id <= ON_EACH; id++) {
        peer.send(unfinished(id, 8 * 1024));
      }
    }
    List<String> answers = new ArrayList<>();
    for (Peer peer : peers) {
      for (int id = 1; id <= ON_EACH; id++) {
        peer.send(new Wire().endParams(id).endStdin(id));
      }
      answers.addAll(peer.answers(ON_EACH));
    }
    tellUnfinished("many", isServed(), answers);
    closeAll();
  }

  private static Wire unfinished(int id, int bytes) {
    return Wire.begin(id, Wire.KEEP).params(id, "REQUEST_URI", "/u", "HTTP_X", "x".repeat(bytes));
  }

  private static void tellUnfinished(String where, boolean served, List<String> answers) {
    long right = answers.stream().filter(answer -> answer.matches("STDOUT \\d+ /u")).count();
    long refused =
        answers.stream()
            .filter(answer -> answer.matches("STDOUT \\d+ (NO_MEMORY|OVERLOADED) .*"))
            .count();
    System.out.println(
        where + " " + (right > 0) + " " + (refused > 0) + " " + (right + refused) + " " + served);
  }
}
