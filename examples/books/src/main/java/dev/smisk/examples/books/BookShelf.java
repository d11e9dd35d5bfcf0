package dev.smisk.examples.books;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Books in memory, in order of their ids; gone when the app stops. Thread-safe. */
public final class BookShelf {
  private final ConcurrentSkipListMap<Long, Book> books = new ConcurrentSkipListMap<>();
  private final AtomicLong lastId = new AtomicLong();

  public Optional<Book> find(long id) {
    return Optional.ofNullable(books.get(id));
  }

  /** At most {@code limit} books, of that author where one is given. */
  public List<Book> list(int limit, Optional<String> author) {
    return books.values().stream()
        .filter(book -> author.isEmpty() || author.get().equals(book.author()))
        .limit(limit)
        .toList();
  }

  /** Adds the book unless one of the same title and author is there. */
  public synchronized Optional<Book> add(NewBook book) {
    boolean known =
        books.values().stream()
            .anyMatch(b -> b.title().equals(book.title()) && b.author().equals(book.author()));
    if (known) {
      return Optional.empty();
    }
    Book added = book.withId(lastId.incrementAndGet());
    books.put(added.id(), added);
    return Optional.of(added);
  }

  public Optional<Book> replace(long id, NewBook book) {
    return Optional.ofNullable(books.computeIfPresent(id, (key, old) -> book.withId(key)));
  }

  public boolean remove(long id) {
    return books.remove(id) != null;
  }
}
