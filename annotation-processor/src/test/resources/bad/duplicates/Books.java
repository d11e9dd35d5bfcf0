package com.acme;

import dev.smisk.Route;

@Route("/books")
class Books {
  @Route("GET /{id}") //! GET /books/{id} is served twice: change this path or that of com.acme.Shelves.book(String) (Shelves.java:7)
  void find(long id) {}

  @Route("GET") //! GET /books is served twice: change this path or that of com.acme.Books.all() (Books.java:14)
  void list() {}

  @Route("GET /") //! GET /books is served twice: change this path or that of com.acme.Books.list() (Books.java:11)
  void all() {}

  @Route("GET /new")
  void literalsAreMoreSpecific() {}

  @Route("POST /{id}")
  void otherMethodsAreNoDuplicates(long id) {}

  @Route("GET /{id}/")
  void trailingSlashesDiffer(long id) {}
}
