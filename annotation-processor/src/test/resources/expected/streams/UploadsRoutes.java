package com.acme.streams;

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
import java.io.InputStream;
import java.util.List;

/** The routes of {@link Uploads}. */
@Generated(Uploads.class)
public final class UploadsRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.PUT, "/books/{id}/cover")
              .streamed()
              .handledBy("com.acme.streams.Uploads", "cover(long, InputStream)", "Uploads.java:12"),
          Endpoint.of(Method.POST, "/count")
              .streamed()
              .handledBy(
                  "com.acme.streams.Uploads", "count(InputStream, Request)", "Uploads.java:15"));

  /** For {@link java.util.ServiceLoader}. */
  public UploadsRoutes() {}

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
    return new Bound(new Uploads(), json);
  }

  private static final class Bound implements Handler {
    private final Uploads uploads;
    private final Json json;

    Bound(Uploads uploads, Json json) {
      this.uploads = uploads;
      this.json = json;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      return switch (endpoint) {
        case 0 -> cover(request);
        case 1 -> count(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code PUT /books/{id}/cover} by {@link Uploads#cover(long, InputStream)}. */
    private Response<?> cover(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      InputStream image = request.bodyStream();
      uploads.cover(id, image);
      return Response.noContent();
    }

    /** Answers {@code POST /count} by {@link Uploads#count(InputStream, Request)}. */
    private Response<?> count(Request request) throws Exception {
      InputStream body = request.bodyStream();
      return json.encode(uploads.count(body, request));
    }
  }
}
