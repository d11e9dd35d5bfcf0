package dev.smisk.examples.sessions;

import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.Smisk;
import dev.smisk.http.HttpException;
import dev.smisk.http.Response;
import dev.smisk.session.Session;

/** Logs customers in and out, keeps a cart for each, and takes each order once. */
public final class Shop {
  private static final String CART = "cart";
  private static final String USER = "user";
  private static final String ORDER = "order";

  /** Who is logged in, and what the last request left to say. */
  public record Customer(String user, String note) {}

  /** What is to be confirmed. */
  public record Checkout(Cart cart, String token) {}

  /** Any name will do here; a real shop asks for more. */
  @Route("POST /login")
  Response<?> login(@Form String user, Session session) {
    session.renew(); // who knew the id before knows nothing now
    session.set(USER, user);
    session.flash("note", "Welcome, " + user + "!");
    return Response.redirect("/me");
  }

  @Route("GET /me")
  Customer me(Session session) {
    String note = session.flashed("note", String.class);
    return new Customer(user(session), note == null ? "" : note);
  }

  @Route("GET /cart")
  Cart cart(Session session) {
    return session.get(CART, Cart.class, Cart.EMPTY);
  }

  @Route("POST /cart/{item}")
  Cart add(String item, @Query @Default("1") int pieces, Session session) {
    Cart cart = cart(session).with(item, pieces);
    session.set(CART, cart);
    return cart;
  }

  @Route("GET /checkout")
  Checkout checkout(Session session) {
    user(session);
    return new Checkout(cart(session), session.confirmation(ORDER));
  }

  @Route("POST /checkout")
  Cart order(@Form String token, Session session) {
    user(session);
    if (!session.confirm(ORDER, token)) {
      throw new HttpException(
          409, "this order was made already, or too long ago: look at the cart");
    }
    Cart ordered = cart(session);
    session.remove(CART);
    return ordered;
  }

  @Route("POST /logout")
  Response<?> logout(Session session) {
    session.invalidate();
    return Response.redirect("/cart");
  }

  private static String user(Session session) {
    String user = session.get(USER, String.class);
    if (user == null) {
      throw new HttpException(401, "log in first: POST the field user to /login");
    }
    return user;
  }

  public static void main(String[] args) {
    Smisk.app().run(args);
  }
}
