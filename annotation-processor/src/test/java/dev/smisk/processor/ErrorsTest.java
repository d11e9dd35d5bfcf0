package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles the folders of {@code bad}. A source says in a comment {@code //! message} at which line
 * which message is expected; there must be these and no others.
 */
class ErrorsTest {
  private static final String MARK = "//! ";

  @TempDir Path output;

  static Stream<String> bad() throws IOException {
    return TestCompiler.cases("bad");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void mistakes_areReportedAtTheirLines(String name) throws IOException {
    Path folder = TestCompiler.resources("bad").resolve(name);
    Compilation compilation = TestCompiler.into(output).sources(folder).compile();
    assertThat(compilation.isSuccessful()).isFalse();
    assertThat(compilation.messages().stream().map(message -> message.lines().findFirst().get()))
        .containsExactlyInAnyOrderElementsOf(expected(folder));
    assertThat(compilation.services()).isEmpty();
  }

  private static List<String> expected(Path folder) throws IOException {
    List<String> messages = new ArrayList<>();
    for (Path file : TestCompiler.javaFiles(folder)) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        int mark = lines.get(i).indexOf(MARK);
        if (mark >= 0) {
          String message = lines.get(i).substring(mark + MARK.length());
          messages.add(file.getFileName() + ":" + (i + 1) + ": " + message);
        }
      }
    }
    return messages;
  }
}
