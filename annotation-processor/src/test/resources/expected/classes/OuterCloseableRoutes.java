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
import java.util.function.Supplier;

/** The routes of {@link Outer.Closeable}. */
@Generated(Outer.Closeable.class)
public final class OuterCloseableRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/closeable")
              .handledBy("com.acme.classes.Outer$Closeable", "find()", "Outer.java:29"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterCloseableRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of(Supplier.class, Class.class);
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(
        provided.closing(
            new Outer.Closeable(provided.get(Supplier.class), provided.get(Class.class))));
  }

  private static final class Bound implements Handler {
    private final Outer.Closeable closeable;

    Bound(Outer.Closeable closeable) {
      this.closeable = closeable;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /closeable} by {@link Outer.Closeable#find()}. */
    private Response<?> find(Request request) {
      closeable.find();
      return Response.noContent();
    }
  }
}
