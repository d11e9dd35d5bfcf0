package com.acme.names;

import dev.smisk.Route;

/** Its name is that of a variable. */
public class books {
  @Route("GET /lowercase")
  static void find(int books) {}

  @Route("GET /lowercase/instance")
  void list(int books) {}
}
