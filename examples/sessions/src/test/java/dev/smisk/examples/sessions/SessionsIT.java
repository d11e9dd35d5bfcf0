package dev.smisk.examples.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app behind a real nginx with the shipped configuration, its sessions in files. */
class SessionsIT {
  @TempDir static Path directory;
  static AppProcess app;
  static Nginx nginx;

  private final CookieFilter browser = new CookieFilter();

  @BeforeAll
  static void start() throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    String socket = directory.resolve("sessions.sock").toString();
    startApp();
    nginx = Nginx.start(Path.of("nginx.conf"), directory, Map.of("/run/sessions.sock", socket));
  }

  private static void startApp() throws Exception {
    app =
        AppProcess.start(
            Path.of("target/sessions.jar"),
            Map.of("SMISK_SESSION_FOLDER", directory.resolve("sessions").toString()),
            "--listen",
            "unix:" + directory.resolve("sessions.sock") + "?mode=0666");
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
    if (app != null) {
      app.close();
    }
  }

  /** A browser's request, which tells its page's origin. */
  private RequestSpecification request() {
    return given()
        .baseUri(nginx.url())
        .filter(browser)
        .header("Origin", nginx.url())
        .redirects()
        .follow(false);
  }

  @Test
  void login_cart_order_logout_throughNginx() {
    Response first = request().post("/cart/tea");
    String before = first.cookie("session");
    assertThat(first.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
    Response login = request().formParam("user", "ada").post("/login");
    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(login.cookie("session")).isNotNull().isNotEqualTo(before);
    request().get("/me").then().body("user", equalTo("ada")).body("note", not(equalTo("")));
    request().post("/cart/milk?pieces=2").then().body("items.milk", equalTo(2));

    given()
        .baseUri(nginx.url())
        .cookie("session", before)
        .get("/cart")
        .then()
        .body("items.size()", equalTo(0));
    String token = request().get("/checkout").then().extract().path("token");
    request()
        .formParam("token", token)
        .post("/checkout")
        .then()
        .statusCode(200)
        .body("items.tea", equalTo(1));
    request().formParam("token", token).post("/checkout").then().statusCode(409);
    request().post("/logout").then().statusCode(303);
    request().get("/me").then().statusCode(401);
  }

  @Test
  void session_outlivesAKilledApp() throws Exception {
    request().formParam("user", "grace").post("/login").then().statusCode(303);
    request().post("/cart/tea").then().statusCode(200);

    app.handle().destroyForcibly();
    app.handle().onExit().get(10, TimeUnit.SECONDS);
    startApp();

    request().get("/me").then().statusCode(200).body("user", equalTo("grace"));
    request().get("/cart").then().body("items.tea", equalTo(1));
  }

  @Test
  void otherSites_canChangeNothing() {
    request().formParam("user", "ada").post("/login");

    given()
        .baseUri(nginx.url())
        .filter(browser)
        .header("Origin", "https://evil.example")
        .post("/cart/tea")
        .then()
        .statusCode(403);
    request().get("/cart").then().body("items.size()", equalTo(0));
  }
}
