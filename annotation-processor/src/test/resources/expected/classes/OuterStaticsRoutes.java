package com.acme.classes;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Outer.Statics}. */
@Generated(Outer.Statics.class)
public final class OuterStaticsRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/static")
              .handledBy("com.acme.classes.Outer$Statics", "find()", "Outer.java:39"),
          Endpoint.of(Method.GET, "/static/nothing")
              .handledBy("com.acme.classes.Outer$Statics", "nothing()", "Outer.java:44"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterStaticsRoutes() {}

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
    return new Bound();
  }

  private static final class Bound implements Handler {

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        case 1 -> nothing(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /static} by {@link Outer.Statics#find()}. */
    private Response<?> find(Request request) {
      return Results.text(Outer.Statics.find());
    }

    /** Answers {@code GET /static/nothing} by {@link Outer.Statics#nothing()}. */
    private Response<?> nothing(Request request) {
      Outer.Statics.nothing();
      return Response.noContent();
    }
  }
}
