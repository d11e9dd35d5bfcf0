package com.acme.catches;

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
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.io.IOException;
import java.util.List;

/** The routes of {@link Shop}. */
@Generated(Shop.class)
public final class ShopRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/shop")
              .handledBy("com.acme.catches.Shop", "shop()", "Shop.java:20"));

  private static final List<Class<? extends Throwable>> CATCHES =
      List.of(
          Shop.OutOfStock.class,
          IllegalStateException.class,
          UnsupportedOperationException.class,
          RuntimeException.class,
          IOException.class,
          InterruptedException.class,
          Error.class);

  /** For {@link java.util.ServiceLoader}. */
  public ShopRoutes() {}

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
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Shop(), json);
  }

  private static final class Bound implements Handler {
    private final Shop shop;
    private final Json json;
    private final JsonWriter<Shop.Refusal> refusalWriter;

    Bound(Shop shop, Json json) {
      this.shop = shop;
      this.json = json;
      this.refusalWriter = json.writer(JsonType.of(Shop.Refusal.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> shop(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    @Override
    public Response<?> handleThrown(int type, Throwable thrown, Request request) throws Exception {
      return switch (type) {
        case 0 -> shop2((Shop.OutOfStock) thrown, request);
        case 1 -> either((Exception) thrown, request);
        case 2 -> unsupported((UnsupportedOperationException) thrown, request);
        case 3 -> any((RuntimeException) thrown, request);
        case 4 -> either((Exception) thrown, request);
        case 5 -> grave(thrown, request);
        case 6 -> grave(thrown, request);
        default -> throw Handler.unknown(type);
      };
    }

    /** Answers {@code GET /shop} by {@link Shop#shop()}. */
    private Response<?> shop(Request request) {
      return Results.text(shop.shop());
    }

    /** Answers {@link RuntimeException} by {@link Shop#any(RuntimeException)}. */
    private Response<?> any(RuntimeException thrown, Request request) {
      return Results.problem(shop.any(thrown));
    }

    /** Answers {@link Shop.OutOfStock} by {@link Shop#shop(Shop.OutOfStock, Request)}. */
    private Response<?> shop2(Shop.OutOfStock thrown, Request request) throws Exception {
      return Results.withStatus(409, refusalWriter.respond(shop.shop(thrown, request)));
    }

    /** Answers {@link Exception} by {@link Shop#either(Exception)}. */
    private Response<?> either(Exception thrown, Request request) {
      return json.encode(shop.either(thrown));
    }

    /** Answers {@link UnsupportedOperationException} by {@link Shop#unsupported()}. */
    private Response<?> unsupported(UnsupportedOperationException thrown, Request request) {
      return Results.withStatus(500, Results.text(Shop.unsupported()));
    }

    /** Answers {@link Throwable} by {@link Shop#grave(Throwable)}. */
    private Response<?> grave(Throwable thrown, Request request) {
      return Results.withStatus(503, Results.text(shop.grave(thrown)));
    }
  }
}
