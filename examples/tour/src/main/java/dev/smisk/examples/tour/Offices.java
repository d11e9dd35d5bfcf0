package dev.smisk.examples.tour;

import dev.smisk.Route;

/** Routes whose annotations say who may call them; {@link Roles} sees to that. */
@Route("/offices")
@Role("clerk")
final class Offices {
  @Route("GET")
  String list() {
    return "open";
  }

  @Route("DELETE /{name}")
  @Role("boss")
  void close(String name) {}
}
