package dev.smisk.examples.books;

import dev.smisk.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A post whose handler writes a line each time that it runs, for {@link TakeOverIT}. */
public final class Counted {
  /** The environment variable that names the file. */
  static final String FILE = "COUNTED_RUNS";

  @Route("POST /counted")
  String count(int n, NewBook book) throws IOException {
    if (!book.title().equals("" + n)) {
      throw new IOException("the body of " + book.title() + " came with number " + n);
    }
    Files.writeString(Path.of(System.getenv(FILE)), n + "\n", StandardOpenOption.APPEND);
    return "counted";
  }
}
