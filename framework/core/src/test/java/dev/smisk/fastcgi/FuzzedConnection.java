package dev.smisk.fastcgi;

import dev.smisk.FuzzInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A connection with small limits that holds a {@link Conversation}, and tells all that came of it.
 */
final class FuzzedConnection {
  private static final Duration NEVER = Duration.ofDays(1);

  private static final Limits LIMITS =
      Limits.defaults().toBuilder()
          .requestsPerConnection(3)
          .paramsBytes(400)
          .paramsCount(6)
          .paramsTime(NEVER)
          .bodyGap(NEVER)
          .streamMemory(12 * 1024)
          .bodiesMemory(16 << 20)
          .closingTime(NEVER)
          .lingerTime(NEVER)
          .build();

  /** What a handler throws on purpose. */
  private static final class Planted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** How far a job has read its body. */
  private static final class Digest {
    private final CRC32 crc = new CRC32();
    private int bytes;

    /** Reads that many, or up to the end; tells whether it came. */
    boolean read(InputStream body, int limit) throws IOException {
      byte[] buffer = new byte[3000];
      int count = 0;
      for (int left = limit; left > 0 && count >= 0; left -= count) {
        count = body.read(buffer, 0, Math.min(left, buffer.length));
        if (count > 0) {
          crc.update(buffer, 0, count);
          bytes += count;
        }
      }
      return count < 0;
    }

    @Override
    public String toString() {
      return bytes + ":" + crc.getValue();
    }
  }

  private final List<Throwable> escaped = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final IdentityHashMap<InputStream, Digest> digests = new IdentityHashMap<>();
  private final Bench bench = new Bench(LIMITS, this::watched);

  FuzzedConnection() {
    on("/echo", Intake.NONE, (params, in, out) -> Script.answer(out, variables(params)));
    on("/collect", Intake.collect(-1, 10_000), FuzzedConnection::collected);
    on("/collect8", Intake.collect(8, 16), FuzzedConnection::collected);
    on("/stream", Intake.stream(-1, 30_000), this::streamed);
    on("/stream9000", Intake.stream(9000, 10_000), this::streamed);
    on("/leave", Intake.stream(-1, 30_000), (params, in, out) -> Script.answer(out, "left"));
    on(
        "/throw",
        Intake.NONE,
        (params, in, out) -> {
          throw new Planted();
        });
    on("/cut", Intake.NONE, (params, in, out) -> Script.write(out, "begun"));
    on(
        "/huge",
        Intake.NONE,
        (params, in, out) -> {
          for (int i = 0; i < 5; i++) {
            out.write(new byte[30_000], 0, 30_000);
          }
          out.end();
        });
  }

  private void on(String uri, Intake intake, Script.Action action) {
    bench.script.on(
        uri,
        intake,
        (params, in, out) -> {
          seen.add("runs " + variables(params));
          try {
            action.run(params, in, out);
          } catch (Planted | IOException e) {
            throw e;
          } catch (Throwable e) {
            escaped.add(e);
            throw e;
          }
        });
  }

  private static void collected(Params params, Stdin in, Stdout out) throws IOException {
    Digest digest = new Digest();
    digest.crc.update(in.bytes());
    digest.bytes = in.bytes().length;
    Script.answer(out, digest + (in.exceeded() ? " more" : "") + (in.truncated() ? " less" : ""));
  }

  private void streamed(Params params, Stdin in, Stdout out) throws IOException {
    Digest digest = digests.computeIfAbsent(in.stream(), stream -> new Digest());
    String end = "";
    try {
      digest.read(in.stream(), Integer.MAX_VALUE);
    } catch (StdinException e) {
      end = " " + e.reason();
    }
    Script.answer(out, digest + end);
  }

  private static String variables(Params params) {
    StringBuilder text = new StringBuilder();
    params.forEach((name, value) -> text.append(name).append('=').append(value).append(' '));
    return text.toString();
  }

  /** The connection would hide from the test what the responder threw. */
  private Responder watched(Responder script) {
    return new Responder() {
      @Override
      public Job admit(Params params) {
        try {
          return script.admit(params);
        } catch (Throwable e) {
          escaped.add(e);
          throw e;
        }
      }

      @Override
      public Job refuse(Refusal reason, Params params) {
        seen.add("refused " + reason + " " + variables(params));
        return script.refuse(reason, params);
      }
    };
  }

  /** Holds it to its end, and tells what came of it. */
  List<String> hold(List<Conversation.Step> steps, FuzzInput.Way way) {
    for (Conversation.Step step : steps) {
      if (step instanceof Conversation.Send send) {
        way.cut(send.bytes().duplicate(), this::receive);
      } else if (step instanceof Conversation.Read read) {
        read(read.bytes());
      } else {
        run();
        seen.addAll(bench.answers());
        seen.add("ended " + (bench.isShut() || bench.isClosed()));
      }
    }
    if (!bench.isClosed()) {
      bench.receiveEnd();
    }
    run();
    seen.addAll(bench.answers());
    seen.addAll(bench.script.admitted);
    checkOver();
    return seen;
  }

  private void receive(ByteBuffer bytes) {
    if (!bench.isClosed()) {
      bench.receive(bytes);
      settle();
    }
  }

  /** Nothing that was sent waits, as everything that is full goes to disk. */
  private void settle() {
    for (int round = 0; bench.unread() > 0 && !bench.isClosed(); round++) {
      if (round > 10_000) {
        throw new AssertionError(bench.unread() + " bytes are never read");
      }
      bench.pass(Duration.ofNanos(Backpressure.PAUSE_NANOS)).spool();
    }
    bench.spool();
    if (bench.bodies().memory().used() > LIMITS.bodiesMemory()) {
      throw new AssertionError("bodies take " + bench.bodies().memory().used() + " bytes");
    }
  }

  private void read(int limit) {
    for (Exchange exchange : bench.queue) {
      StreamedBody body = exchange.body();
      if (body != null) {
        Digest digest = digests.computeIfAbsent(body.stream(), stream -> new Digest());
        try {
          digest.read(body.stream(), Math.min(limit, body.available()));
        } catch (IOException e) {
          throw new UncheckedIOException("it said that there are bytes", e);
        }
      }
    }
    settle();
  }

  /** Runs all that waits for nothing. */
  private void run() {
    List<Exchange> waiting = new ArrayList<>();
    Exchange exchange;
    while ((exchange = bench.queue.pollFirst()) != null) {
      if (exchange.phase == Exchange.Phase.READY) {
        JobRun.run(exchange, null);
        bench.connection.remove(exchange);
        exchange.recycle();
        bench.attendAll();
        settle();
      } else {
        waiting.add(exchange);
      }
    }
    bench.queue.addAll(waiting);
  }

  private void checkOver() {
    bench.pass(NEVER.plusSeconds(1));
    check(bench.isClosed(), "the connection is open");
    check(bench.queue.isEmpty(), "requests wait");
    check(escaped.isEmpty(), "an exception escaped");
    check(bench.bodies().memory().used() == 0, "memory of bodies is kept");
    check(bench.paramsPool().memory().used() == 0, "memory of variables is kept");
    check(bench.outputBuffers().pending().used() == 0, "memory of answers is kept");
    check(bench.bodies().space() == LIMITS.spoolBytes(), "disk is kept");
  }

  private void check(boolean right, String what) {
    if (!right) {
      AssertionError wrong = new AssertionError(what + " at the end of " + seen);
      escaped.forEach(wrong::addSuppressed);
      throw wrong;
    }
  }
}
