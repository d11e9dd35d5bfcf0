package dev.smisk.examples.books;

/**
 * A book as a client sends it. What the constructor refuses becomes a 400 that tells the client
 * why.
 */
public record NewBook(String title, String author, int year) {
  private static final int OLDEST_YEAR = -3000;
  private static final int NEWEST_YEAR = 9999;

  public NewBook {
    title = checkText("title", title);
    author = checkText("author", author);
    if (year < OLDEST_YEAR || year > NEWEST_YEAR) {
      throw new IllegalArgumentException(
          "year must be from " + OLDEST_YEAR + " to " + NEWEST_YEAR + ", not " + year);
    }
  }

  Book withId(long id) {
    return new Book(id, title, author, year);
  }

  private static String checkText(String name, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be missing or blank");
    }
    return text.strip();
  }
}
