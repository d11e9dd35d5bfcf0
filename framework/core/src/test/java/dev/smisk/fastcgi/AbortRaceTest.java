package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An abort and the end of the very request, each on a thread of its own, time and again. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AbortRaceTest {
  private static final int ROUNDS = 3_000;

  @TempDir Path folder;

  @Test
  void an_abort_that_races_the_end_leaves_one_end_and_a_connection_that_goes_on() throws Exception {
    Semaphore running = new Semaphore(0);
    Semaphore released = new Semaphore(0);
    Script script = new Script();
    script.pace("/race", Pace.worker("/race"));
    script.on(
        "/race",
        (params, in, out) -> {
          running.release();
          released.acquire();
          Script.answer(out, "answered");
        });
    FastCgiServer server =
        FastCgiServer.start(
            List.of(ListenAddress.parse("unix:" + folder.resolve("s"))),
            script,
            Limits.defaults(),
            AllowList.NONE);
    int whole = 0;
    try (Peer peer = Peer.connect(server.addresses().get(0))) {
      for (int round = 0; round < ROUNDS; round++) {
        peer.send(Wire.get(1, Wire.KEEP, "/race"));
        running.acquire();
        released.release();
        for (int spin = round % 100; spin > 0; spin--) {
          Thread.onSpinWait();
        }
        peer.send(new Wire().abort(1).then(Wire.get(2, Wire.KEEP, "/next")));
        List<String> lines = peer.answers(2);
        assertThat(lines).as("round %s", round).containsOnlyOnce("END 1 app=0 protocol=0");
        assertThat(lines).as("round %s", round).containsOnlyOnce("END 2 app=0 protocol=0");
        whole += lines.contains("STDOUT 1 end") ? 1 : 0;
      }
      assertThat(
              peer.send(
                      new Wire().getValues("FCGI_MPXS_CONNS").then(Wire.get(1, Wire.KEEP, "/last")))
                  .answers(1))
          .as("nothing is left over")
          .filteredOn(line -> line.startsWith("END"))
          .containsExactly("END 1 app=0 protocol=0");
    }
    server.stop(Duration.ofSeconds(20)); // which waits for requests that leaked
    assertThat(server.loop().isIdle()).isTrue();
    System.out.printf("%d of %d requests ended before their abort%n", whole, ROUNDS);
  }
}
