package com.acme;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import java.util.List;

/** The routes of {@link Orders}. */
@Generated(Orders.class)
public final class OrdersRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/orders")
              .filteredBy(Orders.Staff.class, Orders.Audit.class)
              .handledBy("com.acme.Orders", "list()", "Orders.java:31"),
          Endpoint.of(Method.DELETE, "/orders")
              .filteredBy(Orders.Staff.class, Orders.Audit.class, Orders.Twice.class)
              .handledBy("com.acme.Orders", "clear()", "Orders.java:37"));

  /** For {@link java.util.ServiceLoader}. */
  public OrdersRoutes() {}

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
    return new Bound(new Orders());
  }

  private static final class Bound implements Handler {
    private final Orders orders;

    Bound(Orders orders) {
      this.orders = orders;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> list(request);
        case 1 -> clear(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /orders} by {@link Orders#list()}. */
    private Response<?> list(Request request) {
      return Results.text(orders.list());
    }

    /** Answers {@code DELETE /orders} by {@link Orders#clear()}. */
    private Response<?> clear(Request request) {
      orders.clear();
      return Response.noContent();
    }
  }
}
