package com.acme;

import dev.smisk.Route;
import java.util.List;

class Methods {
  @Route("GET /private")
  private void hidden() {} //! hidden is private, so the generated class beside Methods cannot call it: remove private

  @Route("GET /generic")
  <T> List<T> generic() { //! generic has type parameters, so it is not known what it takes and returns: name the types
    return List.of();
  }

  private record Hidden(String text) {}

  @Route("GET /hidden/result")
  List<Hidden> hiddenResult() { //! Hidden is private, so the generated class beside Methods cannot name it: remove private
    return List.of();
  }

  @Route("POST /hidden/body")
  void hiddenBody(
      Hidden hidden) {} //! Hidden is private, so the generated class beside Methods cannot name it: remove private
}
