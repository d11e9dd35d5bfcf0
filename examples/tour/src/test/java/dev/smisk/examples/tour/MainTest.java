package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Default;
import dev.smisk.Route;
import dev.smisk.Smisk;
import dev.smisk.test.AppProcess;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the documents begin an app, each of them begun. */
class MainTest {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final String TABLES = "META-INF/services/dev.smisk.routing.Routes";

  @TempDir Path folder;

  /** Something below {@code /admin}, and something that takes too long. */
  static final class Pages {
    @Route("GET /admin/pages")
    String pages() {
      return "pages";
    }

    @Route("GET /late")
    String late(@Default("the bookshop") String who) throws TimeoutException {
      if (who.isEmpty()) {
        return "nobody is late";
      }
      throw new TimeoutException(who);
    }
  }

  @Test
  void filtersAndGuards_areThoseOfTheReadme() {
    try (TestApp app =
        TestApp.of(
            Main.filtered()
                .provide(new BookShelf())
                .routes(new MainTestPagesRoutes(), new BooksRoutes()))) {
      TestResponse books =
          app.request("GET", "/books").header("Origin", "https://app.example.com").send();
      assertThat(books.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
      assertThat(books.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(books.header("ETag")).isNotNull();
      assertThat(books.header("X-Node")).isEqualTo("7");
      assertThat(app.get("/admin/pages").status()).isEqualTo(401);
      TestResponse known =
          app.request("GET", "/admin/pages")
              .header("Authorization", "Basic YWRhOmxvdmVsYWNl")
              .send();
      assertThat(known.text()).isEqualTo("pages");
    }
  }

  @Test
  void offices_areForWhomTheirAnnotationsName() {
    Staff staff = new Staff(Map.of("ada", "boss"));
    try (TestApp app = TestApp.of(Main.staffed(staff).routes(new OfficesRoutes()))) {
      assertThat(app.get("/offices").status()).isEqualTo(403);
      assertThat(app.request("DELETE", "/offices/7").header("Authorization", "ada").send().status())
          .isEqualTo(204);
    }
  }

  @Test
  void troubles_areThoseOfTheWholeApp() {
    try (TestApp app =
        TestApp.of(Smisk.app().routes(new MainTestPagesRoutes(), new TroublesRoutes()))) {
      TestResponse late = app.get("/late");
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.text()).contains("the bookshop takes too long: try again");
    }
  }

  @Test
  void sessions_areKeptInTheFolder() throws IOException {
    try (TestApp app = TestApp.of(Main.sessions(folder).routes(new AccountsRoutes()))) {
      app.request("POST", "/login").form("user", "ada", "password", "lovelace").send();
      TestResponse foreign =
          app.request("POST", "/login")
              .header("Origin", "https://app.example.com")
              .form("user", "ada", "password", "lovelace")
              .send();
      assertThat(foreign.status()).as("the other origin is trusted").isEqualTo(303);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
    }
  }

  @Test
  void main_servesBooks() throws Exception {
    try (AppProcess app =
        AppProcess.start(jar(Main.class, new BooksRoutes()), Map.of(), "--dev", "0")) {
      assertThat(get(app, "/books?limit=1")).isEqualTo("200 []");
      assertThat(app.stop()).isZero();
    }
  }

  @Test
  void folders_serveFiles() throws Exception {
    try (AppProcess app =
        AppProcess.start(
            jar(FoldersMain.class, new MainTestPagesRoutes()), Map.of(), "--dev", "0")) {
      assertThat(get(app, "/static/note.txt")).isEqualTo("200 from a folder\n");
      assertThat(get(app, "/lib/app.js")).isEqualTo("200 \"from the class path\";\n");
      assertThat(get(app, "/lib/none.js")).startsWith("404 ");
    }
  }

  /** An app of its own, of the classes here, that has these routes alone. */
  private Path jar(Class<?> main, Object routes) throws IOException {
    Path services = folder.resolve("classes").resolve(TABLES);
    Files.createDirectories(services.getParent());
    Files.writeString(services, routes.getClass().getName() + "\n");
    List<Path> entries =
        Stream.of(System.getProperty("java.class.path").split(":")).map(Path::of).toList();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)
          && entry.toAbsolutePath().startsWith(Path.of("target").toAbsolutePath())) {
        copy(entry, folder.resolve("classes"));
      }
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.concat(Stream.of(folder.resolve("classes")), entries.stream())
            .map(entry -> entry.toUri().toString())
            .filter(entry -> !entry.startsWith(Path.of("target").toUri().toString()))
            .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("app.jar");
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    return jar;
  }

  /** What is there already stays. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.notExists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static String get(AppProcess app, String path) throws Exception {
    Matcher url = URL.matcher(app.output());
    assertThat(url.find()).as(app.output()).isTrue();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url.group() + path)).build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
