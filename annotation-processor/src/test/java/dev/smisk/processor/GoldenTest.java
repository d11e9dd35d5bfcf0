package dev.smisk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what is generated for the folders of {@code good} with those of {@code expected}, byte
 * for byte. {@code -Dsmisk.rewrite=true} writes the latter anew; read them before you commit.
 */
class GoldenTest {
  private static final String SERVICES = "services.txt";
  private static final String CODECS = "codecs.txt";

  @TempDir Path output;

  static Stream<String> good() throws IOException {
    return TestCompiler.cases("good");
  }

  @ParameterizedTest
  @MethodSource("good")
  void generatedSources_areAsExpectedAndCompileWithoutWarning(String name) throws IOException {
    Compilation compilation =
        TestCompiler.into(output)
            .option("-Werror")
            .sources(TestCompiler.resources("good").resolve(name))
            .compile();
    Path expected = TestCompiler.resources("expected").resolve(name);
    if (Boolean.getBoolean("smisk.rewrite")) {
      rewrite(expected, compilation);
    }
    assertThat(compilation.messages())
        .allMatch(message -> message.contains("is written and read as JSON by reflection"));
    assertThat(compilation.services()).isEqualTo(Files.readString(expected.resolve(SERVICES)));
    assertThat(compilation.codecs()).isEqualTo(Files.readString(expected.resolve(CODECS)));
    assertThat(names(output)).containsExactlyElementsOf(names(expected));
    for (Path file : TestCompiler.javaFiles(output)) {
      assertThat(file).hasSameBinaryContentAs(expected.resolve(file.getFileName().toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void linesOfGeneratedSources_fitOnAScreen(String name) throws IOException {
    for (Path file : TestCompiler.javaFiles(TestCompiler.resources("expected").resolve(name))) {
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .allMatch(line -> line.length() <= 100);
    }
  }

  private static List<String> names(Path folder) {
    return TestCompiler.javaFiles(folder).stream()
        .map(file -> file.getFileName().toString())
        .sorted()
        .toList();
  }

  private void rewrite(Path expected, Compilation compilation) throws IOException {
    Files.createDirectories(expected);
    for (Path old : TestCompiler.javaFiles(expected)) {
      Files.delete(old);
    }
    for (Path file : TestCompiler.javaFiles(output)) {
      Files.copy(file, expected.resolve(file.getFileName().toString()));
    }
    Files.writeString(expected.resolve(SERVICES), compilation.services());
    Files.writeString(expected.resolve(CODECS), compilation.codecs());
  }
}
