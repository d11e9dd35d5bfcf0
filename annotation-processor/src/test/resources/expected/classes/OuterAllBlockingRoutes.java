package com.acme.classes;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Outer.AllBlocking}. */
@Generated(Outer.AllBlocking.class)
public final class OuterAllBlockingRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/blocking/1")
              .onWorker()
              .handledBy("com.acme.classes.Outer$AllBlocking", "first()", "Outer.java:68"),
          Endpoint.of(Method.GET, "/blocking/2")
              .onWorker()
              .handledBy("com.acme.classes.Outer$AllBlocking", "second()", "Outer.java:72"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterAllBlockingRoutes() {}

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
    return new Bound(new Outer.AllBlocking());
  }

  private static final class Bound implements Handler {
    private final Outer.AllBlocking allBlocking;

    Bound(Outer.AllBlocking allBlocking) {
      this.allBlocking = allBlocking;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> first(request);
        case 1 -> second(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /blocking/1} by {@link Outer.AllBlocking#first()}. */
    private Response<?> first(Request request) {
      allBlocking.first();
      return Response.noContent();
    }

    /** Answers {@code GET /blocking/2} by {@link Outer.AllBlocking#second()}. */
    private Response<?> second(Request request) {
      allBlocking.second();
      return Response.noContent();
    }
  }
}
