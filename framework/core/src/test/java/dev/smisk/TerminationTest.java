package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.BrokenLoop;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, and signals to it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // pipes do not interrupt
class TerminationTest {
  @TempDir Path directory;
  private Process process;

  /** An app whose one route answers when a byte comes on standard input. */
  static final class Main {
    public static void main(String[] args) {
      app().run(args);
    }
  }

  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(
                    Endpoint.of(GET, "/wait"),
                    request -> {
                      System.out.println("inside");
                      return Response.ok().text("byte " + System.in.read());
                    }))
        .provide((AutoCloseable) () -> System.out.println("closed"));
  }

  @AfterEach
  void kill() {
    process.destroyForcibly();
  }

  /** The same, but its event loop breaks as soon as it runs. */
  static final class Breaking {
    public static void main(String[] args) {
      Launch launch =
          new Launch(
              app(),
              Map.of(),
              System.out,
              System.err,
              (app, settings) -> {
                RunningApp running = Assembly.serve(app, settings);
                BrokenLoop.of(Objects.requireNonNull(running.server()));
                return running;
              });
      System.exit(launch.run(args));
    }
  }

  /** Waits for a byte as it starts, and as it is asked for its options. */
  static final class Waiting {
    public static void main(String[] args) {
      Smisk.app()
          .routes(
              new HandWrittenRoutes()
                  .constructing(Waiting::await)
                  .with(
                      Endpoint.of(OPTIONS, "/"),
                      request -> {
                        await();
                        return Response.noContent();
                      }))
          .run(args);
    }

    private static void await() {
      System.out.println("waiting");
      try {
        System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private BufferedReader start(String... args) throws IOException {
    return start(Main.class, args);
  }

  private BufferedReader start(Class<?> main, String... args) throws IOException {
    return start(main, List.of(), args);
  }

  private BufferedReader start(Class<?> main, List<String> jvm, String... args) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-Djava.io.tmpdir=" + directory);
    builder.command().addAll(jvm);
    builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    builder.command().addAll(List.of(args));
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return process.inputReader();
  }

  private static String awaitLine(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  private CompletableFuture<HttpResponse<String>> request(BufferedReader lines) throws Exception {
    String url = awaitLine(lines, "Open ").split(" ", -1)[1];
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(URI.create(url).resolve("/wait")).build(),
                HttpResponse.BodyHandlers.ofString());
    awaitLine(lines, "inside");
    return answer;
  }

  @Test
  void sigterm_letsRequestsEndClosesAndExitsWith0() throws Exception {
    BufferedReader lines = start("--dev", "0");
    CompletableFuture<HttpResponse<String>> answer = request(lines);

    process.toHandle().destroy(); // SIGTERM; Process.destroy would close the streams too
    process.getOutputStream().write(7);
    process.getOutputStream().flush();

    assertThat(answer.get().body()).isEqualTo("byte 7");
    assertThat(awaitLine(lines, "closed")).isEqualTo("closed");
    assertThat(process.waitFor()).isZero();
    try (var left = Files.list(directory)) {
      assertThat(left).as("temporary files").noneMatch(file -> file.toString().contains("smisk"));
    }
  }

  /** {@code java.se} is all of Java SE, and so all but {@code jdk.unsupported} and its like. */
  @Test
  void sigterm_whereSignalsCannotBeHeard_closesAndExitsWith143() throws Exception {
    BufferedReader lines = start(Main.class, List.of("--limit-modules", "java.se"), "--dev", "0");
    awaitLine(lines, "Open ");
    process.toHandle().destroy();

    assertThat(awaitLine(lines, "closed")).isEqualTo("closed");
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void check_endsAtASignal_thoughTheAppStillStarts() throws Exception {
    BufferedReader lines = start(Waiting.class, "--check");
    assertThat(awaitLine(lines, "waiting")).isEqualTo("waiting");
    process.toHandle().destroy();

    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void check_endsAtASignal_thoughTheAppStillAnswers() throws Exception {
    BufferedReader lines = start(Waiting.class, "--check");
    assertThat(awaitLine(lines, "waiting")).isEqualTo("waiting");
    process.getOutputStream().write(7);
    process.getOutputStream().flush();
    assertThat(awaitLine(lines, "waiting")).isEqualTo("waiting");
    process.toHandle().destroy();

    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void check_leavesNothingBehind() throws Exception {
    BufferedReader lines = start("--check");

    assertThat(awaitLine(lines, "the app can start")).isEqualTo("the app can start: 1 route");
    assertThat(process.waitFor()).isZero();
    try (var left = Files.list(directory)) {
      assertThat(left).noneMatch(file -> file.toString().contains("smisk"));
    }
  }

  @Test
  void dev_printsWhereToPointABrowserAndTheRoutes() throws Exception {
    BufferedReader lines = start("--dev", "0", "--prefix", "/api");

    assertThat(lines.readLine())
        .matches("Open http://127\\.0\\.0\\.1:[1-9]\\d*/api/wait in a browser; the routes are");
    assertThat(lines.readLine())
        .isEqualTo("GET     /api/wait dev.smisk.Books.route0() (Books.java:1)");
  }

  @Test
  void brokenEventLoop_closesAndExitsWith3() throws Exception {
    BufferedReader lines = start(Breaking.class, "--listen", "127.0.0.1:0");

    assertThat(awaitLine(lines, "closed")).isEqualTo("closed");
    assertThat(process.waitFor()).isEqualTo(3);
  }

  @Test
  void secondSignal_endsAtOnce_withTheStatusOfTheSignal() throws Exception {
    BufferedReader lines = start("--dev", "0");
    CompletableFuture<HttpResponse<String>> answer = request(lines);

    process.toHandle().destroy();
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      process.toHandle().destroy();
    }

    assertThat(process.exitValue()).as("128 + SIGTERM").isEqualTo(143);
    assertThat(answer.handle((response, lost) -> lost).get()).isNotNull();
  }
}
