package com.acme.classes;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Outer.OneBlocking}. */
@Generated(Outer.OneBlocking.class)
public final class OuterOneBlockingRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.POST, "/blocking/3")
              .buffered("application/json")
              .onWorker()
              .handledBy("com.acme.classes.Outer$OneBlocking", "first(List)", "Outer.java:78"),
          Endpoint.of(Method.GET, "/blocking/4")
              .handledBy("com.acme.classes.Outer$OneBlocking", "second()", "Outer.java:81"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterOneBlockingRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Outer.OneBlocking(), json);
  }

  private static final class Bound implements Handler {
    private final Outer.OneBlocking oneBlocking;
    private final JsonReader<List<Outer.Body>> bodyListReader;

    Bound(Outer.OneBlocking oneBlocking, Json json) {
      this.oneBlocking = oneBlocking;
      this.bodyListReader =
          json.reader(JsonType.generic(List.class, JsonType.of(Outer.Body.class)));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> first(request);
        case 1 -> second(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code POST /blocking/3} by {@link Outer.OneBlocking#first(List)}. */
    private Response<?> first(Request request) {
      Arguments arguments = new Arguments(request);
      List<Outer.Body> bodies = arguments.body(bodyListReader);
      arguments.check();
      oneBlocking.first(bodies);
      return Response.noContent();
    }

    /** Answers {@code GET /blocking/4} by {@link Outer.OneBlocking#second()}. */
    private Response<?> second(Request request) {
      oneBlocking.second();
      return Response.noContent();
    }
  }
}
