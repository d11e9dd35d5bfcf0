package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessHandle.Info;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is named in a pid file, who is told to stop, and who never is; with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // pipes do not interrupt
class PidFileTest {
  @TempDir Path folder;
  private Path file;
  private final List<Process> processes = new ArrayList<>();

  /** Serves, and says so when its pid file is there. */
  static final class Main {
    public static void main(String[] args) {
      App app =
          Smisk.app()
              .routes(
                  new HandWrittenRoutes().with(Endpoint.of(GET, "/"), request -> Response.ok()));
      Launch launch =
          new Launch(
              app,
              System.getenv(),
              System.out,
              System.err,
              (given, settings) -> {
                RunningApp running = Assembly.serve(given, settings);
                System.out.println("serves");
                return running;
              });
      System.exit(launch.run(args));
    }
  }

  @BeforeEach
  void name() {
    file = folder.resolve("app.pid");
  }

  @AfterEach
  void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  private Process serve(String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--listen",
            "unix:" + folder.resolve("s"),
            "--pid-file",
            file.toString());
    builder.command().addAll(List.of(args));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    BufferedReader lines = process.inputReader();
    assertThat(lines.readLine()).isEqualTo("serves");
    return process;
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void processThatServes_isNamedUntilItEnds() throws Exception {
    Process process = serve();

    assertThat(file).hasContent(process.pid() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(left()).containsExactlyInAnyOrder(file, folder.resolve("s"));
    process.toHandle().destroy();
    assertThat(process.waitFor()).isZero();
    assertThat(left()).isEmpty();
  }

  @Test
  void processThatIsTakenOverFrom_endsWith0AndLeavesTheFile() throws Exception {
    Process old = serve();
    Process successor = serve("--take-over");

    assertThat(old.waitFor()).isZero();
    assertThat(file).hasContent(successor.pid() + "\n");
    assertThat(left()).containsExactlyInAnyOrder(file, folder.resolve("s"));
    assertThat(successor.isAlive()).isTrue();
  }

  @Test
  void secondInstance_isAnErrorThatTellsOfTakingOver() throws Exception {
    Process process = serve();

    assertThatThrownBy(() -> PidFile.claim(file, false))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "process %d, named in %s, serves already: stop it, or replace it by --take-over"
                .formatted(process.pid(), file));
    assertThat(left()).containsExactlyInAnyOrder(file, folder.resolve("s"));
  }

  @Test
  void takingOverTwiceAtOnce_isAnErrorForTheSecond() throws Exception {
    Process process = serve();
    try (PidFile first = PidFile.claim(file, true)) {
      assertThatThrownBy(() -> PidFile.claim(file, true)).hasMessageContaining("try again");
      assertThat(process.isAlive()).isTrue();
      first.publish();
      assertThat(process.waitFor()).isZero();
      assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void startThatFails_leavesEverythingAsItWas() throws Exception {
    Process process = serve();
    PidFile.claim(file, true).close();

    assertThat(file).hasContent(process.pid() + "\n");
    assertThat(left()).containsExactlyInAnyOrder(file, folder.resolve("s"));
    try (PidFile again = PidFile.claim(file, true)) {
      again.publish();
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void strangerThatGotTheNumber_isNotTouched() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "1000").start();
    processes.add(stranger);
    Files.writeString(file, stranger.pid() + "\n");

    try (PidFile ours = PidFile.claim(file, true)) {
      ours.publish();
      assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
    }
    assertThat(stranger.isAlive()).isTrue();
    assertThat(left()).isEmpty();
  }

  @Test
  void processOfAnotherUser_isNotToldToStop() throws Exception {
    String us = ProcessHandle.current().info().user().orElseThrow();
    List<String> told = new ArrayList<>();

    try (PidFile ours = PidFile.claim(file, false)) {
      ours.dismiss(7, processOf(us + "-not", told));
      assertThat(told).isEmpty();
      ours.dismiss(7, processOf(us, told));
      assertThat(told).containsExactly(us);
    }
  }

  /** One that adds its user to the list when it is told to stop. */
  private static ProcessHandle processOf(String user, List<String> told) {
    Info info = proxy(Info.class, asked -> Optional.of(user));
    return proxy(
        ProcessHandle.class,
        asked ->
            switch (asked) {
              case "info" -> info;
              case "destroy" -> told.add(user);
              case "equals" -> false;
              default -> throw new AssertionError(asked);
            });
  }

  private static <T> T proxy(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.apply(method.getName())));
  }

  @Test
  void leftover_isReplacedWithoutTakingOver() throws Exception {
    Process killed = serve();
    killed.destroyForcibly().waitFor();
    assertThat(file).hasContent(killed.pid() + "\n");

    try (PidFile ours = PidFile.claim(file, false)) {
      ours.publish();
      assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
    }
  }

  @Test
  void fileOfAnother_isNotRemoved() throws Exception {
    PidFile ours = PidFile.claim(file, false);
    ours.publish();
    Files.delete(file);
    Files.writeString(file, "1\n");
    ours.close();

    assertThat(file).hasContent("1\n");
  }

  @Test
  void fileThatIsHeldAndNamesNobody_isAClearErrorAndStays() throws Exception {
    Files.writeString(file, "precious");
    try (FileChannel held = FileChannel.open(file, StandardOpenOption.WRITE)) {
      held.lock(0, 1, false);
      assertThatThrownBy(() -> PidFile.claim(file, true)).hasMessageContaining("names none");
    }
    assertThat(file).hasContent("precious");
  }

  @Test
  void placeThatTakesNoFile_isAClearError() {
    assertThatThrownBy(() -> PidFile.claim(folder.resolve("no/app.pid"), false))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(folder.resolve("no/app.pid").toString())
        .hasMessageContaining("create it first");
    assertThatThrownBy(() -> PidFile.claim(folder, false))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(folder.toString());
  }
}
