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

/** The routes of {@link Outer.OfRecord}. */
@Generated(Outer.OfRecord.class)
public final class OuterOfRecordRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/record")
              .handledBy("com.acme.classes.Outer$OfRecord", "find()", "Outer.java:22"));

  /** For {@link java.util.ServiceLoader}. */
  public OuterOfRecordRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of(Outer.class, Runnable[].class);
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Outer.OfRecord(provided.get(Outer.class), provided.get(Runnable[].class)));
  }

  private static final class Bound implements Handler {
    private final Outer.OfRecord ofRecord;

    Bound(Outer.OfRecord ofRecord) {
      this.ofRecord = ofRecord;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /record} by {@link Outer.OfRecord#find()}. */
    private Response<?> find(Request request) {
      ofRecord.find();
      return Response.noContent();
    }
  }
}
