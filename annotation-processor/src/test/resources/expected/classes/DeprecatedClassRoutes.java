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
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link DeprecatedClass}. */
@Generated(DeprecatedClass.class)
@SuppressWarnings({"deprecation", "removal"})
public final class DeprecatedClassRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/deprecated/class")
              .handledBy("com.acme.classes.DeprecatedClass", "old()", "DeprecatedClass.java:8"));

  /** For {@link java.util.ServiceLoader}. */
  public DeprecatedClassRoutes() {}

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
    return new Bound(new DeprecatedClass(), json);
  }

  private static final class Bound implements Handler {
    private final DeprecatedClass deprecatedClass;
    private final JsonWriter<Deprecations.Old> oldWriter;

    Bound(DeprecatedClass deprecatedClass, Json json) {
      this.deprecatedClass = deprecatedClass;
      this.oldWriter = json.writer(JsonType.of(Deprecations.Old.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> old(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /deprecated/class} by {@link DeprecatedClass#old()}. */
    private Response<?> old(Request request) {
      return oldWriter.respond(deprecatedClass.old());
    }
  }
}
