package dev.smisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.fastcgi.Limits;
import dev.smisk.fastcgi.ListenAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder, the environment and the command line make of each other. */
class SettingsTest {
  @TempDir Path folder;

  private static List<ListenAddress> addresses(String... texts) {
    return List.of(texts).stream().map(ListenAddress::parse).toList();
  }

  @Test
  void nothingSaid_listensOnLoopbackAlone() {
    assertThat(Settings.DEFAULTS.addresses()).isEqualTo(addresses("127.0.0.1:9000"));
  }

  @Test
  void devAlone_takesNoFastCgiPort() {
    assertThat(Settings.DEFAULTS.withDevPort(8080).addresses()).isEmpty();
  }

  @Test
  void environment_countsBeforeTheBuilder_andTheCommandLineBeforeBoth() {
    App app = Smisk.app().listen("127.0.0.1:1").prefix("/builder").maxBody(1);
    Map<String, String> environment =
        Map.of("SMISK_LISTEN", "127.0.0.1:2, unix:/run/b", "SMISK_PREFIX", "/environment");

    assertThat(app.effective(Map.of(), Map.of()).prefix()).isEqualTo("/builder");
    assertThat(app.effective(environment, Map.of()).addresses())
        .isEqualTo(addresses("127.0.0.1:2", "unix:/run/b"));
    Settings all = app.effective(environment, Map.of(Option.LISTEN, List.of("127.0.0.1:3")));
    assertThat(all.addresses()).isEqualTo(addresses("127.0.0.1:3"));
    assertThat(all.prefix()).isEqualTo("/environment");
    assertThat(all.limit(AppLimit.BODY_BYTES)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"true,8080", "9090,9090", "0,0", "false,", "'',7070"})
  void devVariable_isAPortOrASwitch(String value, Integer port) {
    Settings settings =
        Environment.over(Settings.DEFAULTS.withDevPort(7070), Map.of("SMISK_DEV", value));

    assertThat(settings.devPort()).isEqualTo(port);
  }

  @Test
  void socketModeGroupAndOwner_eachApplyToUnixSocketsThatDoNotSayThemselves() {
    Settings settings =
        Environment.over(
            Settings.DEFAULTS.withListen(
                List.of("unix:/a", "unix:/b?mode=0600&owner=me", "127.0.0.1:1")),
            Map.of(
                "SMISK_SOCKET_MODE", "0666",
                "SMISK_SOCKET_GROUP", "www-data",
                "SMISK_SOCKET_OWNER", "nginx"));

    assertThat(settings.addresses())
        .isEqualTo(
            addresses(
                "unix:/a?mode=0666&group=www-data&owner=nginx",
                "unix:/b?mode=0600&owner=me&group=www-data",
                "127.0.0.1:1"));
  }

  @Test
  void allow_isAlsoWhatFastCgiNamesIt() {
    assertThat(
            Environment.over(Settings.DEFAULTS, Map.of("FCGI_WEB_SERVER_ADDRS", "10.0.0.5"))
                .allow())
        .isEqualTo("10.0.0.5");
    assertThat(
            Environment.over(
                    Settings.DEFAULTS,
                    Map.of("FCGI_WEB_SERVER_ADDRS", "10.0.0.5", "SMISK_ALLOW", "10.0.0.6"))
                .allow())
        .isEqualTo("10.0.0.6");
  }

  @Test
  void malformedVariable_isNamed() {
    assertThatThrownBy(() -> Environment.over(Settings.DEFAULTS, Map.of("SMISK_LISTEN", "9000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SMISK_LISTEN: cannot listen on \"9000\"");
    assertThatThrownBy(
            () -> Environment.over(Settings.DEFAULTS, Map.of("SMISK_BODY_BYTES", "much")))
        .hasMessage("SMISK_BODY_BYTES needs a size such as 65536, 64k or 1m, not \"much\"");
    assertThatThrownBy(() -> Environment.over(Settings.DEFAULTS, Map.of("SMISK_BODY_BYTES", "0")))
        .hasMessage("SMISK_BODY_BYTES must be 1 to 2147483639, not 0");
  }

  @Test
  void spoolFolder_isTheEnvironmentsUnlessTheCommandLineNamesOne() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    App app = Smisk.app();
    assertThat(app.effective(Map.of(), Map.of()).runtimeLimits().spoolFolder())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
    Map<String, String> environment = Map.of("SMISK_SPOOL_FOLDER", other.toString());
    assertThat(app.effective(environment, Map.of()).runtimeLimits().spoolFolder()).isEqualTo(other);
    assertThat(
            app.effective(environment, Map.of(Option.SPOOL_FOLDER, List.of(folder.toString())))
                .runtimeLimits()
                .spoolFolder())
        .isEqualTo(folder);
  }

  @Test
  void spoolFolderThatTakesNoFile_isNamed() {
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(
            () -> Environment.over(Settings.DEFAULTS, Map.of("SMISK_SPOOL_FOLDER", missing)))
        .hasMessage(
            "SMISK_SPOOL_FOLDER: temporary files need a folder that this process may write to, not"
                + " \""
                + missing
                + "\"");
  }

  @Test
  void handlerTime_isNoneUnlessSaidAndCanBeTurnedOffAgain() {
    App app = Smisk.app().limit(AppLimit.HANDLER_TIME, Duration.ofSeconds(7));
    assertThat(Settings.DEFAULTS.runtimeLimits().handlerTime()).isZero();
    assertThat(app.effective(Map.of("SMISK_HANDLER_TIME", "0s"), Map.of()).runtimeLimits())
        .extracting(Limits::handlerTime)
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void limitsWithoutSetting_areTheRuntimesOwnDefaults() {
    assertThat(Settings.DEFAULTS.runtimeLimits()).isEqualTo(Limits.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "BODY_BYTES, 4096, 4096",
    "BODY_BYTES, 64k, 65536",
    "STREAM_MEMORY, 32k, 32768",
    "BODIES_MEMORY, 3g, 3221225472",
    "SPOOL_BYTES, 1g, 1073741824",
    "HANDLER_TIME, 0s, 0",
    "HANDLER_TIME, 2m, 120000",
    "BODY_BYTES, 4M, 4194304",
    "HANDLERS, 100, 100",
    "STOP_TIME, 500ms, 500",
    "STOP_TIME, 30s, 30000",
    "STOP_TIME, 5m, 300000",
  })
  void limit_takesSuffixesOfItsUnit(AppLimit limit, String text, long value) {
    assertThat(limit.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP_TIME, 30, needs a time such as",
    "HANDLERS, 1k, needs a number such as",
    "HANDLERS, -1, needs a number such as",
    "HANDLERS, 0, must be 1 to 2147483647",
    "BODY_BYTES, 5g, must be 1 to 2147483639",
    "STREAM_MEMORY, 5g, must be 1 to 2147483647",
    "STREAM_MEMORY, 0, must be 1 to 2147483647",
    "BODIES_MEMORY, 0, must be 1 to ",
    "SPOOL_BYTES, 0, must be 1 to ",
    "SPOOL_BYTES, -1, needs a size such as",
    "HANDLER_TIME, 30, needs a time such as",
  })
  void limit_refusesWhatItCannotBe(AppLimit limit, String text, String message) {
    assertThatThrownBy(() -> limit.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void limitOutOfRange_isNamedAlsoByTheBuilder() {
    assertThatThrownBy(() -> Smisk.app().maxBody(0).start())
        .hasMessageEndingWith(": BODY_BYTES must be 1 to 2147483639, not 0");
    assertThatThrownBy(() -> Smisk.app().limit(AppLimit.STOP_TIME, Duration.ZERO).start())
        .hasMessageContaining(": STOP_TIME must be 1ms to ");
  }

  @Test
  void limitOfTheOtherKind_isRefused() {
    assertThatThrownBy(() -> Smisk.app().limit(AppLimit.STOP_TIME, 30).start())
        .hasMessageEndingWith(": STOP_TIME is a time: pass a Duration");
    assertThatThrownBy(() -> Smisk.app().limit(AppLimit.HANDLERS, Duration.ofSeconds(1)).start())
        .hasMessageEndingWith(": HANDLERS is no time: pass a number");
  }
}
