package dev.smisk.examples.servers;

import dev.smisk.Blocking;
import dev.smisk.Route;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bodies and answers piece by piece, and what becomes of a handler whose client has left. */
public final class Streams {
  private final Notebook notebook;
  private final Holds holds;

  public Streams(Notebook notebook, Holds holds) {
    this.notebook = notebook;
    this.holds = holds;
  }

  /** Tells when the first byte is there, then reads the others. */
  @Route("POST /upload/{name}")
  Seen upload(Request request, String name, InputStream body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int first = body.read();
    if (first >= 0) {
      all.write(first);
      holds.tell(name, "first");
      body.transferTo(all);
    }
    return notebook.note(request, all.toByteArray());
  }

  /** Sends back each piece as it comes. */
  @Route("POST /mirror")
  Response<Void> mirror(Request request, InputStream body) {
    return Response.stream(
        "application/octet-stream",
        out -> {
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          byte[] piece = new byte[16_384];
          for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            all.write(piece, 0, count);
            out.write(piece, 0, count);
          }
          notebook.note(request, all.toByteArray());
        });
  }

  /** Sends one event, and the other when it is released. */
  @Blocking
  @Route("GET /events/{name}")
  Response<Void> events(Request request, String name) {
    notebook.note(request);
    return Response.events(
        events -> {
          events.send("first");
          holds.await(name);
          events.send("second");
        });
  }

  /** Fails in the middle of an answer whose length nobody knows. */
  @Route("GET /broken/{name}")
  Response<Void> broken(Request request, String name) {
    notebook.note(request);
    return Response.stream(
        "application/octet-stream",
        out -> {
          out.write(new byte[50_000]);
          out.flush();
          throw new IOException("planned: the client must see that this is not all");
        });
  }

  /** Waits for its release, and tells if it is interrupted since nobody waits for the answer. */
  @Blocking
  @Route("GET /abandoned/{name}")
  String abandoned(Request request, String name) throws IOException, InterruptedException {
    notebook.note(request);
    request.interruptOnAbort();
    try {
      holds.await(name);
      return "released";
    } catch (InterruptedException e) {
      holds.tell(name, request.aborted() ? "aborted" : "interrupted");
      return "nobody reads this";
    }
  }
}
