package com.acme;

import dev.smisk.Route;

class OuterBooks { //! The routes of com.acme.OuterBooks and of com.acme.Outer.Books would both be written to com.acme.OuterBooksRoutes: rename OuterBooks or the other class
  @Route("GET /outermost")
  void find() {}
}
