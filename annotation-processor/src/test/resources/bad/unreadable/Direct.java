package com.acme;

import dev.smisk.Body;
import dev.smisk.Route;
import java.util.List;

class Direct {
  interface Shape {}

  sealed interface Plan permits Fixed {}

  record Fixed(int days) implements Plan {}

  @Route("POST /list")
  void list(
      @Body List<Shape> shapes) {} //! shapes cannot be read from a JSON body: Shape is abstract: say by @JsonTypeInfo and @JsonSubTypes at it which classes it stands for

  @Route("POST /array")
  void array(
      Plan[] plans) {} //! plans binds to nothing: Plan is abstract: say by @JsonTypeInfo at it how JSON tells its classes apart. What the app provides belongs into the constructor
}
