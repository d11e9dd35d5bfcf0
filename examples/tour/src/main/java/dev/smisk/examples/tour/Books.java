package dev.smisk.examples.tour;

import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.http.Response;
import java.util.List;
import java.util.Optional;

/** What the documents begin with. */
@Route("/books")
public final class Books {
  private final BookShelf shelf;

  public Books(BookShelf shelf) { // filled with what the app provides, by generated code
    this.shelf = shelf;
  }

  @Route("GET")
  List<Book> list(@Default("20") int limit, Optional<String> author) { // ?limit=5&author=…
    return shelf.list(limit, author);
  }

  @Route("GET /{id}")
  Optional<Book> find(long id) { // empty: 404
    return shelf.find(id);
  }

  @Route("POST")
  Response<Book> create(NewBook book) { // the JSON body
    Book saved = shelf.add(book);
    return Response.created("/books/" + saved.id()).json(saved);
  }
}
