package dev.smisk.examples.servers;

import dev.smisk.Blocking;
import dev.smisk.Header;
import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Answers of every kind that web servers treat in their own ways. */
public final class Answers {
  private static final int MAX_BYTES = 64 << 20;
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(30);

  private final Notebook notebook;
  private final Path holds;

  public Answers(Notebook notebook, Path holds) {
    this.notebook = notebook;
    this.holds = holds;
  }

  /** Wants no body, so that whatever comes of it is unread when this answers. */
  @Route("POST /denied")
  Response<Void> denied(@Header("Content-Length") Optional<Long> length) {
    return Response.<Void>status(401)
        .header("WWW-Authenticate", "Basic")
        .text("denied, unread: " + length.map(String::valueOf).orElse("unknown"));
  }

  @Route("GET /no-content")
  void noContent(Request request) {
    notebook.note(request);
  }

  @Route("GET /not-modified")
  Response<Void> notModified(Request request) {
    notebook.note(request);
    return Response.<Void>status(304).header("ETag", "\"1\"");
  }

  /** Bytes that tell their own place: a lost, doubled or swapped piece shows. */
  @Route("GET /bytes/{count}")
  Response<Void> bytes(Request request, int count) {
    notebook.note(request);
    if (count < 0 || count > MAX_BYTES) {
      throw new HttpException(400, "count must be from 0 to " + MAX_BYTES + ", not " + count);
    }
    return Response.<Void>ok().bytes("application/octet-stream", Pattern.bytes(count));
  }

  /** A head of that many headers with values of that many characters. */
  @Route("GET /head/{headers}/{chars}")
  Response<Void> head(Request request, int headers, int chars) {
    notebook.note(request);
    Response<Void> response = Response.ok();
    for (int i = 1; i <= headers; i++) {
      response = response.header("X-Head-" + i, "h".repeat(chars));
    }
    return response.text("behind the head");
  }

  /** Runs until the file {@code NAME.release} is there; makes {@code NAME.PID.held} meanwhile. */
  @Blocking
  @Route("GET /hold/{name}")
  String hold(Request request, String name) throws IOException, InterruptedException {
    if (!name.matches("[a-z0-9-]+")) {
      throw new HttpException(400, "a name has lower-case letters, digits and hyphens only");
    }
    notebook.note(request);
    Path held = Files.createTempFile(holds, name + ".", ".held");
    try {
      long start = System.nanoTime();
      while (Files.notExists(holds.resolve(name + ".release"))) {
        if (System.nanoTime() - start > LONGEST_HOLD.toNanos()) {
          throw new HttpException(500, "nobody made " + name + ".release");
        }
        Thread.sleep(2);
      }
      return "released";
    } finally {
      Files.delete(held);
    }
  }
}
