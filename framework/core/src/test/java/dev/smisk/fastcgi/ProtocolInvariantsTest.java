package dev.smisk.fastcgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What no web server may ever see, whatever it sends: a pooled connection would give one client's
 * answer to another. Random records, legal and not, each step followed by a look at the answers.
 */
class ProtocolInvariantsTest {
  private static final int IDS = 4;
  private static final int SEEDS = 400;
  private static final int STEPS = 120;

  /** Ids of which BEGIN was sent and END not seen. */
  private final BitSet open = new BitSet();

  /** Those of which the end of STDOUT was seen. */
  private final BitSet stdoutEnded = new BitSet();

  private int valuesAsked;
  private int unknownSent;

  private static Bench bench() {
    Bench bench = new Bench(Limits.defaults().toBuilder().requestsPerConnection(3).build());
    bench.script.on("/body", Intake.collect(-1, 50), bench.script.echo());
    bench.script.on("/short", Intake.collect(4, 50), bench.script.echo());
    bench.script.on(
        "/long",
        (params, in, out) -> {
          Script.write(out, "x".repeat(40_000));
          out.flush();
          out.flush();
          Script.answer(out, "y");
        });
    return bench;
  }

  /** The next records, and what they allow the application to send. */
  private Wire next(Random random) {
    int id = 1 + random.nextInt(IDS);
    int padding = random.nextInt(3) == 0 ? random.nextInt(256) : 0;
    String[] paths = {"/a", "/body", "/short", "/long"};
    Wire wire = new Wire();
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        if (!open.get(id)) {
          open.set(id);
          wire.begin(id, random.nextInt(8) == 0 ? 2 : 1, Protocol.KEEP_CONN);
        }
      }
      case 3, 4 -> wire.params(id, "REQUEST_URI", paths[random.nextInt(paths.length)]);
      case 5, 6 -> wire.record(Protocol.PARAMS, id, new byte[0], padding);
      case 7 -> {
        if (random.nextInt(4) == 0 || !open.get(id)) { // before the end of PARAMS it closes
          wire.record(Protocol.STDIN, id, new byte[random.nextInt(70)], padding);
        }
      }
      case 8 -> wire.abort(id);
      case 9 -> {
        valuesAsked++;
        wire.getValues("FCGI_MPXS_CONNS", "X");
      }
      case 10 -> {
        boolean management = random.nextBoolean();
        unknownSent += management ? 1 : 0;
        wire.record(12 + random.nextInt(240), management ? 0 : id, new byte[3], padding);
      }
      default ->
          wire.record(random.nextBoolean() ? 6 : 3, id, new byte[8], padding); // not for us at all
    }
    return wire;
  }

  private void check(List<String> lines, String where) {
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      int id = Integer.parseInt(words[1]);
      switch (words[0]) {
        case "VALUES" -> assertThat(--valuesAsked).as("asked; %s", where).isNotNegative();
        case "UNKNOWN_TYPE" -> assertThat(--unknownSent).as("sent; %s", where).isNotNegative();
        case "STDOUT" -> {
          assertThat(open.get(id)).as("STDOUT while %d is active; %s", id, where).isTrue();
          assertThat(stdoutEnded.get(id)).as("after the end of STDOUT; %s", where).isFalse();
          stdoutEnded.set(id, words[2].equals("end"));
        }
        case "END" -> {
          assertThat(open.get(id)).as("END while %d is active; %s", id, where).isTrue();
          open.clear(id);
          stdoutEnded.clear(id);
        }
        default -> throw new AssertionError(line);
      }
    }
  }

  @Test
  void nothing_is_sent_unasked_nor_for_an_id_that_has_ended_and_every_end_comes_once() {
    int ended = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      open.clear();
      stdoutEnded.clear();
      valuesAsked = 0;
      unknownSent = 0;
      Bench bench = bench();
      List<String> all = new ArrayList<>();
      for (int step = 0; step < STEPS && !bench.isClosed(); step++) {
        bench.receive(next(random));
        if (random.nextInt(3) == 0) {
          bench.run();
        }
        List<String> lines = bench.answers();
        all.addAll(lines);
        check(lines, "seed " + seed + ", step " + step + ": " + all);
      }
      if (!bench.isClosed()) {
        assertThat(valuesAsked).as("all answered; seed %d", seed).isZero();
        assertThat(unknownSent).as("all answered; seed %d", seed).isZero();
      }
      ended += (int) all.stream().filter(line -> line.startsWith("END")).count();
    }
    assertThat(ended).as("requests that came to their end").isGreaterThan(SEEDS * 5);
  }
}
