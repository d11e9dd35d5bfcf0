package com.acme.names;

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

/** The routes of {@link Default}. */
@Generated(Default.class)
public final class DefaultRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/default")
              .handledBy("com.acme.names.Default", "find()", "Default.java:8"));

  /** For {@link java.util.ServiceLoader}. */
  public DefaultRoutes() {}

  @java.lang.Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @java.lang.Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @java.lang.Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Default());
  }

  private static final class Bound implements Handler {
    private final Default defaultHandler;

    Bound(Default defaultHandler) {
      this.defaultHandler = defaultHandler;
    }

    @java.lang.Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /default} by {@link Default#find()}. */
    private Response<?> find(Request request) {
      defaultHandler.find();
      return Response.noContent();
    }
  }
}
