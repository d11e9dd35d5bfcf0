package dev.smisk.examples.tour;

import dev.smisk.Catch;
import dev.smisk.Route;
import dev.smisk.Status;
import dev.smisk.http.Event;
import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.SetCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Results of every kind. */
@Route("/answer")
final class Answering {
  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  record Drawing(String name, List<Shape> shapes) {}

  /** Written by its getters. */
  public static class Bean {
    public String getName() {
      return "bean";
    }

    public int getSize() {
      return 3;
    }
  }

  static final class OutOfStock extends IllegalStateException {
    private static final long serialVersionUID = 1;

    OutOfStock() {
      super("none left");
    }
  }

  @Route("GET /void")
  void none() {}

  @Route("POST /void")
  @Status(202)
  void accepted() {}

  @Route("GET /text")
  String text() {
    return "text";
  }

  @Route("GET /bytes")
  byte[] bytes() {
    return "bytes".getBytes(StandardCharsets.UTF_8);
  }

  @Route("GET /record")
  Drawing drawing() {
    return new Drawing("two", List.of(new Circle(1), new Square(2)));
  }

  @Route("GET /bean")
  Bean bean() {
    return new Bean();
  }

  @Route("GET /number")
  double number() {
    return 0.5;
  }

  @Route("GET /map")
  Map<String, List<Integer>> map() {
    return Map.of("a", List.of(1, 2));
  }

  @Route("GET /optional/{there}")
  Optional<Circle> optional(boolean there) {
    return there ? Optional.of(new Circle(1)) : Optional.empty();
  }

  @Route("POST /created")
  Response<Circle> created() {
    return Response.created("/answer/record").json(new Circle(2));
  }

  @Route("POST /status")
  @Status(201)
  Circle status() {
    return new Circle(3);
  }

  @Route("GET /redirect")
  Response<Void> redirect() {
    return Response.redirect("/answer/text");
  }

  @Route("GET /cookie")
  Response<Void> cookie() {
    return Response.<Void>noContent()
        .cookie(SetCookie.of("lang", "sv").withMaxAge(Duration.ofDays(1)));
  }

  @Route("GET /problem")
  Problem problem() {
    return Problem.of(409, "taken");
  }

  @Route("GET /stream")
  Response<?> stream() {
    return Response.stream(
        "text/csv", out -> out.write("a,b\n".getBytes(StandardCharsets.US_ASCII)));
  }

  @Route("GET /events")
  Response<?> events(Request request) {
    return Response.events(
        events -> events.send(Event.json(new Circle(4)).id("after " + request.lastEventId())));
  }

  @Route(value = "GET /report", produces = "application/json")
  Circle report() {
    return new Circle(5);
  }

  @Route(value = "GET /report", produces = "text/csv")
  String reportAsTable() {
    return "radius\n5\n";
  }

  @Route(value = "POST /import", consumes = "text/csv")
  String importTable(@dev.smisk.Body String table) {
    return "table " + table.length();
  }

  @Route(value = "POST /import", consumes = "application/json")
  String importJson(Circle circle) {
    return "circle " + circle.radius();
  }

  @Route("GET /throw/{kind}")
  String thrown(String kind) throws Exception {
    throw switch (kind) {
      case "http" -> new HttpException(418, "short and stout").header("X-Pot", "tea");
      case "stock" -> new OutOfStock();
      case "state" -> new IllegalStateException("state");
      case "missing" -> new NoSuchElementException("missing");
      case "late" -> new TimeoutException("the shelf");
      case "checked" -> new Exception("a secret");
      default -> throw new AssertionError("a secret");
    };
  }

  @Catch
  @Status(409)
  Map<String, String> outOfStock(OutOfStock e) {
    return Map.of("stock", e.getMessage());
  }

  @Catch({IllegalStateException.class, NoSuchElementException.class})
  Problem other(RuntimeException e, Request request) {
    return Problem.of(422, e.getMessage() + " at " + request.path());
  }
}
