package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bounds without a setting are what the README says of them. */
class FixedBoundsTest {
  private static final Path CORE = Path.of("src/main/java/dev/smisk");

  /** By the table's first two cells: what declares it, as {@code file: declaration}. */
  private static final Map<String, List<String>> DECLARED = new LinkedHashMap<>();

  static {
    put(
        "name of a value or purpose in a session | 200 characters",
        "session/SessionKeys: MAX_CHARS = 200;");
    put("sessions whose last touch is remembered | 20,000", "session/RecentTouches: MAX = 20_000;");
    put(
        "a sealed cookie, keys | 4,096 characters, 16",
        "http/SetCookie: MAX_CHARS = 4096;",
        "session/SealedCookies: MAX_KEYS = 16;");
    put(
        "session files that have ended, unfinished ones | go within 1 minute, 1 hour",
        "session/FileSweeper: EVERY_MILLIS = TimeUnit.MINUTES.toMillis(1);",
        "session/FileSweeper: UNFINISHED_MILLIS = TimeUnit.HOURS.toMillis(1);");
    put(
        "ended rows that one clean-up removes | 50,000",
        "../../../../../../jdbc/src/main/java/dev/smisk/jdbc/CleanUp: BATCH = 500;",
        "../../../../../../jdbc/src/main/java/dev/smisk/jdbc/CleanUp: BATCHES = 100;");
    put("parameters of a query string | 10,000", "http/Parameters: MOST_PAIRS = 10_000;");
    put(
        "boundary of a multipart body, blanks behind it | 70 characters, 256",
        "http/Delimiter: MAX_BOUNDARY_CHARS = 70;",
        "http/MultipartReader: MAX_PADDING = 256;");
    put(
        "a folder of uploads that never got a lock | goes after 1 hour",
        "http/UploadFolder: NO_LOCK = Duration.ofHours(1);");
    put(
        "one file of a streamed body on disk | 64 MiB",
        "fastcgi/SpoolFile: BYTES = 64 * 1024 * 1024;");
  }

  private static void put(String row, String... declarations) {
    DECLARED.put(row, List.of(declarations));
  }

  @Test
  void table_hasTheseRows() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    String section =
        readme.substring(readme.indexOf("## What is fixed"), readme.indexOf("## Tests"));
    Pattern row = Pattern.compile("(?m)^\\| ([^|-][^|]* \\| [^|]*) \\|");
    assertThat(row.matcher(section).results().map(cells -> cells.group(1)).skip(1))
        .containsExactlyElementsOf(DECLARED.keySet());
  }

  @TestFactory
  Stream<DynamicTest> bound_isDeclaredSo() {
    return DECLARED.values().stream()
        .flatMap(List::stream)
        .map(declared -> DynamicTest.dynamicTest(declared, () -> check(declared.split(": ", 2))));
  }

  private static void check(String[] fileAndDeclaration) throws IOException {
    assertThat(CORE.resolve(fileAndDeclaration[0] + ".java"))
        .content()
        .contains(" " + fileAndDeclaration[1]);
  }

  /** What is a pace and no bound is not in the table; why it is what it is stands beside it. */
  @Test
  void numberOfTheRuntime_hasItsReasonBesideIt() throws IOException {
    Pattern number =
        Pattern.compile("(?m)^(.*)\\R *(?:\\w+ )*static final (?:int|long|Duration) (\\w+) = ");
    List<String> bare = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORE.resolve("fastcgi"))) {
      for (Path file : files.filter(file -> !file.endsWith("Protocol.java")).toList()) {
        number
            .matcher(Files.readString(file))
            .results()
            .filter(found -> !found.group(1).endsWith("*/"))
            .filter(found -> !found.group(2).equals("serialVersionUID"))
            .forEach(found -> bare.add(file.getFileName() + ": " + found.group(2)));
      }
    }
    assertThat(bare).isEmpty();
  }
}
