package com.acme.sessions;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Results;
import dev.smisk.routing.Routes;
import dev.smisk.session.Session;
import java.util.List;

/** The routes of {@link Carts}. */
@Generated(Carts.class)
public final class CartsRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/cart")
              .withSession()
              .handledBy("com.acme.sessions.Carts", "show(Session)", "Carts.java:14"),
          Endpoint.of(Method.PUT, "/cart/{item}")
              .buffered()
              .withSession()
              .handledBy("com.acme.sessions.Carts", "add(String, Session)", "Carts.java:19"),
          Endpoint.of(Method.POST, "/cart/login")
              .buffered("application/x-www-form-urlencoded", "multipart/form-data")
              .withSession()
              .handledBy("com.acme.sessions.Carts", "login(String, Session)", "Carts.java:24"),
          Endpoint.of(Method.POST, "/cart/logout")
              .buffered()
              .withSession()
              .handledBy("com.acme.sessions.Carts", "logout(Session)", "Carts.java:31"),
          Endpoint.of(Method.GET, "/cart/about")
              .handledBy("com.acme.sessions.Carts", "about()", "Carts.java:36"));

  /** For {@link java.util.ServiceLoader}. */
  public CartsRoutes() {}

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
    return new Bound(new Carts(), json);
  }

  private static final class Bound implements Handler {
    private final Carts carts;
    private final Json json;
    private final JsonWriter<Carts.Cart> cartWriter;

    Bound(Carts carts, Json json) {
      this.carts = carts;
      this.json = json;
      this.cartWriter = json.writer(JsonType.of(Carts.Cart.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> show(request);
        case 1 -> add(request);
        case 2 -> login(request);
        case 3 -> logout(request);
        case 4 -> about(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /cart} by {@link Carts#show(Session)}. */
    private Response<?> show(Request request) {
      Session session = Session.of(request);
      return cartWriter.respond(carts.show(session));
    }

    /** Answers {@code PUT /cart/{item}} by {@link Carts#add(String, Session)}. */
    private Response<?> add(Request request) {
      Arguments arguments = new Arguments(request);
      String item = arguments.path(0, "item").toText();
      arguments.check();
      Session session = Session.of(request);
      carts.add(item, session);
      return Response.noContent();
    }

    /** Answers {@code POST /cart/login} by {@link Carts#login(String, Session)}. */
    private Response<?> login(Request request) {
      Arguments arguments = new Arguments(request);
      String user = arguments.form("user").toText();
      arguments.check();
      Session session = Session.of(request);
      return json.encode(carts.login(user, session));
    }

    /** Answers {@code POST /cart/logout} by {@link Carts#logout(Session)}. */
    private Response<?> logout(Request request) {
      Session session = Session.of(request);
      carts.logout(session);
      return Response.noContent();
    }

    /** Answers {@code GET /cart/about} by {@link Carts#about()}. */
    private Response<?> about(Request request) {
      return Results.text(carts.about());
    }
  }
}
