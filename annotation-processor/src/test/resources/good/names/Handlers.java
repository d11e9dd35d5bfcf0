package com.acme.names;

import dev.smisk.Route;
import java.util.Optional;

/** Types called like those that generated code needs, and parameters like its variables. */
@Route("/names")
public class Handlers {
  public Handlers(Json json, Handler handler, Provided provided) {}

  @Route("GET /types")
  Request types(Bound bound, Override override, Routes routes) {
    return new Request();
  }

  @Route("PUT /response")
  Response response(List list) {
    return new Response();
  }

  @Route("GET /list")
  java.util.List<List> list(java.util.List<Method> method, Optional<Endpoint> endpoint) {
    return java.util.List.of();
  }

  @Route("GET /variables/{arguments}/{json}")
  String variables(
      dev.smisk.http.Request endpoint,
      String arguments,
      String request,
      String json,
      String handlers,
      String com,
      String dev,
      String java,
      String Handlers,
      String Arguments,
      String provided) {
    return "";
  }

  @Route("GET /handle")
  void handle() {}

  @Route("GET /overload/1")
  void find(long id) {}

  @Route("GET /overload/2")
  void find(String id) {}

  @Route("GET /overload/3")
  void find(String id, int more) {}

  @Route("GET /overload/4")
  void find2() {}
}
