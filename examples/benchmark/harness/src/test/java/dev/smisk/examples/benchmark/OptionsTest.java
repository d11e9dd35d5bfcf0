package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.examples.benchmark.Options.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final String RUN = "examples/benchmark/run";

  private static Options parse(String... arguments) throws BenchmarkException {
    return Options.parse(List.of(arguments), Path.of("/report"));
  }

  @Test
  void parse_withoutArgumentsMeasuresEverything() throws BenchmarkException {
    Options options = parse();
    assertThat(options.contestants()).isEqualTo(Catalogue.ALL);
    assertThat(options.tables()).containsExactly(Table.values());
    assertThat(options.connections()).containsExactly(64, 8, 1);
    assertThat(options.groups()).containsExactly(Groups.TOGETHER);
    assertThat(options.uploadBytes()).isEqualTo(1_000_000_000);
    assertThat(options.output()).isEqualTo(Path.of("/report"));
  }

  @Test
  void parse_takesEachOption() throws BenchmarkException {
    String line =
        "--contestants limit,vertx@17 --tables cpu,blocking --rounds 3 --seconds 2"
            + " --connections 8,16 --groups both --warm-up 9 --upload-mb 10000 --output /elsewhere";
    Options options = parse(line.split(" ", -1));
    assertThat(options.contestants()).containsExactly("limit", "vertx@17");
    assertThat(options.tables()).containsExactly(Table.CPU, Table.BLOCKING);
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.seconds()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.mostConnections()).isEqualTo(16);
    assertThat(options.groups()).containsExactly(Groups.TOGETHER, Groups.APART);
    assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(9));
    assertThat(options.uploadBytes()).isEqualTo(10_000_000_000L);
    assertThat(options.output()).isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void programs_areTheContestantsAndWithUploadsWhatTheyAreComparedWith() throws BenchmarkException {
    String smisk = "--contestants smisk@25 --tables ";
    assertThat(parse((smisk + "cpu,files").split(" ", -1)).programs()).containsExactly("smisk@25");
    assertThat(parse((smisk + "uploads").split(" ", -1)).programs())
        .containsExactly("smisk@25", "discard");
  }

  @Test
  void parse_splitsTheJvmsOptionsAtSpaces() throws BenchmarkException {
    assertThat(parse("--java-options", " -Xmx64m  -XX:+UseSerialGC").javaOptions())
        .containsExactly("-Xmx64m", "-XX:+UseSerialGC");
    assertThat(parse("--java-options", "").javaOptions()).isEmpty();
  }

  @Test
  void theJvmsOptionsAreThoseOfTheLauncherOfAGeneratedProject() throws Exception {
    String launcher =
        Files.readString(
            Path.of("../../../starter-archetype/src/main/resources/archetype-resources/run"));
    List<String> theirs = new ArrayList<>();
    for (String word : launcher.split("[\\s\"]+", -1)) {
      if (word.matches("-(X|D).*")) {
        theirs.add(word);
      }
    }
    assertThat(parse().javaOptions()).containsExactlyInAnyOrderElementsOf(theirs);
  }

  @Test
  void parse_namesTheWrongArgument() {
    assertThatThrownBy(() -> parse("--round", "3")).hasMessageContaining("--round;");
    assertThatThrownBy(() -> parse("--rounds")).hasMessageContaining("--rounds needs a value");
    assertThatThrownBy(() -> parse("--rounds", "0"))
        .hasMessage("--rounds 0: must be a number from 1 to 999999, not 0");
    assertThatThrownBy(() -> parse("--connections", "8,x")).hasMessageContaining("not x");
    assertThatThrownBy(() -> parse("--tables", "gpu")).hasMessageContaining("\"gpu\"");
    assertThatThrownBy(() -> parse("--groups", "some")).hasMessageContaining("not some");
  }

  /** The commands that the README shows are understood. */
  @Test
  void commandsOfTheReadme_areRight() throws Exception {
    List<String> commands =
        Files.readAllLines(Path.of("../README.md")).stream()
            .map(String::strip)
            .filter(line -> line.startsWith(RUN))
            .map(line -> line.substring(RUN.length()).strip())
            .toList();
    assertThat(commands).hasSizeGreaterThan(2);
    for (String command : commands) {
      assertThat(parse(command.isEmpty() ? new String[0] : command.split(" +")).programs())
          .as(command)
          .isNotEmpty();
    }
  }
}
