package com.acme.sessions;

import dev.smisk.Form;
import dev.smisk.Route;
import dev.smisk.http.Response;
import dev.smisk.session.Session;
import java.util.List;

@Route("/cart")
class Carts {
  record Cart(List<String> items) {}

  @Route("GET")
  Cart show(Session session) {
    return session.get("cart", Cart.class, new Cart(List.of()));
  }

  @Route("PUT /{item}")
  void add(String item, Session session) {
    session.set("cart", new Cart(List.of(item)));
  }

  @Route("POST /login")
  Response<?> login(@Form String user, Session session) {
    session.renew();
    session.set("user", user);
    return Response.redirect("/cart");
  }

  @Route("POST /logout")
  void logout(Session session) {
    session.invalidate();
  }

  @Route("GET /about")
  String about() {
    return "carts";
  }
}
