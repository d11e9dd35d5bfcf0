package dev.smisk.examples.books;

import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.http.HttpException;
import dev.smisk.http.Response;
import java.util.List;
import java.util.Optional;

/** The books, as JSON. */
@Route("/books")
public final class Books {
  private static final int MAX_LIMIT = 100;

  private final BookShelf shelf;

  public Books(BookShelf shelf) {
    this.shelf = shelf;
  }

  @Route("GET")
  List<Book> list(@Default("20") int limit, Optional<String> author) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new HttpException(400, "limit must be from 1 to " + MAX_LIMIT + ", not " + limit);
    }
    return shelf.list(limit, author);
  }

  @Route("POST")
  Response<Book> create(NewBook book) {
    Book saved =
        shelf
            .add(book)
            .orElseThrow(
                () ->
                    new HttpException(
                        409, "\"" + book.title() + "\" by " + book.author() + " is here already"));
    return Response.created("/books/" + saved.id()).json(saved);
  }

  @Route("GET /{id}")
  Optional<Book> find(long id) {
    return shelf.find(id);
  }

  @Route("PUT /{id}")
  Optional<Book> replace(long id, NewBook book) {
    return shelf.replace(id, book);
  }

  @Route("DELETE /{id}")
  void remove(long id) {
    if (!shelf.remove(id)) {
      throw new HttpException(404, "there is no book " + id);
    }
  }
}
