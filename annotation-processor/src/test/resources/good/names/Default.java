package com.acme.names;

import dev.smisk.Route;

/** Its name begins a variable that would be a keyword. */
public class Default {
  @Route("GET /default")
  void find() {}
}
