package com.acme.names;

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

/** The routes of {@link books}. */
@Generated(books.class)
public final class booksRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/lowercase")
              .handledBy("com.acme.names.books", "find(int)", "books.java:8"),
          Endpoint.of(Method.GET, "/lowercase/instance")
              .handledBy("com.acme.names.books", "list(int)", "books.java:11"));

  /** For {@link java.util.ServiceLoader}. */
  public booksRoutes() {}

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
    return new Bound(new books());
  }

  private static final class Bound implements Handler {
    private final books booksHandler;

    Bound(books booksHandler) {
      this.booksHandler = booksHandler;
    }

    @java.lang.Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        case 1 -> list(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /lowercase} by {@link books#find(int)}. */
    private Response<?> find(Request request) {
      Arguments arguments = new Arguments(request);
      int booksValue = arguments.query("books").toInt();
      arguments.check();
      books.find(booksValue);
      return Response.noContent();
    }

    /** Answers {@code GET /lowercase/instance} by {@link books#list(int)}. */
    private Response<?> list(Request request) {
      Arguments arguments = new Arguments(request);
      int booksValue = arguments.query("books").toInt();
      arguments.check();
      booksHandler.list(booksValue);
      return Response.noContent();
    }
  }
}
