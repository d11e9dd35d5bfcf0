package dev.smisk.fastcgi;

import dev.smisk.FuzzInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole connection, whose stream is cut in three ways: all must bring the same requests with the
 * same variables and bodies, the same answers byte by byte, and the same end; none may let an
 * exception escape, or keep memory or disk when it is over. Nor does it matter into which records
 * the peer puts the same streams.
 */
public final class ConnectionFuzz {
  private ConnectionFuzz() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzInput input = FuzzInput.of(bytes);
    List<Conversation.Step> steps = Conversation.of(input.stream());
    List<String> expected = new FuzzedConnection().hold(steps, FuzzInput.Way.WHOLE);
    checkEnds(steps, expected);
    for (FuzzInput.Way way : input.ways().subList(1, 3)) {
      FuzzInput.same(expected, new FuzzedConnection().hold(steps, way), way);
    }
    List<Conversation.Step> rephrased = Conversation.rephrased(input.stream());
    FuzzInput.same(
        expected, new FuzzedConnection().hold(rephrased, FuzzInput.Way.WHOLE), "in other records");
  }

  /** No request ends twice, and no answer goes on behind its end. */
  private static void checkEnds(List<Conversation.Step> steps, List<String> seen) {
    int[] open = new int[65536];
    for (int id : begun(steps)) {
      open[id]++;
    }
    int ended = -1;
    for (String line : seen) {
      String[] words = line.split(" ", 3);
      boolean end = words[0].equals("END");
      if (end || words[0].equals("STDOUT")) {
        int id = Integer.parseInt(words[1]);
        if (open[id] == 0 || (ended >= 0 && (!end || ended != id))) {
          throw new AssertionError("not due: " + line + " in " + seen);
        }
        open[id] -= end ? 1 : 0;
        ended = !end && words[2].equals("end") ? id : -1;
      }
    }
  }

  /** The ids of all BEGIN_REQUEST, as a naive reader finds them. */
  private static List<Integer> begun(List<Conversation.Step> steps) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Conversation.Step step : steps) {
      if (step instanceof Conversation.Send send) {
        all.writeBytes(send.bytes().array());
      }
    }
    List<Integer> ids = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(all.toByteArray());
    while (in.remaining() >= 8 && in.get(in.position()) == 1) {
      int at = in.position();
      if (in.get(at + 1) == Protocol.BEGIN_REQUEST) {
        ids.add(in.getShort(at + 2) & 0xffff);
      }
      int length = 8 + (in.getShort(at + 4) & 0xffff) + (in.get(at + 6) & 0xff);
      in.position(at + Math.min(length, in.remaining()));
    }
    return ids;
  }

  /** What to begin with. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Wire body =
        Wire.begin(3, Wire.KEEP)
            .params(3, "REQUEST_URI", "/collect")
            .then(Wire.get(1, Wire.KEEP, "/echo"))
            .endParams(3)
            .stdin(3, "hello")
            .then(Wire.begin(5, Wire.KEEP).params(5, "REQUEST_URI", "/stream").abort(5))
            .getValues("FCGI_MPXS_CONNS", "FCGI_MAX_REQS")
            .endStdin(3)
            .then(Wire.get(2, Wire.CLOSE, "/stream9000"));
    for (int[] sizes : new int[][] {{}, {3}, {8, 1, 17}}) {
      seeds.add(input(sizes, 0, body.bytes()));
    }
    byte[] interleaved = {
      0, 1, 1, 0, 2, 1, 1, 1, 3, 1, 2, 1, 3, 1, 3, 2, 5, 1, 90, 0x54, 2, 70, 12, 40, 5, 1, 30, 6, 2,
      11, 6, 1, 11, 7, 1, 14, 3, 1, 0
    };
    byte[] aborted = {
      0, 1, 1, 13, 1, 4, 9, 3, 1, 5, 1, 20, 12, 9, 7, 1, 11, 14, 1, 1, 3, 14, 2, 0, 2, 8, 9, 50, 0
    };
    byte[] failing = {14, 1, 1, 7, 14, 2, 1, 5, 14, 3, 1, 8, 11, 14, 4, 1, 6, 10, 3, 9, 9, 9};
    byte[] spooled = {0, 1, 1, 1, 1, 3, 3, 1, 5, 1, -1, 12, 90, 5, 1, 50, 12, 1, 6, 1, 11};
    for (byte[] orders : List.of(interleaved, aborted, failing, spooled)) {
      seeds.add(input(new int[] {200, 5}, 1, orders));
    }
    return seeds;
  }

  private static byte[] input(int[] sizes, int kind, byte[] rest) {
    return FuzzInput.input(
        ByteBuffer.allocate(1 + rest.length).put((byte) kind).put(rest).array(), sizes);
  }
}
