package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the documents against what is compiled and run: Java that they show must stand, but for
 * white space, in a source of the examples or of a test; commands must be run by the build.
 */
class DocumentsTest {
  /** Four spaces, a command, and lines that go on after a backslash. */
  private static final Pattern COMMAND = Pattern.compile("(?m)^    ((?:.*\\\\\n)*.*)$");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

  /** A limit or an option, whose variable is called after it. */
  private static final Pattern CONSTANT = Pattern.compile("(?m)^  ([A-Z_]+)\\(");

  private static final Pattern SETTING = Pattern.compile("\\bSMISK_[A-Z_]+[A-Z]\\b");

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

  @TestFactory
  Stream<DynamicTest> everySnippet_standsInASourceThatIsCompiled() {
    List<Documents.Source> sources = Documents.sources();
    return Documents.java().stream()
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.place(),
                    () ->
                        assertThat(stands(snippet, sources))
                            .as(
                                "%s is compiled nowhere: put it into examples/tour, and let a test"
                                    + " run it",
                                snippet.place())
                            .isTrue()));
  }

  private static boolean stands(Documents.Snippet snippet, List<Documents.Source> sources) {
    String dense = Documents.dense(snippet.text());
    return sources.stream().anyMatch(source -> source.dense().contains(dense));
  }

  @Test
  void snippets_areFound() {
    assertThat(Documents.java()).hasSizeGreaterThan(20);
    assertThat(Documents.java()).anyMatch(snippet -> snippet.place().startsWith("README.md"));
    assertThat(Documents.java()).anyMatch(snippet -> snippet.place().endsWith("Smisk.java:9"));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfTheReadme_isRun() {
    String run = Documents.read(Documents.ROOT.resolve(".ci/run"));
    String readme =
        Documents.FENCED
            .matcher(Documents.read(Documents.ROOT.resolve("README.md")))
            .replaceAll("");
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
                    && Documents.read(Documents.ROOT.resolve(other.file())).contains(other.by()));
  }

  /** A document leads only to where there is something. */
  @TestFactory
  Stream<DynamicTest> everyLink_leadsToAFile() {
    return Documents.files(".md")
        .filter(file -> !file.toString().contains("archetype-resources"))
        .flatMap(
            file ->
                LINK.matcher(Documents.read(file))
                    .results()
                    .map(link -> file.resolveSibling(link.group(1))))
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.normalize().toString(), () -> assertThat(target).exists()));
  }

  /** What a command of the examples' documents installs or checks is there. */
  @TestFactory
  Stream<DynamicTest> everyFileOfACommand_isThere() {
    return Documents.files(".md")
        .filter(file -> file.startsWith(Documents.ROOT.resolve("examples")))
        .flatMap(
            file ->
                COMMAND
                    .matcher(Documents.read(file))
                    .results()
                    .flatMap(command -> Stream.of(command.group(1).split("\\s+")))
                    .filter(
                        word -> word.matches("(nginx|lighttpd|apache|haproxy|caddy|examples)/.*"))
                    .map(
                        word ->
                            word.startsWith("examples/")
                                ? Documents.ROOT.resolve(word)
                                : file.resolveSibling(word)))
        .distinct()
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.normalize().toString(), () -> assertThat(target).exists()));
  }

  /** No document tells of a setting that the code does not know. */
  @Test
  void everySetting_isKnown() {
    Set<String> known =
        Documents.files(".java")
            .filter(file -> file.toString().matches(".*/framework/.*/src/main/java/.*"))
            .flatMap(file -> CONSTANT.matcher(Documents.read(file)).results())
            .map(constant -> "SMISK_" + constant.group(1))
            .collect(Collectors.toSet());
    Set<String> told =
        Documents.files(".md")
            .flatMap(file -> SETTING.matcher(Documents.read(file)).results())
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).hasSizeGreaterThan(30);
    told.removeAll(known);
    assertThat(told).isEmpty();
  }

  @Test
  void commands_areFound() {
    assertThat(everyCommandOfTheReadme_isRun()).hasSizeGreaterThan(4);
  }
}
