package dev.smisk.examples.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.test.Nginx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the shipped {@code books.service}, run as systemd runs them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BooksServiceIT {
  @TempDir Path directory;
  private Path run;
  private UnitFile unit;

  @BeforeEach
  void install() throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    run = Files.createDirectory(directory.resolve("run"));
    Path app = Files.createDirectory(directory.resolve("opt"));
    Files.copy(Path.of("target/books.jar"), app.resolve("books.jar"));
    Files.copy(Path.of("start"), app.resolve("start"));
    assertThat(Path.of("start")).isExecutable();
    Map<String, String> environment =
        new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
    if (!System.getProperty("user.name").equals("root")) {
      environment.put("SMISK_SOCKET_GROUP", ""); // only root's nginx changes its user
    }
    unit =
        new UnitFile(
            Path.of("books.service"),
            Map.of("/opt/books", app.toString(), "/run/books", run.toString()),
            environment,
            directory.resolve("log"));
  }

  @AfterEach
  void end() {
    unit.close();
  }

  private Nginx nginx() {
    return Nginx.start(
        Path.of("nginx.conf"),
        directory,
        Map.of("/run/books.sock", run.resolve("books.sock").toString()));
  }

  private static void assertServed(Nginx nginx) {
    given().baseUri(nginx.url()).get("/books").then().statusCode(200);
  }

  @Test
  void reload_replacesTheMainProcess_andStopEndsAllOfThem() throws Exception {
    assertThat(unit.run("ExecStart")).as(unit.log()).isZero();
    ProcessHandle first = unit.main();
    try (Nginx nginx = nginx()) {
      assertServed(nginx);
      assertThat(unit.run("ExecReload")).as(unit.log()).isZero();
      ProcessHandle second = unit.main();
      assertThat(second).isNotEqualTo(first);
      assertServed(nginx);
      assertThat(first.isAlive()).as("serves a connection that nginx keeps for 10 s").isTrue();

      unit.stop();
      assertThat(unit.log().split("Smisk has stopped", -1)).as("nobody was cut off").hasSize(3);
      assertThat(run).isEmptyDirectory();
    }
  }

  @Test
  void processThatIsReplaced_endsWhenNginxHasClosedItsConnections() throws Exception {
    assertThat(unit.run("ExecStart")).as(unit.log()).isZero();
    ProcessHandle first = unit.main();
    assertThat(unit.run("ExecReload")).as(unit.log()).isZero();
    first.onExit().get(20, TimeUnit.SECONDS);
    try (Nginx nginx = nginx()) {
      assertServed(nginx); // by the socket that is the new one's
    }
    unit.stop();
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void reloadThatFails_tellsSoAndLeavesTheMainProcessServing() throws Exception {
    assertThat(unit.run("ExecStart")).as(unit.log()).isZero();
    ProcessHandle first = unit.main();
    try (Nginx nginx = nginx()) {
      assertThat(unit.run("ExecReload", "SMISK_PREFIX", "wrong")).isEqualTo(2);
      assertThat(unit.main()).isEqualTo(first);
      assertServed(nginx);
      assertThat(unit.run("ExecStart")).as("a second start takes nothing over").isEqualTo(1);
      assertThat(unit.main()).isEqualTo(first);
      assertServed(nginx);
    }
    unit.stop();
    assertThat(run).isEmptyDirectory();
  }
}
