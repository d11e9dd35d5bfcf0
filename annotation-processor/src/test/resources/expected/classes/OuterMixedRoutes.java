package com.acme.classes;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Outer.Mixed}. */
@Generated(Outer.Mixed.class)
public final class OuterMixedRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/mixed/static")
              .handledBy("com.acme.classes.Outer$Mixed", "find()", "Outer.java:55"),
          Endpoint.of(Method.GET, "/mixed/instance")
              .handledBy("com.acme.classes.Outer$Mixed", "count()", "Outer.java:60"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterMixedRoutes() {}

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
    return new Bound(new Outer.Mixed(), json);
  }

  private static final class Bound implements Handler {
    private final Outer.Mixed mixed;
    private final JsonWriter<Integer> integerWriter;

    Bound(Outer.Mixed mixed, Json json) {
      this.mixed = mixed;
      this.integerWriter = json.writer(JsonType.of(Integer.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        case 1 -> count(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /mixed/static} by {@link Outer.Mixed#find()}. */
    private Response<?> find(Request request) {
      return Results.text(Outer.Mixed.find());
    }

    /** Answers {@code GET /mixed/instance} by {@link Outer.Mixed#count()}. */
    private Response<?> count(Request request) {
      return integerWriter.respond(mixed.count());
    }
  }
}
