package com.acme.catches;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.util.List;
import java.util.NoSuchElementException;

/** The routes of {@link AppErrors}. */
@Generated(AppErrors.class)
public final class AppErrorsRoutes implements Routes {
  private static final List<Endpoint> TABLE = List.of();

  private static final List<Class<? extends Throwable>> CATCHES =
      List.of(NoSuchElementException.class);

  /** For {@link java.util.ServiceLoader}. */
  public AppErrorsRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<? extends Throwable>> catches() {
    return CATCHES;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of(StringBuilder.class);
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new AppErrors(provided.get(StringBuilder.class)));
  }

  private static final class Bound implements Handler {
    private final AppErrors appErrors;

    Bound(AppErrors appErrors) {
      this.appErrors = appErrors;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      throw Handler.unknown(endpoint);
    }

    @Override
    public Response<?> handleThrown(int type, Throwable thrown, Request request) {
      return switch (type) {
        case 0 -> missing((NoSuchElementException) thrown, request);
        default -> throw Handler.unknown(type);
      };
    }

    /**
     * Answers {@link NoSuchElementException} by {@link AppErrors#missing(NoSuchElementException)}.
     */
    private Response<?> missing(NoSuchElementException thrown, Request request) {
      return Results.problem(appErrors.missing(thrown));
    }
  }
}
