package com.acme.books;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Argument;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.List;
import java.util.Optional;

/** The routes of {@link Books}. */
@Generated(Books.class)
public final class BooksRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/books/{id}")
              .handledBy("com.acme.books.Books", "find(long)", "Books.java:18"),
          Endpoint.of(Method.GET, "/books")
              .handledBy("com.acme.books.Books", "list(int, Optional)", "Books.java:23"),
          Endpoint.of(Method.POST, "/books")
              .buffered("application/json")
              .handledBy("com.acme.books.Books", "create(NewBook)", "Books.java:29"),
          Endpoint.of(Method.DELETE, "/books/{id}")
              .handledBy("com.acme.books.Books", "remove(long)", "Books.java:35"));

  /** For {@link java.util.ServiceLoader}. */
  public BooksRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of(BookShelf.class);
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Books(provided.get(BookShelf.class)), json);
  }

  private static final class Bound implements Handler {
    private final Books books;
    private final Json json;
    private final JsonWriter<Book> bookWriter;
    private final JsonWriter<List<Book>> bookListWriter;
    private final JsonReader<NewBook> newBookReader;

    Bound(Books books, Json json) {
      this.books = books;
      this.json = json;
      this.bookWriter = json.writer(JsonType.of(Book.class));
      this.bookListWriter = json.writer(JsonType.generic(List.class, JsonType.of(Book.class)));
      this.newBookReader = json.reader(JsonType.of(NewBook.class));
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> find(request);
        case 1 -> list(request);
        case 2 -> create(request);
        case 3 -> remove(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /** Answers {@code GET /books/{id}} by {@link Books#find(long)}. */
    private Response<?> find(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      return bookWriter.respondIfPresent(books.find(id));
    }

    /** Answers {@code GET /books} by {@link Books#list(int, Optional)}. */
    private Response<?> list(Request request) {
      Arguments arguments = new Arguments(request);
      int limit = arguments.query("limit").toInt(20);
      Optional<String> author = arguments.query("author").toOptional("text", Argument.TEXT);
      arguments.check();
      return bookListWriter.respond(books.list(limit, author));
    }

    /** Answers {@code POST /books} by {@link Books#create(NewBook)}. */
    private Response<?> create(Request request) {
      Arguments arguments = new Arguments(request);
      NewBook book = arguments.body(newBookReader);
      arguments.check();
      return json.encode(books.create(book));
    }

    /** Answers {@code DELETE /books/{id}} by {@link Books#remove(long)}. */
    private Response<?> remove(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.path(0, "id").toLong();
      arguments.check();
      books.remove(id);
      return Response.noContent();
    }
  }
}
