package com.acme.books;

import java.util.List;
import java.util.Optional;

public final class BookShelf {
  Optional<Book> find(long id) {
    return Optional.of(new Book(id, "Emma"));
  }

  List<Book> list(int limit, Optional<String> author) {
    return List.of(new Book(limit, author.orElse("Emma")));
  }

  Book add(NewBook book) {
    return new Book(1, book.title());
  }

  void remove(long id) {}
}
