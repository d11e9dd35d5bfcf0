package com.acme.books;

import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.http.Response;
import java.util.List;
import java.util.Optional;

@Route("/books")
public final class Books {
  private final BookShelf shelf;

  public Books(BookShelf shelf) {
    this.shelf = shelf;
  }

  @Route("GET /{id}")
  Optional<Book> find(long id) {
    return shelf.find(id);
  }

  @Route("GET")
  List<Book> list(@Default("20") int limit, Optional<String> author) {
    return shelf.list(limit, author);
  }

  @Route("POST")
  @SuppressWarnings("rawtypes")
  Response create(NewBook book) {
    Book saved = shelf.add(book);
    return Response.created("/books/" + saved.id()).json(saved);
  }

  @Route("DELETE /{id}")
  void remove(long id) {
    shelf.remove(id);
  }
}
