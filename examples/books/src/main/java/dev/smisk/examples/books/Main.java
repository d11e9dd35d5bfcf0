package dev.smisk.examples.books;

import dev.smisk.Smisk;

/** Starts the app with a shelf that holds one book. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    BookShelf shelf = new BookShelf();
    shelf.add(new NewBook("Refactoring", "Martin Fowler", 1999));
    Smisk.app().provide(shelf).run(args);
  }
}
