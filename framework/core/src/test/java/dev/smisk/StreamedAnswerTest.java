package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.InMemoryWebServer.Asked;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Event;
import dev.smisk.http.HttpException;
import dev.smisk.http.Response;
import dev.smisk.http.StreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Answers that are written piece by piece, as a web server gets them. */
class StreamedAnswerTest {
  private static InMemoryWebServer serving(Supplier<Response<?>> response) {
    return new InMemoryWebServer(
        Smisk.app()
            .routes(new HandWrittenRoutes().with(Endpoint.of(GET, "/s"), any -> response.get())));
  }

  private static Asked ask(String method, Response<?> response) {
    try (InMemoryWebServer server = serving(() -> response)) {
      return server.ask(method, "/s");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void flush_reachesTheWebServer() {
    AtomicReference<InMemoryWebServer> server = new AtomicReference<>();
    List<String> seen = new ArrayList<>();
    server.set(
        serving(
            () ->
                Response.stream(
                    "text/plain",
                    out -> {
                      out.write(bytes("one"));
                      seen.add(server.get().received().stdout());
                      out.flush();
                      seen.add(server.get().received().stdout());
                      out.write(bytes("two"));
                      out.flush();
                      seen.add(server.get().received().stdout());
                    })));

    assertThat(server.get().ask("GET", "/s")).isEqualTo(new Asked("", true));

    assertThat(seen)
        .containsExactly(
            "",
            "Status: 200 OK\r\nContent-Type: text/plain\r\nX-Accel-Buffering: no\r\n\r\none",
            "two");
    server.get().close();
  }

  @Test
  void writeWithoutFlush_leavesWhenItIsMuch() {
    Asked asked = ask("GET", Response.stream("a/b", out -> out.write(new byte[100_000])));

    assertThat(asked.ended()).isTrue();
    assertThat(asked.stdout()).doesNotContain("Content-Length").endsWith("\0".repeat(100_000));
  }

  @Test
  void shortStream_hasItsLengthAnnounced() {
    assertThat(ask("GET", Response.stream("a/b", out -> out.write(bytes("four")))).stdout())
        .isEqualTo(
            "Status: 200 OK\r\nContent-Type: a/b\r\nX-Accel-Buffering: no\r\n"
                + "Content-Length: 4\r\n\r\nfour");
  }

  @Test
  void header_ofTheHandler_takesThePlaceOfOurs() {
    assertThat(
            ask(
                    "GET",
                    Response.stream("a/b", out -> out.write(1)).header("X-Accel-Buffering", "yes"))
                .stdout())
        .contains("X-Accel-Buffering: yes\r\n")
        .doesNotContain("X-Accel-Buffering: no");
  }

  @Test
  void knownLength_isAnnouncedAndBufferedAsUsual() {
    assertThat(
            ask(
                "GET",
                Response.stream(
                    "a/b",
                    4,
                    out -> {
                      out.flush();
                      out.write(bytes("four"));
                    })))
        .isEqualTo(
            new Asked(
                "Status: 200 OK\r\nContent-Type: a/b\r\nContent-Length: 4\r\n\r\nfour", true));
  }

  @Test
  void tooMuchOrTooLittle_breaksTheAnswerOff() {
    StreamWriter flushing =
        out -> {
          out.flush();
          out.write(bytes("four"));
        };
    assertThat(ask("GET", Response.stream("a/b", 3, flushing)).ended()).isFalse();
    assertThat(ask("GET", Response.stream("a/b", 3, flushing)).stdout()).doesNotContain("four");
    assertThat(ask("GET", Response.stream("a/b", 5, flushing)).ended()).isFalse();
  }

  @Test
  void tooMuchOrTooLittle_isA500WhereNothingHasLeft() {
    StreamWriter four = out -> out.write(bytes("four"));
    assertThat(ask("GET", Response.stream("a/b", 3, four)).stdout()).startsWith("Status: 500 ");
    assertThat(ask("GET", Response.stream("a/b", 5, four)).stdout()).startsWith("Status: 500 ");
  }

  @Test
  void tooMuch_isNotForgottenWhereTheWriterCatchesIt() {
    Asked asked =
        ask(
            "GET",
            Response.stream(
                "a/b",
                3,
                out -> {
                  out.write(bytes("abc"));
                  try {
                    out.write(1);
                  } catch (IOException e) {
                    // as a careless writer does
                  }
                }));
    assertThat(asked.stdout()).startsWith("Status: 500 ");
  }

  @Test
  void failureBeforeTheFirstByteLeft_isACleanProblem() {
    Asked failed =
        ask(
            "GET",
            Response.stream(
                "a/b",
                out -> {
                  out.write(bytes("half"));
                  throw new IllegalStateException("secret");
                }));
    assertThat(failed.ended()).isTrue();
    assertThat(failed.stdout())
        .startsWith("Status: 500 Internal Server Error\r\nContent-Type: application/problem+json")
        .contains("\"requestId\":\"")
        .doesNotContain("half", "secret");

    Asked told =
        ask(
            "GET",
            Response.stream(
                "a/b",
                out -> {
                  throw new HttpException(404, "no such thing");
                }));
    assertThat(told.stdout()).startsWith("Status: 404 ").contains("no such thing");
  }

  @Test
  void failureAfterTheFirstByteLeft_endsWithoutEnd() {
    Asked asked =
        ask(
            "GET",
            Response.stream(
                "a/b",
                out -> {
                  out.write(bytes("half"));
                  out.flush();
                  throw new IllegalStateException("secret");
                }));
    assertThat(asked.ended()).isFalse();
    assertThat(asked.stdout()).endsWith("\r\n\r\nhalf").doesNotContain("secret");
  }

  /** Tells what was done to it. */
  private static final class Held implements StreamWriter {
    private final List<String> events = new ArrayList<>();
    private final StreamWriter writer;

    Held(StreamWriter writer) {
      this.writer = writer;
    }

    @Override
    public void write(OutputStream out) throws Exception {
      events.add("write");
      writer.write(out);
    }

    @Override
    public void close() {
      events.add("close on " + Thread.currentThread().getName());
    }
  }

  @Test
  void head_runsTheHandlerAndNotTheWriter() {
    String closed = "close on " + Thread.currentThread().getName();
    Held unknown = new Held(out -> out.write(1));
    Held known = new Held(out -> out.write(1));

    Asked asked = ask("HEAD", Response.stream("a/b", unknown));
    assertThat(asked.ended()).isTrue();
    assertThat(asked.stdout()).doesNotContain("Content-Length").endsWith("\r\n\r\n");
    assertThat(ask("HEAD", Response.stream("a/b", 1, known)).stdout())
        .contains("Content-Length: 1\r\n")
        .endsWith("\r\n\r\n");

    assertThat(unknown.events).containsExactly(closed);
    assertThat(known.events).containsExactly(closed);
  }

  @Test
  void writer_isClosedOnceOnItsThreadWhateverHappens() {
    String closed = "close on " + Thread.currentThread().getName();
    Held well = new Held(out -> out.write(1));
    ask("GET", Response.stream("a/b", well));
    assertThat(well.events).containsExactly("write", closed);

    Held failing =
        new Held(
            out -> {
              throw new IllegalStateException("no");
            });
    ask("GET", Response.stream("a/b", failing));
    assertThat(failing.events).containsExactly("write", closed);
  }

  @Test
  void discard_closesWhatIsNotWritten() throws IOException {
    Held held = new Held(out -> out.write(1));
    Response.stream("a/b", held).discard();
    Response.ok().text("no stream").discard();
    assertThat(held.events).hasSize(1);
  }

  @Test
  void abort_makesWritesThrowAndClosesTheWriter() {
    AtomicReference<InMemoryWebServer> server = new AtomicReference<>();
    List<Throwable> thrown = new ArrayList<>();
    Held held =
        new Held(
            out -> {
              out.flush();
              server.get().abort();
              try {
                out.write(1);
                out.flush();
              } catch (IOException e) {
                thrown.add(e);
                throw e;
              }
            });
    server.set(serving(() -> Response.stream("a/b", held)));

    server.get().ask("GET", "/s");

    assertThat(thrown).hasSize(1);
    assertThat(held.events).hasSize(2);
    server.get().close();
  }

  @Test
  void close_ofTheStream_endsTheWritingAlone() {
    Asked asked =
        ask(
            "GET",
            Response.stream(
                "a/b",
                out -> {
                  out.write(bytes("all"));
                  out.close();
                  assertThatThrownBy(() -> out.write(1)).hasMessageContaining("closed");
                }));
    assertThat(asked.ended()).isTrue();
    assertThat(asked.stdout()).endsWith("\r\n\r\nall");
  }

  @Test
  void statusWithoutBody_takesNoStream() {
    assertThatThrownBy(() -> Response.stream("a/b", out -> {}).withStatus(204))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.stream("a/b", -1, out -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void events_leaveOneByOne() {
    AtomicReference<InMemoryWebServer> server = new AtomicReference<>();
    List<String> seen = new ArrayList<>();
    server.set(
        serving(
            () ->
                Response.events(
                    events -> {
                      events.send("one");
                      seen.add(server.get().received().stdout());
                      events.send(Event.json(Map.of("price", 7)).name("tick").id("2"));
                      seen.add(server.get().received().stdout());
                    })));

    assertThat(server.get().ask("GET", "/s").ended()).isTrue();

    assertThat(seen.get(0))
        .startsWith("Status: 200 OK\r\nContent-Type: text/event-stream\r\n")
        .contains("Cache-Control: no-cache\r\n", "X-Accel-Buffering: no\r\n")
        .endsWith("\r\n\r\ndata: one\n\n");
    assertThat(seen.get(1)).isEqualTo("event: tick\nid: 2\ndata: {\"price\":7}\n\n");
    server.get().close();
  }
}
