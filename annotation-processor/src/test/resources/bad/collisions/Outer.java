package com.acme;

import dev.smisk.Route;

class Outer {
  static class Books { //! The routes of com.acme.OuterBooks and of com.acme.Outer.Books would both be written to com.acme.OuterBooksRoutes: rename Books or the other class
    @Route("GET /nested")
    void find() {}
  }
}
