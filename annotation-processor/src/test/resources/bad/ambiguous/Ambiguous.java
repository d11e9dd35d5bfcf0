package com.acme;

import dev.smisk.Route;

class Ambiguous {
  @Route("GET /books/{id}") //! GET /books/{id} and GET /books/{name} can match the same path, and neither is more specific: change this path or that of com.acme.Ambiguous.byName(String) (Ambiguous.java:10)
  void byId(long id) {}

  @Route("GET /books/{name}") //! GET /books/{name} and GET /books/{id} can match the same path, and neither is more specific: change this path or that of com.acme.Ambiguous.byId(long) (Ambiguous.java:7)
  void byName(String name) {}

  @Route("GET /files/{path...}") //! GET /files/{path...} and GET /files/{rest...} can match the same path, and neither is more specific: change this path or that of com.acme.Ambiguous.rest(String) (Ambiguous.java:16)
  void path(String path) {}

  @Route("GET /files/{rest...}") //! GET /files/{rest...} and GET /files/{path...} can match the same path, and neither is more specific: change this path or that of com.acme.Ambiguous.path(String) (Ambiguous.java:13)
  void rest(String rest) {}

  @Route("GET /parts/a{x}") //! GET /parts/a{x} and GET /parts/{y}b can match the same path, and neither is more specific: change this path or that of com.acme.Ambiguous.endsWithB(String) (Ambiguous.java:22)
  void startsWithA(String x) {}

  @Route("GET /parts/{y}b") //! GET /parts/{y}b and GET /parts/a{x} can match the same path, and neither is more specific: change this path or that of com.acme.Ambiguous.startsWithA(String) (Ambiguous.java:19)
  void endsWithB(String y) {}

  @Route("GET /ends/{x}b")
  void endsWithOtherThanC(String x) {}

  @Route("GET /ends/{x}c")
  void endsWithC(String x) {}

  @Route("GET /{x}/y")
  void literalLast(String x) {}

  @Route("GET /x/{y}")
  void literalFirst(String y) {}

  @Route("GET /types/{name}.json")
  void json(String name) {}

  @Route("GET /types/{name}.yaml")
  void yaml(String name) {}

  @Route("GET /types/{name}.tar.gz")
  void longerLiteral(String name) {}

  @Route("GET /types/{name}")
  void wholeSegment(String name) {}
}
