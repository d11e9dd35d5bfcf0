package dev.smisk.examples.hello;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app behind a real nginx with the shipped configuration. */
class HelloIT {
  @TempDir static Path directory;
  static AppProcess app;
  static Nginx nginx;

  @BeforeAll
  static void start() throws Exception {
    Path socket = directory.resolve("hello.sock");
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    app =
        AppProcess.start(
            Path.of("target/hello.jar"),
            Map.of("SMISK_SOCKET_MODE", "0666"),
            "--listen",
            "unix:" + socket);
    nginx =
        Nginx.start(
            Path.of("nginx.conf"), directory, Map.of("/run/hello.sock", socket.toString()));
    RestAssured.port = nginx.port();
  }

  @AfterAll
  static void stop() {
    nginx.close();
    app.close();
  }

  @Test
  void hello_greetsThroughNginx() {
    given()
        .get("/hello/{name}", "World")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("message", equalTo("Hello, World!"));
  }

  @Test
  void app_endsOnSigtermWithStatus0() {
    assertThat(app.stop()).isZero();
  }
}
