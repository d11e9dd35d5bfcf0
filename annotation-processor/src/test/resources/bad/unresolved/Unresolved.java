package com.acme;

import dev.smisk.Route;

class Unresolved {
  @Route("GET /missing")
  Missing find() { //! cannot find symbol
    throw new IllegalStateException();
  }

  @Route("POST /absent")
  void create(Absent absent) {} //! cannot find symbol

  @Route(Paths.BOOKS) //! cannot find symbol
  void books() {}

  @Route("nonsense that waits until the rest is there")
  void malformed() {}
}
