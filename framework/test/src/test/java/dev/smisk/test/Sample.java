package dev.smisk.test;

import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Route;
import dev.smisk.http.Event;
import dev.smisk.http.HttpException;
import dev.smisk.http.Multipart;
import dev.smisk.http.Part;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A small app to drive. */
final class Sample implements AutoCloseable {
  record Point(int x, int y) {}

  /** What happened to the app. */
  record Events(List<String> happened, CountDownLatch started, CountDownLatch gone) {
    Events(List<String> happened) {
      this(happened, new CountDownLatch(1), new CountDownLatch(1));
    }
  }

  private final Events events;

  Sample(Events events) {
    this.events = events;
  }

  @Route("POST /points")
  Response<Point> mirror(Point point) {
    return Response.created("/points/1").json(new Point(point.y(), point.x()));
  }

  /** A body that tells which classes make it of JSON, and JSON of it. */
  record Traced(String text) {
    Traced {
      text = caller();
    }

    @Override
    public String text() {
      return text + " " + caller();
    }

    private static String caller() {
      return StackWalker.getInstance(
              Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES, StackWalker.Option.SHOW_HIDDEN_FRAMES))
          .walk(frames -> frames.skip(2).findFirst().orElseThrow().getClassName());
    }
  }

  @Route("POST /traced")
  Traced traced(Traced traced) {
    return traced;
  }

  /** What came of a form. */
  record Photo(String title, String filename, String mediaType, long size) {}

  @Route("POST /photos")
  Photo photo(@Form String title, @Form Upload photo) {
    return new Photo(title, photo.filename(), photo.mediaType(), photo.size());
  }

  /** Tells when the first part is there. */
  @Route("POST /parts")
  List<String> parts(Multipart form) throws IOException {
    List<String> seen = new ArrayList<>();
    for (Part part = form.next(); part != null; part = form.next()) {
      events.started().countDown();
      seen.add(part.name() + ": " + part.text());
    }
    return seen;
  }

  @Route("GET /seen")
  Map<String, String> seen(Request request) {
    return request.headers();
  }

  @Route("GET /login")
  Response<Void> login() {
    return Response.<Void>noContent()
        .header("Set-Cookie", "sid=7; Path=/; Secure; HttpOnly; SameSite=Lax")
        .header("Set-Cookie", "lang=sv; Path=/");
  }

  @Route("GET /logout")
  Response<Void> logout() {
    return Response.<Void>noContent().header("Set-Cookie", "sid=; Path=/; Max-Age=0");
  }

  @Route("GET /cookie")
  String cookie(@Header("Cookie") Optional<String> cookie) {
    return cookie.orElse("none");
  }

  /** The classes on the stack, this one first. */
  @Route("POST /stack/{name}")
  List<String> stack(String name, boolean deep, Point point) {
    return StackWalker.getInstance(StackWalker.Option.SHOW_REFLECT_FRAMES)
        .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList());
  }

  @Route("GET /refuse")
  String refuse(boolean really) {
    if (really) {
      throw new HttpException(409, "not now");
    }
    return "well";
  }

  @Route("GET /fail")
  String fail(boolean really) {
    if (really) {
      throw new IllegalStateException("a secret");
    }
    return "well";
  }

  @Route("POST /count")
  Map<String, Integer> count(InputStream body) throws IOException {
    return Map.of("bytes", body.readAllBytes().length);
  }

  /** Says back each byte as it comes. */
  @Route("POST /echo")
  Response<?> echo(InputStream body) {
    return Response.stream(
        "text/plain",
        out -> {
          for (int b = body.read(); b >= 0; b = body.read()) {
            out.write(b);
            out.flush();
          }
        });
  }

  /** Ticks until nobody listens. */
  @Route("GET /ticks")
  Response<?> ticks(Request request) {
    return Response.events(
        stream -> {
          stream.send(Event.of("begin").id("after " + request.lastEventId()));
          try {
            while (true) {
              stream.comment("tick");
            }
          } catch (IOException gone) {
            events.gone().countDown();
            throw gone;
          }
        });
  }

  /** Waits for nothing but its end. */
  @Route("POST /wait")
  void await(Request request, InputStream body) throws InterruptedException {
    request.interruptOnAbort();
    events.started().countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      events.happened().add(request.aborted() ? "aborted" : "interrupted");
      events.gone().countDown();
      throw e;
    }
  }

  @Route("GET /broken")
  Response<?> broken() {
    return Response.stream(
        "text/plain",
        out -> {
          out.write('x');
          out.flush();
          throw new IllegalStateException("on purpose");
        });
  }

  @Override
  public void close() {
    events.happened.add("closed");
  }
}
