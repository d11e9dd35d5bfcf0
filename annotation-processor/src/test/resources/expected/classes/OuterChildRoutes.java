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

/** The routes of {@link Outer.Child}. */
@Generated(Outer.Child.class)
public final class OuterChildRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/child")
              .handledBy("com.acme.classes.Outer$Child", "third()", "Outer.java:89"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterChildRoutes() {}

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
    return new Bound(new Outer.Child());
  }

  private static final class Bound implements Handler {
    private final Outer.Child child;

    Bound(Outer.Child child) {
      this.child = child;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> third(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /child} by {@link Outer.Child#third()}. */
    private Response<?> third(Request request) {
      child.third();
      return Response.noContent();
    }
  }
}
