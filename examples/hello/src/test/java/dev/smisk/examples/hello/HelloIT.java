package dev.smisk.examples.hello;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app behind a real nginx with the shipped configuration. */
class HelloIT {
  @TempDir static Path directory;

  /** nginx's workers are another user where the test is root. */
  @BeforeAll
  static void openDirectory() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** As nginx.conf says; only root's nginx changes its user. */
  private static Map<String, String> socketOfNginx() {
    return System.getProperty("user.name").equals("root")
        ? Map.of("SMISK_SOCKET_GROUP", "www-data")
        : Map.of();
  }

  @Test
  void hello_greetsThroughNginx_andEndsOnSigterm() {
    String socket = directory.resolve("hello.sock").toString();
    try (AppProcess app =
            AppProcess.start(
                Path.of("target/hello.jar"), socketOfNginx(), "--listen", "unix:" + socket);
        Nginx nginx =
            Nginx.start(Path.of("nginx.conf"), directory, Map.of("/run/hello.sock", socket))) {
      given()
          .baseUri(nginx.url())
          .get("/hello/{name}", "World")
          .then()
          .statusCode(200)
          .contentType("application/json")
          .body("message", equalTo("Hello, World!"));
      given().baseUri(nginx.url()).get("/hello").then().statusCode(404);

      assertThat(app.stop()).as("exit status after SIGTERM").isZero();
      assertThat(Path.of(socket)).doesNotExist();
    }
  }

  /** nginx leaves the location in REQUEST_URI; the app leaves it out. */
  @Test
  void prefix_isTheLocationThatTheAppIsServedUnder() {
    String socket = directory.resolve("prefixed.sock").toString();
    try (AppProcess app =
            AppProcess.start(
                Path.of("target/hello.jar"),
                socketOfNginx(),
                "--listen",
                "unix:" + socket,
                "--prefix",
                "/api",
                "--health",
                "/health");
        Nginx nginx =
            Nginx.start(Path.of("nginx.conf"), directory, Map.of("/run/hello.sock", socket))) {
      given().baseUri(nginx.url()).get("/api/hello/World").then().statusCode(200);
      given().baseUri(nginx.url()).get("/api/health").then().body("status", equalTo("up"));
      given().baseUri(nginx.url()).get("/hello/World").then().statusCode(404);
      assertThat(app.output()).contains("listening on");
      assertThat(app.stop()).isZero();
      assertThat(app.output()).as("to its last line").endsWith("Smisk has stopped");
    }
  }
}
