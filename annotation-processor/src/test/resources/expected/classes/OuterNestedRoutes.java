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

/** The routes of {@link Outer.Nested}. */
@Generated(Outer.Nested.class)
public final class OuterNestedRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/nested")
              .handledBy("com.acme.classes.Outer$Nested", "find()", "Outer.java:12"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterNestedRoutes() {}

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
    return new Bound(new Outer.Nested());
  }

  private static final class Bound implements Handler {
    private final Outer.Nested nested;

    Bound(Outer.Nested nested) {
      this.nested = nested;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      return switch (endpoint) {
        case 0 -> find(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /nested} by {@link Outer.Nested#find()}. */
    private Response<?> find(Request request) throws Exception {
      nested.find();
      return Response.noContent();
    }
  }
}
