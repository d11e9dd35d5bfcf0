package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the packages say FastCGI demands: all of it is there, and the tests that they name are. */
class FastCgiStatementsTest {
  private static final Pattern SECTION = Pattern.compile("<h3>([^<]*)</h3>\\s*<ul>(.*?)</ul>");
  private static final Pattern NAMED =
      Pattern.compile("\\{@code ([\\w.]+)\\}(?: of the example \\{@code (\\w+)\\})?");

  /** The statements of each section, as the package's documentation has them. */
  private static Map<String, List<String>> sections(String packageName) throws IOException {
    Path file = Path.of("src/main/java", packageName.replace('.', '/'), "package-info.java");
    String text = Files.readString(file).replaceAll("\\R \\*", " ").replaceAll("\\s+", " ");
    Map<String, List<String>> sections = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(text);
    while (section.find()) {
      sections.put(
          section.group(1).replaceAll(" \\(.*", ""),
          Arrays.stream(section.group(2).split("<li>")).skip(1).toList());
    }
    return sections;
  }

  @ParameterizedTest
  @CsvSource({
    "dev.smisk.fastcgi, Records, 25",
    "dev.smisk.fastcgi, Connections, 23",
    "dev.smisk.fastcgi, Body length, 4",
    "dev.smisk.fastcgi, Variables, 2",
    "dev.smisk.fastcgi, Who may connect, 6",
    "dev.smisk.fastcgi, Stopping, 5",
    "dev.smisk, Body length, 5",
    "dev.smisk, The answer, 14",
    "dev.smisk, Variables, 8",
    "dev.smisk, Stopping, 2",
  })
  void section_hasAllItsStatements(String packageName, String section, int count)
      throws IOException {
    assertThat(sections(packageName).get(section)).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.smisk.fastcgi", "dev.smisk"})
  void statement_namesTestsThatAreThere(String packageName) throws Exception {
    for (List<String> statements : sections(packageName).values()) {
      String type = "";
      for (String statement : statements) {
        int tests = 0;
        for (MatchResult named : NAMED.matcher(statement).results().toList()) {
          String name = named.group(1);
          boolean typeAlone = name.matches("[A-Z]\\w*");
          type = Character.isUpperCase(name.charAt(0)) ? name.replaceAll("\\..*", "") : type;
          String method = typeAlone ? "" : name.substring(name.indexOf('.') + 1);
          int found = tests(type, method, named.group(2));
          assertThat(found)
              .as("%s: %s.%s", statement, type, method)
              .isGreaterThan(typeAlone ? -1 : 0);
          tests += found;
        }
        assertThat(tests).as(statement).isPositive();
      }
    }
  }

  @Test
  void whatIsNoTest_isNotTakenForOne() throws Exception {
    assertThat(tests("FixedBoundsTest", "table_hasTheseRows", null)).isEqualTo(1);
    assertThat(tests("FixedBoundsTest", "check", null)).as("a helper").isZero();
    assertThat(tests("FixedBoundsTest", "table_hasNoRows", null)).isZero();
    assertThat(tests("Wire", "", null)).isZero();
    assertThat(tests("StopIT", "", "servers")).isPositive();
    assertThat(tests("StopIT", "noSuch", "servers")).isZero();
  }

  /**
   * How many tests that is.
   *
   * @param method empty: all of the class
   * @param example whose source is read, as its classes are not here; or null
   */
  private static int tests(String type, String method, @Nullable String example) throws Exception {
    Path root = Path.of(example == null ? "src/test/java" : "../../examples/" + example);
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(path -> path.endsWith(type + ".java")).toList();
    }
    assertThat(files).as("%s of %s", type, root).hasSize(1);
    if (example != null) {
      return Files.readString(files.get(0)).contains(" " + method + (method.isEmpty() ? "" : "("))
          ? 1
          : 0;
    }
    String name = root.relativize(files.get(0)).toString().replace('/', '.').replace(".java", "");
    return (int)
        Arrays.stream(Class.forName(name).getDeclaredMethods())
            .filter(candidate -> method.isEmpty() || candidate.getName().equals(method))
            .filter(candidate -> AnnotationSupport.isAnnotated(candidate, Testable.class))
            .count();
  }
}
