package com.acme.library;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Library}. */
@Generated(Library.class)
public final class LibraryRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/library")
              .handledBy("com.acme.library.Library", "all()", "Library.java:64"),
          Endpoint.of(Method.POST, "/library")
              .buffered("application/json")
              .handledBy("com.acme.library.Library", "change(Change)", "Library.java:69"));

  /** For {@link java.util.ServiceLoader}. */
  public LibraryRoutes() {}

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
    return new Bound(json);
  }

  private static final class Bound implements Handler {
    private final JsonWriter<Library.Page<Library.Work>> workPageWriter;
    private final JsonReader<Library.Change> changeReader;
    private final JsonWriter<Library.Reader> readerWriter;

    Bound(Json json) {
      this.workPageWriter =
          json.writer(JsonType.generic(Library.Page.class, JsonType.of(Library.Work.class)));
      this.changeReader = json.reader(JsonType.of(Library.Change.class));
      this.readerWriter = json.writer(JsonType.of(Library.Reader.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> all(request);
        case 1 -> change(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /library} by {@link Library#all()}. */
    private Response<?> all(Request request) {
      return workPageWriter.respond(Library.all());
    }

    /** Answers {@code POST /library} by {@link Library#change(Library.Change)}. */
    private Response<?> change(Request request) {
      Arguments arguments = new Arguments(request);
      Library.Change change = arguments.body(changeReader);
      arguments.check();
      return readerWriter.encode(Library.change(change));
    }
  }
}
