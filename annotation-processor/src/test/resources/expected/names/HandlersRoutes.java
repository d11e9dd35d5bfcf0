package com.acme.names;

import dev.smisk.Generated;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Results;
import java.util.Optional;

/** The routes of {@link Handlers}. */
@Generated(Handlers.class)
public final class HandlersRoutes implements dev.smisk.routing.Routes {
  private static final java.util.List<dev.smisk.http.Endpoint> TABLE =
      java.util.List.of(
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/types")
              .handledBy(
                  "com.acme.names.Handlers", "types(Bound, Override, Routes)", "Handlers.java:12"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.PUT, "/names/response")
              .buffered("application/json")
              .handledBy("com.acme.names.Handlers", "response(List)", "Handlers.java:17"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/list")
              .handledBy("com.acme.names.Handlers", "list(List, Optional)", "Handlers.java:22"),
          dev.smisk.http.Endpoint.of(
                  dev.smisk.http.Method.GET, "/names/variables/{arguments}/{json}")
              .handledBy(
                  "com.acme.names.Handlers",
                  "variables(Request, String, String, String, String, String, String, "
                      + "String, String, String, String)",
                  "Handlers.java:27"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/handle")
              .handledBy("com.acme.names.Handlers", "handle()", "Handlers.java:43"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/overload/1")
              .handledBy("com.acme.names.Handlers", "find(long)", "Handlers.java:46"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/overload/2")
              .handledBy("com.acme.names.Handlers", "find(String)", "Handlers.java:49"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/overload/3")
              .handledBy("com.acme.names.Handlers", "find(String, int)", "Handlers.java:52"),
          dev.smisk.http.Endpoint.of(dev.smisk.http.Method.GET, "/names/overload/4")
              .handledBy("com.acme.names.Handlers", "find2()", "Handlers.java:55"));

  /** For {@link java.util.ServiceLoader}. */
  public HandlersRoutes() {}

  @java.lang.Override
  public java.util.List<dev.smisk.http.Endpoint> table() {
    return TABLE;
  }

  @java.lang.Override
  public java.util.List<Class<?>> needs() {
    return java.util.List.of(Json.class, Handler.class, Provided.class);
  }

  @java.lang.Override
  public dev.smisk.routing.Handler bind(
      dev.smisk.routing.Provided provided, dev.smisk.routing.Json json) {
    return new BoundHandler(
        new Handlers(
            provided.get(Json.class), provided.get(Handler.class), provided.get(Provided.class)),
        json);
  }

  private static final class BoundHandler implements dev.smisk.routing.Handler {
    private final Handlers handlers;
    private final JsonWriter<Request> requestWriter;
    private final JsonReader<List> listReader;
    private final JsonWriter<Response> responseWriter;
    private final JsonWriter<java.util.List<List>> listListWriter;

    BoundHandler(Handlers handlers, dev.smisk.routing.Json json) {
      this.handlers = handlers;
      this.requestWriter = json.writer(JsonType.of(Request.class));
      this.listReader = json.reader(JsonType.of(List.class));
      this.responseWriter = json.writer(JsonType.of(Response.class));
      this.listListWriter =
          json.writer(JsonType.generic(java.util.List.class, JsonType.of(List.class)));
    }

    @java.lang.Override
    public dev.smisk.http.Response<?> handle(int endpoint, dev.smisk.http.Request request) {
      return switch (endpoint) {
        case 0 -> types(request);
        case 1 -> response(request);
        case 2 -> list(request);
        case 3 -> variables(request);
        case 4 -> handle2(request);
        case 5 -> find(request);
        case 6 -> find3(request);
        case 7 -> find4(request);
        case 8 -> find2(request);
        default -> throw dev.smisk.routing.Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /names/types} by {@link Handlers#types(Bound, Override, Routes)}. */
    private dev.smisk.http.Response<?> types(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      Bound bound = arguments.query("bound").to("a valid Bound", Bound::of);
      Override override = arguments.query("override").to("a valid Override", Override::of);
      Routes routes = arguments.query("routes").to("a valid Routes", Routes::of);
      arguments.check();
      return requestWriter.respond(handlers.types(bound, override, routes));
    }

    /** Answers {@code PUT /names/response} by {@link Handlers#response(List)}. */
    private dev.smisk.http.Response<?> response(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      List list = arguments.body(listReader);
      arguments.check();
      return responseWriter.respond(handlers.response(list));
    }

    /** Answers {@code GET /names/list} by {@link Handlers#list(java.util.List, Optional)}. */
    private dev.smisk.http.Response<?> list(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      java.util.List<Method> method =
          arguments.query("method").toList("a valid Method", Method::of);
      Optional<Endpoint> endpointValue =
          arguments.query("endpoint").toOptional("a valid Endpoint", Endpoint::of);
      arguments.check();
      return listListWriter.respond(handlers.list(method, endpointValue));
    }

    /**
     * Answers {@code GET /names/variables/{arguments}/{json}} by {@link
     * Handlers#variables(dev.smisk.http.Request, String, String, String, String, String, String,
     * String, String, String, String)}.
     */
    private dev.smisk.http.Response<?> variables(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      String argumentsValue = arguments.path(0, "arguments").toText();
      String requestValue = arguments.query("request").toText();
      String jsonValue = arguments.path(1, "json").toText();
      String handlersValue = arguments.query("handlers").toText();
      String comValue = arguments.query("com").toText();
      String devValue = arguments.query("dev").toText();
      String javaValue = arguments.query("java").toText();
      String HandlersValue = arguments.query("Handlers").toText();
      String ArgumentsValue = arguments.query("Arguments").toText();
      String providedValue = arguments.query("provided").toText();
      arguments.check();
      return Results.text(
          handlers.variables(
              request,
              argumentsValue,
              requestValue,
              jsonValue,
              handlersValue,
              comValue,
              devValue,
              javaValue,
              HandlersValue,
              ArgumentsValue,
              providedValue));
    }

    /** Answers {@code GET /names/handle} by {@link Handlers#handle()}. */
    private dev.smisk.http.Response<?> handle2(dev.smisk.http.Request request) {
      handlers.handle();
      return dev.smisk.http.Response.noContent();
    }

    /** Answers {@code GET /names/overload/1} by {@link Handlers#find(long)}. */
    private dev.smisk.http.Response<?> find(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.query("id").toLong();
      arguments.check();
      handlers.find(id);
      return dev.smisk.http.Response.noContent();
    }

    /** Answers {@code GET /names/overload/2} by {@link Handlers#find(String)}. */
    private dev.smisk.http.Response<?> find3(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      String id = arguments.query("id").toText();
      arguments.check();
      handlers.find(id);
      return dev.smisk.http.Response.noContent();
    }

    /** Answers {@code GET /names/overload/3} by {@link Handlers#find(String, int)}. */
    private dev.smisk.http.Response<?> find4(dev.smisk.http.Request request) {
      Arguments arguments = new Arguments(request);
      String id = arguments.query("id").toText();
      int more = arguments.query("more").toInt();
      arguments.check();
      handlers.find(id, more);
      return dev.smisk.http.Response.noContent();
    }

    /** Answers {@code GET /names/overload/4} by {@link Handlers#find2()}. */
    private dev.smisk.http.Response<?> find2(dev.smisk.http.Request request) {
      handlers.find2();
      return dev.smisk.http.Response.noContent();
    }
  }
}
