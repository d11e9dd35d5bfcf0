package com.acme.classes;

import dev.smisk.Route;

class Deprecations {
  @Deprecated
  record Old(String text) {}

  @Deprecated(forRemoval = true)
  record Doomed(String text) {
    @SuppressWarnings("removal")
    public static Doomed of(String text) {
      return new Doomed(text);
    }
  }

  @Route("GET /deprecated/1")
  @Deprecated
  void old() {}

  @Route("GET /deprecated/2")
  @Deprecated(forRemoval = true)
  void doomed() {}

  @Route("GET /deprecated/3")
  @SuppressWarnings("removal")
  void query(Doomed doomed) {}

  @Route("GET /deprecated/4")
  void fresh() {}
}
