package dev.smisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table in the documentation of {@code dev.smisk.routing}, for tests that hold the app to it. */
final class DocumentedTable {
  private DocumentedTable() {}

  /** The cells of each row below the head, which begins with that. */
  static List<List<String>> below(String head) throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/smisk/routing/package-info.java"));
    int from = source.indexOf(head);
    return source
        .substring(from, source.indexOf("</pre>", from))
        .lines()
        .map(line -> line.replaceFirst("^ \\* ", ""))
        .filter(line -> line.contains("|"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .skip(1)
        .toList();
  }
}
