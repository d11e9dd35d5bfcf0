package dev.smisk.examples.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the documents, what code they show, and the sources in which it stands. */
final class Documents {
  static final Path ROOT = Path.of("../..");

  /** Java in Markdown, and in Javadoc. */
  static final Pattern FENCED = Pattern.compile("(?ms)^```java\n(.*?)^```$");

  private static final Pattern JAVADOC =
      Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* *\\}</pre>");

  private Documents() {}

  /** Code that a document shows; the place is its file and line. */
  record Snippet(String place, String text) {}

  /** A source, each of whose characters that count has a line. */
  record Source(Path file, String dense, List<Integer> lines) {
    static Source of(Path file) {
      StringBuilder dense = new StringBuilder();
      List<Integer> lines = new ArrayList<>();
      int number = 0;
      for (String line : read(file).lines().toList()) {
        String kept = Documents.dense(line);
        dense.append(kept);
        number++;
        for (int i = 0; i < kept.length(); i++) {
          lines.add(number);
        }
      }
      return new Source(file, dense.toString(), lines);
    }
  }

  static Stream<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().matches(".*/(target|\\.git)/.*"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without white space and comments at the ends of lines, which formatting moves. */
  static String dense(String code) {
    return code.replaceAll("(?m)(?<!:)//.*$", "").replaceAll("\\s+", "");
  }

  private static List<Snippet> snippets(Path file, Pattern pattern) {
    List<Snippet> snippets = new ArrayList<>();
    String text = read(file);
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      long line = text.substring(0, matcher.start(1)).lines().count() + 1;
      snippets.add(new Snippet(ROOT.relativize(file) + ":" + line, matcher.group(1)));
    }
    return snippets;
  }

  /** All Java that documents show. */
  static List<Snippet> java() {
    List<Snippet> snippets = new ArrayList<>();
    files(".md").forEach(file -> snippets.addAll(snippets(file, FENCED)));
    files(".java")
        .filter(file -> file.toString().contains("/src/main/"))
        .forEach(
            file ->
                snippets(file, JAVADOC).stream()
                    .map(s -> new Snippet(s.place(), s.text().replaceAll("(?m)^ *\\* ?", "")))
                    .forEach(snippets::add));
    return snippets;
  }

  /** The sources of examples and of tests, but not what tests have compiled on purpose. */
  static List<Source> sources() {
    return files(".java")
        .filter(file -> file.toString().matches(".*(/examples/.*/src/main/|/src/test/)java/.*"))
        .map(Source::of)
        .toList();
  }
}
