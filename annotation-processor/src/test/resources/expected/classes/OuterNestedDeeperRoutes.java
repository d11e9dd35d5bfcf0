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

/** The routes of {@link Outer.Nested.Deeper}. */
@Generated(Outer.Nested.Deeper.class)
public final class OuterNestedDeeperRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/deeper")
              .handledBy("com.acme.classes.Outer$Nested$Deeper", "find()", "Outer.java:16"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterNestedDeeperRoutes() {}

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
    return new Bound(new Outer.Nested.Deeper());
  }

  private static final class Bound implements Handler {
    private final Outer.Nested.Deeper deeper;

    Bound(Outer.Nested.Deeper deeper) {
      this.deeper = deeper;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /deeper} by {@link Outer.Nested.Deeper#find()}. */
    private Response<?> find(Request request) {
      deeper.find();
      return Response.noContent();
    }
  }
}
