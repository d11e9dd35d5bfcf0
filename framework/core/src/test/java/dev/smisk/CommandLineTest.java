package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.CommandLine.Purpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static Map<Option, List<String>> options(String... args) {
    CommandLine.Run run = (CommandLine.Run) CommandLine.parse(args);
    assertThat(run.purpose()).isEqualTo(Purpose.SERVE);
    return run.options();
  }

  private static String misuse(String... args) {
    return ((CommandLine.Misuse) CommandLine.parse(args)).message();
  }

  @Test
  void nothing_servesWithoutOptions() {
    assertThat(options()).isEmpty();
  }

  @Test
  void listen_isRepeatable() {
    assertThat(options("--listen", "unix:/run/app.sock", "--listen=127.0.0.1:9001"))
        .containsEntry(Option.LISTEN, List.of("unix:/run/app.sock", "127.0.0.1:9001"));
  }

  @Test
  void dev_takesThePortThatFollows() {
    assertThat(options("--dev", "9090")).containsEntry(Option.DEV, List.of("9090"));
    assertThat(options("--dev=9090")).containsEntry(Option.DEV, List.of("9090"));
  }

  @Test
  void dev_standsAlone() {
    assertThat(options("--dev")).containsEntry(Option.DEV, List.of("true"));
    assertThat(options("--dev", "--prefix", "/api"))
        .containsEntry(Option.DEV, List.of("true"))
        .containsEntry(Option.PREFIX, List.of("/api"));
  }

  @Test
  void routes_keepsTheOptions() {
    assertThat(CommandLine.parse("--routes", "--prefix", "/api"))
        .isEqualTo(
            new CommandLine.Run(Purpose.SHOW_ROUTES, Map.of(Option.PREFIX, List.of("/api"))));
  }

  @Test
  void check_keepsTheOptions_andRoutesWinOverIt() {
    assertThat(CommandLine.parse("--check", "--dev"))
        .isEqualTo(new CommandLine.Run(Purpose.CHECK, Map.of(Option.DEV, List.of("true"))));
    assertThat(CommandLine.parse("--check", "--routes"))
        .isEqualTo(new CommandLine.Run(Purpose.SHOW_ROUTES, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void help_winsOverTheRest(String help) {
    assertThat(CommandLine.parse("--dev", help, "--what")).isEqualTo(new CommandLine.ShowHelp());
  }

  @Test
  void version_winsOverTheRest() {
    assertThat(CommandLine.parse("--dev", "--version", "--what"))
        .isEqualTo(new CommandLine.ShowVersion());
  }

  @Test
  void argumentsAfterTheSeparator_areTheApps() {
    assertThat(options("--dev", "--", "--what", "--listen")).containsOnlyKeys(Option.DEV);
    assertThat(Smisk.arguments("--dev", "--", "--what", "--", "x"))
        .containsExactly("--what", "--", "x");
    assertThat(Smisk.arguments("--dev")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--lisen, did you mean --listen ADDRESS?",
    "-listen, did you mean --listen ADDRESS?",
    "--Dev, did you mean --dev [PORT]?",
    "--route, did you mean --routes?",
    "--hlep, did you mean --help?",
    "--prefx=/api, did you mean --prefix /PATH?",
    "--xyz, arguments of the app itself come after --",
    "books.txt, arguments of the app itself come after --",
    "127.0.0.1:9000, to listen there write --listen 127.0.0.1:9000",
  })
  void unknownArgument_isNamedWithTheRightForm(String arg, String hint) {
    assertThat(misuse(arg)).startsWith("unknown argument \"" + arg + "\": ").contains(hint);
  }

  @Test
  void valueMissing_isNamedWithItsForm() {
    assertThat(misuse("--listen")).isEqualTo("--listen lacks its value: --listen ADDRESS");
    assertThat(misuse("--listen", "--dev")).startsWith("--listen lacks its value");
  }

  @Test
  void valueMalformed_isNamedWithItsForm() {
    assertThat(misuse("--listen", "9000")).startsWith("--listen: ").contains("HOST:PORT");
    assertThat(misuse("--listen", "unix:/run/a.sock", "--listen", "unix:/run/a.sock"))
        .isEqualTo("--listen: \"unix:/run/a.sock\" is given twice: once is enough");
    assertThat(misuse("--dev", "99999")).isEqualTo("--dev: a port is 0 to 65535, not 99999");
    assertThat(misuse("--prefix", "api")).contains("a prefix is a path such as /api");
    assertThat(misuse("--allow", "web1")).contains("numeric");
    assertThat(misuse("--socket-mode", "999")).contains("0660");
  }

  @Test
  void optionGivenTwice_isMisuse() {
    assertThat(misuse("--prefix", "/a", "--prefix", "/b"))
        .isEqualTo("--prefix is given twice: once is enough");
  }
}
