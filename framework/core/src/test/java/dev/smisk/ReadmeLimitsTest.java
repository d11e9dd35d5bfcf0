package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The defaults of limits that the README tells are those of the code. */
class ReadmeLimitsTest {
  /** Variables in a table's first column, and as many defaults in its second. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`SMISK_[^|]*) \\| ([^|]*) \\|");

  private static final Pattern VARIABLE = Pattern.compile("`SMISK_([A-Z_]+)`");

  private static final String NUMBER = "(\\d[\\d,]*\\d|\\d)( [KMG]iB| s)?";

  /** A variable with its default in parentheses, or with it in some. */
  private static final Pattern PROSE =
      Pattern.compile("`SMISK_([A-Z_]+)`(?: \\(|, )(" + NUMBER + ")\\b");

  private record Told(String name, String value) {}

  private static List<Told> told() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    List<Told> told = new ArrayList<>();
    ROW.matcher(readme)
        .results()
        .forEach(
            row -> {
              List<String> names =
                  VARIABLE.matcher(row.group(1)).results().map(name -> name.group(1)).toList();
              List<String> values = List.of(row.group(2).split(", ", -1));
              for (int i = 0; i < names.size(); i++) {
                told.add(new Told(names.get(i), i < values.size() ? values.get(i) : ""));
              }
            });
    Matcher prose = PROSE.matcher(readme);
    while (prose.find()) {
      told.add(new Told(prose.group(1), prose.group(2)));
    }
    return told.stream().filter(one -> isLimit(one.name())).toList();
  }

  private static boolean isLimit(String name) {
    return Arrays.stream(AppLimit.values()).anyMatch(limit -> limit.name().equals(name));
  }

  /** As the variable takes it. */
  private static String plain(String told) {
    return told.replace(",", "")
        .replaceFirst(" KiB$", "k")
        .replaceFirst(" MiB$", "m")
        .replaceFirst(" GiB$", "g")
        .replaceFirst(" s$", "s");
  }

  @TestFactory
  Stream<DynamicTest> everyDefault_isTheCodes() throws IOException {
    return told().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name() + " " + one.value(),
                    () -> {
                      AppLimit limit = AppLimit.valueOf(one.name());
                      assertThat(limit.parse(plain(one.value()))).isEqualTo(limit.standard());
                    }));
  }

  @Test
  void defaults_areFound() throws IOException {
    assertThat(told().stream().map(Told::name))
        .containsOnlyOnce("SPOOL_BYTES", "SESSION_LIFETIME", "FILE_RANGES", "STOP_TIME")
        .contains("BODY_BYTES", "STREAM_BYTES", "STREAM_MEMORY", "UPLOAD_BYTES", "SESSION_MEMORY");
  }
}
