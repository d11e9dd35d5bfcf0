package com.acme;

import dev.smisk.Blocking;
import dev.smisk.Route;

class Partly {
  @Route("GET /partly")
  void find() {}

  @Blocking //! Nothing reads @Blocking on a method without @Route: add @Route("GET /…") to it, or remove the annotation
  void block() {}
}
