package com.acme.classes;

import dev.smisk.Route;

@Deprecated(forRemoval = true)
class DeprecatedClass {
  @Route("GET /deprecated/class")
  Deprecations.Old old() {
    return new Deprecations.Old("");
  }
}
