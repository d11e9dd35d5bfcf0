package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.files.StaticFiles;
import dev.smisk.http.BasicAuth;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of files, as a web server gets what is in them. */
class StaticFilesTest {
  @TempDir Path folder;
  Path web;

  @BeforeEach
  void files() throws Exception {
    web = Files.createDirectories(folder.resolve("web"));
    write("index.html", "<h1>root</h1>");
    write("app.js", "plain");
    write("app.js.gz", "gzipped");
    write("app.js.br", "brotli");
    write("sub/index.html", "<h1>sub</h1>");
    write("bare/file.txt", "bare");
    write("100%.txt", "percent");
    write("a b.txt", "space");
    write(".env", "secret");
    write("sub\\top.txt", "secret");
    write("x:y/index.html", "colon");
    Files.writeString(folder.resolve("outside.txt"), "secret");
    Files.createSymbolicLink(web.resolve("link.txt"), folder.resolve("outside.txt"));
  }

  private void write(String name, String content) throws Exception {
    Path file = web.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-09-06T12:00:00Z")));
  }

  private static App app() {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(Endpoint.of(GET, "/hello"), any -> Response.ok().text("hello"))
                .with(Endpoint.of(GET, "/static/app.css"), any -> Response.ok().text("route")));
  }

  private static String ask(App app, String method, String uri, String... more) {
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      return server.ask(method, uri, more).stdout();
    }
  }

  private String get(String uri, String... more) {
    return ask(app().files("/static", web), "GET", uri, more);
  }

  @ParameterizedTest
  @CsvSource({
    "/static/app.js, plain",
    "/static/app%2Ejs, plain",
    "/static/bare/file.txt, bare",
    "/static/100%25.txt, percent",
    "/static/a%20b.txt, space",
    "/static/, <h1>root</h1>",
    "/static/?x=1, <h1>root</h1>",
    "/static/sub/, <h1>sub</h1>",
    "/static/index.html, <h1>root</h1>",
    "/static/app.css, route",
    "/hello, hello",
  })
  void file_isServed(String uri, String content) {
    assertThat(get(uri)).startsWith("Status: 200 OK\r\n").endsWith("\r\n\r\n" + content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/none",
        "/static/bare/",
        "/static/bare",
        "/static/app.js/",
        "/static/app.js/x",
        "/static/.env",
        "/static/%2Eenv",
        "/static/link.txt",
        "/static/sub%2Findex.html",
        "/static//index.html",
        "/static/sub//index.html",
        "/static/%252e%252e/outside.txt",
        "/static/..%5Coutside.txt",
        "/static/sub%5Ctop.txt",
        "/static",
        "/staticapp.js",
      })
  void whatIsNotThere_is404(String uri) {
    assertThat(get(uri)).startsWith("Status: 404 Not Found\r\n").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/../outside.txt",
        "/static/%2e%2e/outside.txt",
        "/static/..%2Foutside.txt",
        "/static/x/..%2F..%2Foutside.txt",
        "/static/app.js%00",
        "/static/%zz",
      })
  void dotSegmentsAndMalformedEscapes_are400(String uri) {
    assertThat(get(uri)).startsWith("Status: 400 Bad Request\r\n").doesNotContain("secret");
  }

  @Test
  void folderWithoutItsSlash_isRedirectedWhereItHasAnIndex() {
    assertThat(get("/static/sub"))
        .startsWith("Status: 301 Moved Permanently\r\nLocation: ./sub/\r\n");
    assertThat(get("/static/sub?a=b&c=%C3%BC")).contains("Location: ./sub/?a=b&c=%C3%BC\r\n");
    assertThat(get("/static/x:y")).contains("Location: ./x:y/\r\n");
    assertThat(get("/static/sub?\u4e2d")).contains("Location: ./sub/?%E4%B8%AD\r\n");
    assertThat(ask(app().files("/static", StaticFiles.folder(web).noIndex()), "GET", "/static/sub"))
        .startsWith("Status: 404 ");
  }

  @Test
  void index_isTheOneThatIsNamed() {
    App app = app().files("/static", StaticFiles.folder(web).index("file.txt"));
    assertThat(ask(app, "GET", "/static/bare/")).endsWith("bare");
    assertThat(ask(app, "GET", "/static/")).startsWith("Status: 404 ");
    assertThat(ask(app().files("/static", StaticFiles.folder(web).noIndex()), "GET", "/static/"))
        .startsWith("Status: 404 ");
  }

  @Test
  void hidden_isServedWhereAskedFor() {
    App app = app().files("/static", StaticFiles.folder(web).hidden());
    assertThat(ask(app, "GET", "/static/.env")).startsWith("Status: 200 ");
    assertThat(ask(app, "GET", "/static/link.txt")).startsWith("Status: 404 ");
  }

  @Test
  void otherMethods_areTheRouteTables() {
    App app = app().files("/static", web);
    assertThat(ask(app, "POST", "/static/app.js"))
        .startsWith("Status: 405 ")
        .contains("Allow: GET, HEAD, OPTIONS\r\n");
    assertThat(ask(app, "OPTIONS", "/static/app.js"))
        .startsWith("Status: 204 ")
        .contains("Allow: GET, HEAD, OPTIONS\r\n");
    assertThat(ask(app, "HEAD", "/static/bare/file.txt"))
        .startsWith("Status: 200 ")
        .contains("Content-Length: 4\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void cacheControl_isAsTold() {
    assertThat(get("/static/app.js")).contains("Cache-Control: no-cache\r\n");
    StaticFiles files = StaticFiles.folder(web);
    assertThat(ask(app().files("/s", files.maxAge(Duration.ofHours(1))), "GET", "/s/app.js"))
        .contains("Cache-Control: public, max-age=3600\r\n");
    App app = app().files("/s", files.immutable());
    assertThat(ask(app, "GET", "/s/app.js"))
        .contains("Cache-Control: public, max-age=31536000, immutable\r\n");
    assertThat(ask(app, "GET", "/s/app.js", "HTTP_IF_NONE_MATCH", "*"))
        .startsWith("Status: 304 ")
        .contains("immutable", "Vary: Accept-Encoding");
    assertThat(ask(app, "GET", "/s/none")).doesNotContain("Cache-Control");
    assertThat(ask(app, "GET", "/s/app.js", "HTTP_RANGE", "bytes=9-"))
        .startsWith("Status: 416 ")
        .as("an error is not kept for a year")
        .doesNotContain("Cache-Control");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip            | gzip | gzipped",
        "gzip, br        | br   | brotli",
        "br;q=0.5, gzip  | gzip | gzipped",
        "*               | br   | brotli",
        "br;q=0          |      | plain",
        "deflate         |      | plain",
        "''              |      | plain",
      })
  void compressedVariant_isChosenByAcceptEncoding(String accepted, String coding, String content) {
    String got = get("/static/app.js", "HTTP_ACCEPT_ENCODING", accepted);
    assertThat(got)
        .contains("Content-Type: text/javascript; charset=utf-8\r\n", "Vary: Accept-Encoding\r\n")
        .endsWith("\r\n\r\n" + content);
    if (coding == null) {
      assertThat(got).doesNotContain("Content-Encoding");
    } else {
      assertThat(got).contains("Content-Encoding: " + coding + "\r\n", "-" + coding + "\"\r\n");
    }
  }

  @Test
  void rangeOfAVariant_isOfWhatIsSent() {
    assertThat(get("/static/app.js", "HTTP_ACCEPT_ENCODING", "gzip", "HTTP_RANGE", "bytes=0-1"))
        .startsWith("Status: 206 ")
        .contains("Content-Range: bytes 0-1/7", "Content-Encoding: gzip")
        .endsWith("\r\n\r\ngz");
  }

  @Test
  void variantOlderThanTheFile_isNotServed() throws Exception {
    Files.setLastModifiedTime(
        web.resolve("app.js"), FileTime.from(Instant.parse("2020-09-06T12:00:01Z")));
    assertThat(get("/static/app.js", "HTTP_ACCEPT_ENCODING", "gzip, br"))
        .doesNotContain("Content-Encoding", "Vary")
        .endsWith("plain");
  }

  @Test
  void variants_canBeLeftOut() {
    App app = app().files("/static", StaticFiles.folder(web).noVariants());
    assertThat(ask(app, "GET", "/static/app.js", "HTTP_ACCEPT_ENCODING", "gzip"))
        .doesNotContain("Content-Encoding", "Vary")
        .endsWith("plain");
    assertThat(get("/static/app.js.gz", "HTTP_ACCEPT_ENCODING", "gzip"))
        .as("as a file of its own")
        .contains("Content-Type: application/gzip\r\n")
        .doesNotContain("Content-Encoding");
  }

  @Test
  void folderAtTheRoot_servesWhatNoRouteDoes() {
    App app = app().files("/", web);
    assertThat(ask(app, "GET", "/")).endsWith("<h1>root</h1>");
    assertThat(ask(app, "GET", "/app.js")).endsWith("plain");
    assertThat(ask(app, "GET", "/hello")).endsWith("hello");
    assertThat(ask(app, "GET", "/none")).startsWith("Status: 404 ");
    assertThat(ask(app, "GET", "//app.js")).startsWith("Status: 404 ");
    assertThat(ask(app.prefix("/api"), "GET", "/api/sub")).contains("Location: ./sub/\r\n");
  }

  @Test
  void folderAlone_isAnAppAsWell() {
    assertThat(ask(Smisk.app().routes().files("/", web), "GET", "/app.js")).endsWith("plain");
  }

  @Test
  void equalRoute_isAnErrorAtStartUp() {
    App app =
        Smisk.app()
            .routes(
                new HandWrittenRoutes()
                    .with(Endpoint.of(GET, "/static/{rest...}"), any -> Response.noContent()))
            .files("/static", web);
    assertThatThrownBy(app::startInMemory)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("GET /static/{rest...}")
        .hasMessageContaining("dev.smisk.App.files(\"/static\") (" + web + ")");
  }

  @Test
  void filtersAndGuards_standBeforeIt() {
    App app =
        app()
            .files("/static", web)
            .guard("/static", BasicAuth.of("staff").user("ada", "correct horse"))
            .filter("/static", (request, next) -> next.proceed(request).header("X-F", "1"));
    assertThat(ask(app, "GET", "/static/app.js")).startsWith("Status: 401 ");
    assertThat(
            ask(
                app,
                "GET",
                "/static/app.js",
                "HTTP_AUTHORIZATION",
                "Basic YWRhOmNvcnJlY3QgaG9yc2U="))
        .startsWith("Status: 200 ")
        .contains("X-F: 1");
    assertThat(ask(app, "GET", "/hello")).startsWith("Status: 200 ").doesNotContain("X-F");
  }

  @Test
  void mistake_isToldBeforeTheAppStarts() {
    assertThatThrownBy(() -> app().files("/static", folder.resolve("none")).startInMemory())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no folder: make it before the app starts");
    assertThatThrownBy(() -> app().files("static", web).startInMemory())
        .hasMessageEndingWith(": files are served at a path such as /static, not \"static\"");
    assertThatThrownBy(() -> app().files("/{x}", web).startInMemory())
        .hasMessageContaining("has a variable");
    assertThatThrownBy(() -> StaticFiles.classPath(getClass(), "/"))
        .hasMessageContaining("needs a name");
    assertThatThrownBy(() -> StaticFiles.folder(web).maxAge(Duration.ofSeconds(-1)))
        .hasMessageContaining("zero or more");
    assertThatThrownBy(() -> StaticFiles.folder(web).index("a/b"))
        .hasMessageContaining("an index is a file's name");
  }

  /** A class of a jar, as its loader sees it. */
  private Class<?> jarred() throws Exception {
    Path jar = folder.resolve("app.jar");
    String type = StaticFilesTest.class.getName().replace('.', '/') + "$Marker.class";
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/web/sub/"));
      for (String name :
          new String[] {"app.js", "app.js.gz", "index.html", "sub/index.html", ".env", "A.class"}) {
        zip.putNextEntry(new ZipEntry("META-INF/web/" + name));
        zip.write(("jar " + name).getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(type));
      zip.write(getClass().getResourceAsStream("/" + type).readAllBytes());
    }
    return Class.forName(
        Marker.class.getName(), true, new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
  }

  static final class Marker {}

  @Test
  void resourcesOfAJar_areServedWithoutATime() throws Exception {
    App app = app().files("/static", StaticFiles.classPath(jarred(), "/META-INF/web/"));
    String got = ask(app, "GET", "/static/index.html");
    assertThat(got)
        .startsWith("Status: 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
        .contains("Content-Length: 14\r\n")
        .doesNotContain("Last-Modified")
        .endsWith("jar index.html");
    String tag = got.replaceAll("(?s).*ETag: (\\S+).*", "$1");
    assertThat(ask(app, "GET", "/static/index.html", "HTTP_IF_NONE_MATCH", tag))
        .startsWith("Status: 304 ");
    assertThat(ask(app, "GET", "/static/index.html", "HTTP_RANGE", "bytes=4-8"))
        .startsWith("Status: 206 ")
        .endsWith("\r\n\r\nindex");
    assertThat(ask(app, "GET", "/static/")).endsWith("jar index.html");
    assertThat(ask(app, "GET", "/static/sub/")).endsWith("jar sub/index.html");
    assertThat(ask(app, "GET", "/static/sub")).startsWith("Status: 301 ");
    assertThat(ask(app, "GET", "/static/app.js", "HTTP_ACCEPT_ENCODING", "gzip"))
        .contains("Content-Encoding: gzip")
        .endsWith("jar app.js.gz");
    for (String name : new String[] {".env", "A.class", "none", "sub%2Findex.html"}) {
      assertThat(ask(app, "GET", "/static/" + name)).as(name).startsWith("Status: 404 ");
    }
  }

  @Test
  void resourcesOfAFolderOfClasses_areFiles() {
    StaticFiles files = StaticFiles.classPath(getClass(), "dev/smisk");
    assertThat(ask(app().files("/static", files), "GET", "/static/StaticFilesTest.class"))
        .startsWith("Status: 404 ");
    App app = app().files("/static", StaticFiles.classPath(getClass(), "dev/smisk/routing"));
    assertThat(ask(app, "GET", "/static/paths.txt"))
        .startsWith("Status: 200 ")
        .contains("Last-Modified");
    assertThat(ask(app, "GET", "/static/none")).startsWith("Status: 404 ");
  }
}
