package com.acme;

import dev.smisk.Route;

class Fine {
  @Route("GET /fine")
  void find() {}
}
