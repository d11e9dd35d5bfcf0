package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the documents against what is compiled and run: Java that they show must stand, but for
 * white space, in a source of the examples or of a test; commands must be run by the build.
 */
class DocumentsTest {
  private static final Path ROOT = Path.of("../..");

  /** Java in Markdown, and in Javadoc. */
  private static final Pattern FENCED = Pattern.compile("(?ms)^```java\n(.*?)^```$");

  private static final Pattern JAVADOC =
      Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* *\\}</pre>");

  /** Four spaces, a command, and lines that go on after a backslash. */
  private static final Pattern COMMAND = Pattern.compile("(?m)^    ((?:.*\\\\\n)*.*)$");

  /** A command that is run elsewhere than in {@code .ci/run}: by what, in which file. */
  private record RunElsewhere(String begin, String file, String by) {}

  private static final List<RunElsewhere> RUN_ELSEWHERE =
      List.of(
          new RunElsewhere("mvn -DskipTests -DskipITs ", "starter-archetype/pom.xml", "install"),
          new RunElsewhere("mkdir -p ~/projects ", "starter-archetype/pom.xml", "archetype"),
          new RunElsewhere(
              "mvn archetype:generate", "starter-archetype/pom.xml", "integration-test"),
          new RunElsewhere(
              "cd shop && mvn verify",
              "starter-archetype/src/test/resources/projects/basic/goal.txt",
              "verify"),
          new RunElsewhere(
              "java -jar books.jar --listen unix:/run/books.sock --pid-file ",
              "examples/books/src/test/java/dev/smisk/examples/books/TakeOverIT.java",
              "--take-over"));

  private record Snippet(String place, String text) {}

  private static Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().matches(".*/(target|\\.git)/.*"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Without white space and comments at the ends of lines, which formatting moves. */
  private static String dense(String code) {
    return code.replaceAll("(?m)(?<!:)//.*$", "").replaceAll("\\s+", "");
  }

  private static List<Snippet> java() throws IOException {
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

  @TestFactory
  Stream<DynamicTest> everySnippet_standsInASourceThatIsCompiled() throws IOException {
    List<String> sources =
        files(".java")
            .filter(file -> file.toString().matches(".*(/examples/|/src/test/).*"))
            .map(file -> dense(read(file)))
            .toList();
    return java().stream()
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.place(),
                    () ->
                        assertThat(sources)
                            .as(
                                "%s is compiled nowhere: put it into examples/tour, and let a test"
                                    + " run it",
                                snippet.place())
                            .anyMatch(source -> source.contains(dense(snippet.text())))));
  }

  @Test
  void snippets_areFound() throws IOException {
    assertThat(java()).hasSizeGreaterThan(20);
    assertThat(java()).anyMatch(snippet -> snippet.place().startsWith("README.md"));
    assertThat(java()).anyMatch(snippet -> snippet.place().endsWith("Smisk.java:9"));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfTheReadme_isRun() throws IOException {
    String run = read(ROOT.resolve(".ci/run"));
    String readme = FENCED.matcher(read(ROOT.resolve("README.md"))).replaceAll("");
    return COMMAND
        .matcher(readme.replaceAll("(?ms)^```.*?^```$", ""))
        .results()
        .map(result -> result.group(1))
        .map(
            command ->
                DynamicTest.dynamicTest(command, () -> assertThat(isRun(command, run)).isTrue()));
  }

  /** {@code .ci/run} takes some from the README itself, by a pattern. */
  private static boolean isRun(String command, String ciRun) {
    if (ciRun.contains(command)
        || (command.matches("mvn .* && java -jar .*\\.jar --dev")
            && ciRun.contains("mvn .* && java -jar .*\\.jar --dev"))) {
      return true;
    }
    return RUN_ELSEWHERE.stream()
        .anyMatch(
            other ->
                command.startsWith(other.begin())
                    && read(ROOT.resolve(other.file())).contains(other.by()));
  }

  @Test
  void commands_areFound() throws IOException {
    assertThat(everyCommandOfTheReadme_isRun()).hasSizeGreaterThan(4);
  }
}
