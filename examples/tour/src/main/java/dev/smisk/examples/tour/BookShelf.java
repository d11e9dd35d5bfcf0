package dev.smisk.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Books and their covers, in memory. Thread-safe. */
final class BookShelf {
  private final Map<Long, Book> books = new ConcurrentSkipListMap<>();
  private final Map<Long, Long> coverBytes = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  List<Book> list(int limit, Optional<String> author) {
    return books.values().stream()
        .filter(book -> author.isEmpty() || book.author().equals(author.get()))
        .limit(limit)
        .toList();
  }

  Optional<Book> find(long id) {
    return Optional.ofNullable(books.get(id));
  }

  Book add(NewBook book) {
    Book added = new Book(ids.incrementAndGet(), book.title(), book.author());
    books.put(added.id(), added);
    return added;
  }

  void cover(long id, InputStream image) throws IOException {
    coverBytes.put(id, image.transferTo(OutputStream.nullOutputStream()));
  }

  void writeCsv(OutputStream out) throws IOException {
    for (Book book : books.values()) {
      out.write((book.id() + "," + book.title() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
