package dev.smisk.examples.tour;

import dev.smisk.Form;
import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Response;
import dev.smisk.session.Session;
import java.util.List;
import java.util.Map;

/** What the documents show of sessions. */
final class Accounts {
  record Cart(List<String> items) {
    static final Cart EMPTY = new Cart(List.of());
  }

  /** Passwords by user, as no service should keep them. */
  record Members(Map<String, String> passwords) {
    void check(String user, String password) {
      if (!password.equals(passwords.get(user))) {
        throw new HttpException(401, "no such user, or another password");
      }
    }
  }

  private final Members members = new Members(Map.of("ada", "lovelace"));

  @Route("POST /login")
  Response<?> login(@Form String user, @Form String password, Session session) {
    members.check(user, password);
    session.renew(); // who knew the id before knows nothing now
    session.set("user", user);
    return Response.redirect("/cart");
  }

  @Route("GET /cart")
  Cart cart(Session session) {
    return session.get("cart", Cart.class, Cart.EMPTY);
  }
}
