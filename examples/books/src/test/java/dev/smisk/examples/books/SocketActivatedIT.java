package dev.smisk.examples.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.test.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped socket-activated units: {@code systemd-socket-activate} listens and waits for the
 * first connection, then a shell keeps the socket and starts {@code ExecStart} anew as it ends.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketActivatedIT {
  private static final int CLIENTS = 8;

  @TempDir Path directory;
  private Path log;
  private UnitFile service;
  private Process keeper;

  @BeforeEach
  void listen() throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    log = Files.createFile(directory.resolve("log"));
    service =
        new UnitFile(
            Path.of("socket-activated/books.service"),
            Map.of(
                "/usr/bin/java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "/opt/books",
                Path.of("target").toAbsolutePath().toString()),
            Map.of(),
            log);
    UnitFile socket =
        new UnitFile(
            Path.of("socket-activated/books.socket"),
            Map.of("/run/books.sock", directory.resolve("books.sock").toString()),
            Map.of(),
            log);
    keeper = keep(Path.of(socket.value("ListenStream")));
    while (!Files.readString(log).contains("Listening on ")) {
      assertThat(keeper.isAlive()).as(() -> log().toString()).isTrue();
    }
    permit(Path.of(socket.value("ListenStream")), socket);
  }

  private Process keep(Path socket) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "systemd-socket-activate",
                "--inetd", // the socket as descriptor 0: StandardInput=socket
                "--listen=" + socket,
                "/bin/sh",
                "-c",
                "while :; do \"$@\" >&2; echo \"ended with $?\" >&2; done",
                "sh"));
    command.addAll(List.of(service.value("ExecStart").split(" ", -1)));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "systemd-socket-activate is needed: run .ci/servers, or apt-get install systemd", e);
    }
  }

  /** What systemd does to the socket's file. */
  private static void permit(Path file, UnitFile socket) throws IOException {
    assertThat(socket.value("SocketMode")).isEqualTo("0660");
    PosixFileAttributeView view =
        Objects.requireNonNull(Files.getFileAttributeView(file, PosixFileAttributeView.class));
    view.setPermissions(PosixFilePermissions.fromString("rw-rw----"));
    if (System.getProperty("user.name").equals("root")) { // only root's nginx changes its user
      view.setGroup(
          file.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByGroupName(socket.value("SocketGroup")));
    }
  }

  @AfterEach
  void end() {
    List<ProcessHandle> apps = keeper.descendants().toList();
    keeper.destroyForcibly();
    apps.forEach(ProcessHandle::destroyForcibly);
  }

  private List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Nginx nginx() {
    return Nginx.start(
        Path.of("nginx.conf"),
        directory,
        Map.of("/run/books.sock", directory.resolve("books.sock").toString()));
  }

  private static int status(Nginx nginx) {
    return given().baseUri(nginx.url()).get("/books").statusCode();
  }

  private ProcessHandle app() {
    return keeper.children().findFirst().orElseThrow();
  }

  @Test
  void service_startsAtTheFirstConnection_andARestartKeepsTheNextOnesWaiting() throws Exception {
    assertThat(service.value("StandardInput")).isEqualTo("socket");
    try (Nginx nginx = nginx()) {
      assertThat(keeper.children()).as("nobody has come").isEmpty();
      assertThat(status(nginx)).isEqualTo(200);
      ProcessHandle first = app();

      first.destroy();
      first.onExit().join();
      List<CompletableFuture<Integer>> waiting =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> status(nginx)))
              .limit(CLIENTS)
              .toList();
      assertThat(waiting).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
      assertThat(app()).isNotEqualTo(first);
      assertThat(log()).contains("ended with 0");
      assertThat(log()).as("to the last line").anyMatch(line -> line.endsWith("Smisk has stopped"));
    }
  }
}
