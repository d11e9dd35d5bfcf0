package dev.smisk.test;

import dev.smisk.Header;
import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small app to drive. */
final class Sample implements AutoCloseable {
  record Point(int x, int y) {}

  /** What happened to the app. */
  record Events(List<String> happened) {}

  private final Events events;

  Sample(Events events) {
    this.events = events;
  }

  @Route("POST /points")
  Response<Point> mirror(Point point) {
    return Response.created("/points/1").json(new Point(point.y(), point.x()));
  }

  @Route("GET /seen")
  Map<String, String> seen(Request request) {
    return request.headers();
  }

  @Route("GET /login")
  Response<Void> login() {
    return Response.<Void>noContent()
        .header("Set-Cookie", "sid=7; Path=/; HttpOnly; SameSite=Lax")
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

  @Override
  public void close() {
    events.happened.add("closed");
  }
}
