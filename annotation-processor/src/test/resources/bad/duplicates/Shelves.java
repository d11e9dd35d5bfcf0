package com.acme;

import dev.smisk.Route;

class Shelves {
  @Route("GET /books/{id}") //! GET /books/{id} is served twice: change this path or that of com.acme.Books.find(long) (Books.java:8)
  void book(String id) {}
}
