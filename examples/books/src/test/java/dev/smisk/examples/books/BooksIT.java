package dev.smisk.examples.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app behind a real nginx with the shipped configuration. */
class BooksIT {
  @TempDir static Path directory;
  static AppProcess app;
  static Nginx nginx;

  @BeforeAll
  static void start() throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    String socket = directory.resolve("books.sock").toString();
    app =
        AppProcess.start(
            Path.of("target/books.jar"), Map.of(), "--listen", "unix:" + socket + "?mode=0666");
    nginx = Nginx.start(Path.of("nginx.conf"), directory, Map.of("/run/books.sock", socket));
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

  private static RequestSpecification request() {
    return given().baseUri(nginx.url()).contentType(ContentType.JSON);
  }

  @Test
  void crud_throughNginx() {
    String place =
        request()
            .body(Map.of("title", "Emma", "author", "Jane Austen", "year", 1815))
            .post("/books")
            .then()
            .statusCode(201)
            .body("title", equalTo("Emma"))
            .extract()
            .header("Location");
    request().get(place).then().statusCode(200).body("year", equalTo(1815));
    request()
        .body(Map.of("title", "Emma", "author", "Jane Austen", "year", 1816))
        .put(place)
        .then()
        .statusCode(200)
        .body("year", equalTo(1816));
    request().queryParam("author", "Jane Austen").get("/books").then().body("", hasSize(1));
    request().delete(place).then().statusCode(204).body(emptyString());
    request().get(place).then().statusCode(404);
  }

  @Test
  void problems_throughNginx() {
    request()
        .body("{")
        .post("/books")
        .then()
        .statusCode(400)
        .body("detail", containsString("line 1"));
    request().get("/books/x").then().statusCode(400).body("errors[0].name", equalTo("id"));
    given()
        .baseUri(nginx.url())
        .contentType("text/csv")
        .body("a")
        .post("/books")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    request().patch("/books").then().statusCode(405).header("Allow", containsString("POST"));
    request().body(new byte[(1 << 20) + 1]).post("/books").then().statusCode(413);
    request().head("/books").then().statusCode(200).body(emptyString());
    request().options("/books").then().statusCode(204).header("Allow", containsString("GET"));
    assertThat(app.output()).as("what is the client's fault is not logged").doesNotContain("ERROR");
  }

  /** A client's address is nobody's business unless somebody asks for it. */
  @Test
  void accessLog_isOffByDefaultAndALineForEachRequestWhereItIsOn() throws Exception {
    request().get("/books").then().statusCode(200);
    assertThat(app.output()).doesNotContain("access").doesNotContain("GET /books");

    Path own = Files.createDirectory(directory.resolve("logging"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
    String socket = own.resolve("books.sock").toString();
    try (AppProcess logging =
            AppProcess.start(
                Path.of("target/books.jar"),
                Map.of(),
                "--listen",
                "unix:" + socket + "?mode=0666",
                "--access-log",
                "line");
        Nginx before = Nginx.start(Path.of("nginx.conf"), own, Map.of("/run/books.sock", socket))) {
      given().baseUri(before.url()).get("/books?limit=7").then().statusCode(200);
      assertThat(logging.stop()).isZero(); // when all is written
      assertThat(logging.output().lines().filter(line -> line.contains("/books?limit=7")))
          .singleElement()
          .asString()
          .contains(" access ", "GET /books", " 200 ");
    }
  }
}
