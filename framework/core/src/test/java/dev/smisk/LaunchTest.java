package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.OPTIONS;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit statuses, and what is said with them. */
class LaunchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(Endpoint.of(POST, "/books").onWorker(), request -> Response.noContent())
                .with(Endpoint.of(GET, "/books/{id}"), request -> Response.ok()));
  }

  private static HandWrittenRoutes.Answer ok() {
    return request -> Response.ok();
  }

  private int launch(App app, Map<String, String> environment, String... args) {
    return new Launch(app, environment, print(out), print(err)).run(args);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void help_showsEveryOptionAndLimit() {
    assertThat(launch(app(), Map.of(), "--help")).isZero();

    for (Option option : Option.values()) {
      assertThat(out()).contains(option.usage());
    }
    for (AppLimit limit : AppLimit.values()) {
      assertThat(out()).contains(limit.variable() + "=");
    }
    assertThat(out())
        .contains("SMISK_BODY_BYTES=1m ")
        .contains("SMISK_STOP_TIME=30s ")
        .contains("SMISK_DEV_CONNECTIONS=256 ")
        .contains("SMISK_DEV_CLOSE_TIME=1s ");
    assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(err()).isEmpty();
  }

  @Test
  void routes_printsTheTableSortedByPath() {
    assertThat(launch(app(), Map.of("SMISK_PREFIX", "/api"), "--routes")).isZero();

    assertThat(out().lines())
        .containsExactly(
            "POST    /api/books      dev.smisk.Books.route0() (Books.java:1), on a worker",
            "GET     /api/books/{id} dev.smisk.Books.route1() (Books.java:1)");
  }

  @Test
  void routes_tellsMediaTypesThatAreNotJson() {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(Endpoint.of(POST, "/a").buffered("text/csv", "text/plain").producing("a/b"), ok())
            .with(
                Endpoint.of(POST, "/b").buffered("application/json").producing("application/json"),
                ok());
    assertThat(launch(Smisk.app().routes(routes), Map.of(), "--routes")).isZero();

    assertThat(out().lines())
        .satisfiesExactly(
            a -> assertThat(a).endsWith(", consumes text/csv or text/plain, produces a/b"),
            b -> assertThat(b).endsWith("(Books.java:1)"));
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Operation {
    String value();
  }

  @Operation("short")
  private static final class Briefly {}

  @Operation("described in so many words that a line of the table would be too long with them")
  private static final class AtLength {}

  @Test
  void routes_tellsAnnotations_asTheyAreWhereTheyAreShort() {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(Endpoint.of(GET, "/a").annotated(Briefly.class.getAnnotations()), ok())
            .with(Endpoint.of(GET, "/b").annotated(AtLength.class.getAnnotations()), ok());
    assertThat(launch(Smisk.app().routes(routes), Map.of(), "--routes")).isZero();

    assertThat(out().lines())
        .satisfiesExactly(
            a -> assertThat(a).endsWith(", " + Briefly.class.getAnnotations()[0]),
            b -> assertThat(b).endsWith(", @Operation(…)"));
  }

  @Test
  void version_isTheFrameworksAndJavas() {
    assertThat(launch(app(), Map.of(), "--version")).isZero();
    assertThat(out().strip())
        .isEqualTo("Smisk " + Version.current() + " on Java " + Runtime.version());
  }

  @Test
  void devPort_tellsWhichOtherToTake() {
    assertThat(DevPort.refused(81, "Permission denied"))
        .isEqualTo(
            "cannot serve HTTP on 127.0.0.1:81: Permission denied. Ports below 1024 are for root;"
                + " choose another port: --dev 8080");
    assertThat(DevPort.refused(9000, "Address already in use"))
        .endsWith("Stop what listens there, or choose another port: --dev 9001");
    assertThat(DevPort.refused(65_535, "Address already in use")).endsWith("--dev 8080");
  }

  @Test
  void optionsThatMakeNoAddressTogether_areToldAsMisuse(@TempDir Path folder) {
    String address = "unix:" + folder.resolve("app.sock");

    assertThat(launch(app(), Map.of(), "--listen", address, "--socket-group", "a&b"))
        .isEqualTo(Launch.MISUSE);
    assertThat(err()).startsWith("cannot listen on ").contains("unknown option \"b\"");
  }

  @Test
  void check_startsTheAppForOneAnswerAndStopsIt() {
    AtomicBoolean closed = new AtomicBoolean();
    AutoCloseable resource = () -> closed.set(true);

    assertThat(launch(app().provide(AutoCloseable.class, resource), Map.of(), "--check")).isZero();
    assertThat(out()).isEqualTo("the app can start: 2 routes\n");
    assertThat(closed).isTrue();
  }

  @Test
  void check_failsWhereTheAppAnswersWithAFault() {
    HandWrittenRoutes failing =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(OPTIONS, "/"),
                request -> {
                  throw new IllegalStateException("no database");
                });

    assertThat(launch(Smisk.app().routes(failing), Map.of(), "--check"))
        .isEqualTo(Launch.CANNOT_START);
    assertThat(err()).isEqualTo("the app starts, but answers 500: see the log\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void check_failsWhereNobodyAnswers() {
    Launch.Start dead =
        (app, settings) -> {
          RunningApp running = Assembly.serve(app, settings);
          running.close();
          return running;
        };
    Launch launch = new Launch(app(), Map.of(), print(out), print(err), dead);

    assertThat(launch.run("--check")).isEqualTo(Launch.CANNOT_START);
    assertThat(err()).startsWith("the app starts, but does not answer: ");
  }

  /** The app is started for nobody: what says where it serves must not count. */
  @Test
  void check_listensNowhereElse(@TempDir Path folder) {
    List<String> addresses = new ArrayList<>();
    Launch.Start noting =
        (app, settings) -> {
          RunningApp running = Assembly.serve(app, settings);
          addresses.addAll(running.places());
          return running;
        };
    Map<String, String> environment =
        Map.of("SMISK_SOCKET_MODE", "0666", "SMISK_PID_FILE", folder.resolve("pid").toString());
    Launch launch = new Launch(app(), environment, print(out), print(err), noting);

    assertThat(launch.run("--check", "--dev", "--listen", "unix:" + folder.resolve("app")))
        .isZero();
    assertThat(addresses).hasSize(1);
    assertThat(addresses.get(0)).matches("unix:/.*/smisk-private\\d+/app \\(FastCGI\\)");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void check_asksAtThePrefix() {
    List<String> asked = new ArrayList<>();
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(OPTIONS, "/"),
                request -> {
                  asked.add(request.path());
                  return Response.noContent();
                });

    assertThat(launch(Smisk.app().routes(routes), Map.of(), "--check", "--prefix", "/api"))
        .isZero();
    assertThat(asked).hasSize(1);
  }

  @Test
  void check_needsNoneOfTheAddresses() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      assertThat(launch(app(), Map.of(), "--check", "--listen", address)).isZero();
    }
  }

  /** Alike, but for the option that says what is to be done. */
  @Test
  void check_refusesTheSocketsThatServingWould(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (String address :
        List.of(
            "unix:" + folder.resolve("none/app.sock"),
            "unix:" + folder.resolve("app.sock?group=no-such-group"),
            "unix:" + file,
            "unix:" + folder,
            "unix:" + folder.resolve("n".repeat(100)),
            "no.such.host.invalid:9000",
            "0.0.0.0:9000")) {
      assertThat(launch(app(), Map.of(), "--listen", address)).isEqualTo(Launch.CANNOT_START);
      String serving = err();
      err.reset();
      assertThat(launch(app(), Map.of(), "--check", "--listen", address))
          .as(address)
          .isEqualTo(Launch.CANNOT_START);
      assertThat(err()).isEqualTo(serving).startsWith("cannot listen on ");
      err.reset();
    }
  }

  @Test
  void check_leavesTheSocketOfARunningInstanceAlone(@TempDir Path folder) throws Exception {
    String address = "unix:" + folder.resolve("app.sock");
    try (RunningApp running = app().start("--listen", address)) {
      assertThat(launch(app(), Map.of(), "--check", "--listen", address)).isZero();
      assertThat(running.places()).containsExactly(address + " (FastCGI)");
      try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        assertThat(client.connect(UnixDomainSocketAddress.of(folder.resolve("app.sock")))).isTrue();
      }
      assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("app.sock"));
    }
  }

  @Test
  void whatMainSaysWrongly_isALineEach_withItsPlace() {
    App app =
        app()
            .files("static", Path.of("."))
            .files("/static", Path.of("no-such-folder"))
            .filter("admin", (request, next) -> next.proceed(request))
            .listen("9000");

    assertThat(launch(app, Map.of())).isEqualTo(Launch.MISUSE);
    assertThat(err().lines())
        .hasSize(4)
        .allMatch(line -> line.matches("LaunchTest\\.java:\\d+: .+"));
    assertThat(err())
        .containsSubsequence(
            "files are served at a path such as /static",
            "no-such-folder",
            "\"admin\"",
            "did you mean 127.0.0.1:9000?");
    assertThat(launch(app, Map.of(), "--help")).as("which tells how").isZero();
  }

  @Test
  void check_failsWithAnAppThatCannotStart() {
    assertThat(launch(Smisk.app().routes(new HandWrittenRoutes()), Map.of(), "--check"))
        .isEqualTo(Launch.CANNOT_START);
    assertThat(err()).startsWith("the app has no routes");
  }

  private static String welcome(String prefix, Endpoint... routes) {
    return Launch.welcome(URI.create("http://127.0.0.1:8080/"), List.of(routes), prefix);
  }

  @Test
  void welcome_pointsToTheFirstPageThatNeedsNoVariable() {
    assertThat(
            welcome(
                "/api",
                Endpoint.of(POST, "/books"),
                Endpoint.of(GET, "/books/{id}"),
                Endpoint.of(GET, "/books"),
                Endpoint.of(GET, "/")))
        .isEqualTo("Open http://127.0.0.1:8080/api/books in a browser");
  }

  @Test
  void welcome_escapesWhatAUrlCannotHold() {
    assertThat(welcome("", Endpoint.of(GET, "/caf\u00e9 au|lait")))
        .isEqualTo("Open http://127.0.0.1:8080/caf%C3%A9%20au%7Clait in a browser");
  }

  @Test
  void welcome_withoutSuchAPage_pointsToNone() {
    assertThat(welcome("", Endpoint.of(GET, "/books/{id}"), Endpoint.of(POST, "/books")))
        .isEqualTo("Serving HTTP at http://127.0.0.1:8080/");
  }

  @Test
  void misuse_isStatus2AndOneLine() {
    assertThat(launch(app(), Map.of(), "--lisen", "x")).isEqualTo(2);
    assertThat(err().lines()).hasSize(1).first().asString().contains("--lisen", "--listen ADDRESS");
    assertThat(out()).isEmpty();
  }

  @Test
  void malformedEnvironment_isStatus2() {
    assertThat(launch(app(), Map.of("SMISK_DEV", "maybe"))).isEqualTo(2);
    assertThat(err()).contains("SMISK_DEV: a port is 0 to 65535, not \"maybe\"");
  }

  @Test
  void portInUse_isStatus1AndTellsHowToChooseAnother() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThat(launch(app(), Map.of(), "--listen", address)).isEqualTo(1);
      assertThat(err()).contains(address).contains("choose another").doesNotContain("\tat ");
    }
  }

  @Test
  void takeOverWithDev_isStatus1() {
    assertThat(launch(app(), Map.of("SMISK_TAKE_OVER", "true"), "--dev", "0")).isEqualTo(1);
    assertThat(err()).contains("--take-over cannot go with --dev").doesNotContain("\tat ");
  }

  @Test
  void takeOver_isTrueOrFalse() {
    assertThat(launch(app(), Map.of("SMISK_TAKE_OVER", "maybe"))).isEqualTo(2);
    assertThat(err()).contains("SMISK_TAKE_OVER: to take over is true or false, not \"maybe\"");
  }

  @Test
  void check_takesOverFromNobodyAndWritesNoPidFile(@TempDir Path folder) {
    Path file = folder.resolve("pid");
    assertThat(launch(app(), Map.of(), "--check", "--take-over", "--pid-file", file.toString()))
        .isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void devPortInUse_isStatus1AndTellsHowToChooseAnother() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThat(launch(app(), Map.of(), "--dev", Integer.toString(port))).isEqualTo(1);
      assertThat(err())
          .contains("cannot serve HTTP on 127.0.0.1:" + port)
          .contains("choose another port: --dev ")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void missingValue_isStatus1AndNamesIt() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .needing(Runnable.class)
                    .with(Endpoint.of(GET, "/"), request -> Response.ok()));

    assertThat(launch(app, Map.of(), "--listen", "127.0.0.1:0")).isEqualTo(1);
    assertThat(err()).contains("no java.lang.Runnable: call provide(").doesNotContain("\tat ");
  }

  @Test
  void valueProvidedTwice_isStatus1() {
    assertThat(launch(app().provide("a").provide("b"), Map.of(), "--listen", "127.0.0.1:0"))
        .isEqualTo(1);
    assertThat(err()).contains("java.lang.String is provided twice");
  }

  @Test
  void duplicateRoutes_isStatus1AndNamesBoth() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes().with(Endpoint.of(GET, "/a/{x}"), request -> Response.ok()),
                new HandWrittenRoutes().with(Endpoint.of(GET, "/a/{y}"), request -> Response.ok()));

    assertThat(launch(app, Map.of(), "--listen", "127.0.0.1:0")).isEqualTo(1);
    assertThat(err()).contains("GET /a/{x}", "GET /a/{y}", "Books.java:1").doesNotContain("\tat ");
  }

  @Test
  void handlerThatThrowsInItsConstructor_isStatus1WithItsStackTrace() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(Endpoint.of(GET, "/"), request -> Response.ok())
                    .constructing(
                        () -> {
                          throw new UnsupportedOperationException("no database");
                        }));

    assertThat(launch(app, Map.of(), "--listen", "127.0.0.1:0")).isEqualTo(1);
    assertThat(err()).contains("no database").contains("\tat ");
  }

  @Test
  void noRoutesButUnprocessedHandlers_isStatus1AndTellsWhatToAddToThePom() {
    assertThat(launch(Smisk.app(), Map.of(), "--listen", "127.0.0.1:0")).isEqualTo(1);
    assertThat(err())
        .contains("dev.smisk.UnprocessedHandlersTest$Forgotten")
        .contains("<artifactId>smisk-processor</artifactId>")
        .contains("<version>" + Version.current() + "</version>")
        .doesNotContain("\tat ");
  }

  @Test
  void noRoutesAtAll_isStatus1AndTellsHowToWriteOne() {
    assertThat(launch(Smisk.app().routes(), Map.of(), "--listen", "127.0.0.1:0")).isEqualTo(1);
    assertThat(err()).contains("the app has no routes").contains("@Route(\"GET /\")");
  }
}
