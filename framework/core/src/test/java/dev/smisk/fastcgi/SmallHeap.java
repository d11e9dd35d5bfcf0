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
    }
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
}
