package dev.smisk.examples.servers;

import dev.smisk.Blocking;
import dev.smisk.Header;
import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.util.Optional;

/** Answers of every kind that web servers treat in their own ways. */
public final class Answers {
  private static final int MAX_BYTES = 64 << 20;

  private final Notebook notebook;
  private final Holds holds;

  public Answers(Notebook notebook, Holds holds) {
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

  /** Runs until it is released. */
  @Blocking
  @Route("GET /hold/{name}")
  String hold(Request request, String name) throws IOException, InterruptedException {
    notebook.note(request);
    holds.await(name);
    return "released";
  }
}
