package com.acme.classes;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Deprecations}. */
@Generated(Deprecations.class)
public final class DeprecationsRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/deprecated/1")
              .handledBy("com.acme.classes.Deprecations", "old()", "Deprecations.java:19"),
          Endpoint.of(Method.GET, "/deprecated/2")
              .handledBy("com.acme.classes.Deprecations", "doomed()", "Deprecations.java:23"),
          Endpoint.of(Method.GET, "/deprecated/3")
              .handledBy("com.acme.classes.Deprecations", "query(Doomed)", "Deprecations.java:27"),
          Endpoint.of(Method.GET, "/deprecated/4")
              .handledBy("com.acme.classes.Deprecations", "fresh()", "Deprecations.java:30"));

  /** For {@link java.util.ServiceLoader}. */
  public DeprecationsRoutes() {}

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
    return new Bound(new Deprecations());
  }

  private static final class Bound implements Handler {
    private final Deprecations deprecations;

    Bound(Deprecations deprecations) {
      this.deprecations = deprecations;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> old(request);
        case 1 -> doomed(request);
        case 2 -> query(request);
        case 3 -> fresh(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /deprecated/1} by {@link Deprecations#old()}. */
    @SuppressWarnings("deprecation")
    private Response<?> old(Request request) {
      deprecations.old();
      return Response.noContent();
    }

    /** Answers {@code GET /deprecated/2} by {@link Deprecations#doomed()}. */
    @SuppressWarnings("removal")
    private Response<?> doomed(Request request) {
      deprecations.doomed();
      return Response.noContent();
    }

    /** Answers {@code GET /deprecated/3} by {@link Deprecations#query(Deprecations.Doomed)}. */
    @SuppressWarnings("removal")
    private Response<?> query(Request request) {
      Arguments arguments = new Arguments(request);
      Deprecations.Doomed doomed =
          arguments.query("doomed").to("a valid Doomed", Deprecations.Doomed::of);
      arguments.check();
      deprecations.query(doomed);
      return Response.noContent();
    }

    /** Answers {@code GET /deprecated/4} by {@link Deprecations#fresh()}. */
    private Response<?> fresh(Request request) {
      deprecations.fresh();
      return Response.noContent();
    }
  }
}
