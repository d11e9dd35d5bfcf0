package dev.smisk;

import static dev.smisk.http.Method.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.files.Sendfile;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import dev.smisk.http.SecurityHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that the web server sends for the app. */
class SendfileTest {
  @TempDir Path folder;
  Path sent;
  Path file;
  Path odd;

  @BeforeEach
  void files() throws Exception {
    folder = folder.toRealPath();
    sent = Files.createDirectory(folder.resolve("sent"));
    Files.createDirectory(sent.resolve("sub"));
    file = Files.writeString(sent.resolve("sub/file.txt"), "content");
    odd = Files.writeString(sent.resolve("sub/ü 1%?.txt"), "content");
    Files.writeString(folder.resolve("own.txt"), "content");
    Files.createDirectory(folder.resolve("sent-too"));
    Files.writeString(folder.resolve("sent-too/own.txt"), "content");
  }

  private App app(HandWrittenRoutes.Answer answer) {
    return Smisk.app()
        .sendfile(sent, "/internal/")
        .routes(new HandWrittenRoutes().with(Endpoint.of(GET, "/f"), answer));
  }

  private static String ask(App app, String method, String software, String... environment) {
    Settings settings =
        environment.length == 0
            ? app.effective(Map.of(), Map.of())
            : app.effective(Map.of(environment[0], environment[1]), Map.of());
    try (InMemoryWebServer server = new InMemoryWebServer(Assembly.inMemory(app, settings))) {
      return server.ask(method, "/f", "SERVER_SOFTWARE", software).stdout();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nginx/1.22.1, X-Accel-Redirect",
    "openresty/1.21, X-Accel-Redirect",
    "Angie/1.5, X-Accel-Redirect",
    "lighttpd/1.4.69, X-Sendfile",
    "Apache/2.4 (Debian), X-Sendfile",
    "Apache, X-Sendfile",
    "Caddy/2.6, ''",
    "'', ''",
  })
  void webServer_isToldByItsOwnHeader(String software, String header) {
    String got = ask(app(any -> Response.file(file)), "GET", software);
    switch (header) {
      case "X-Accel-Redirect" ->
          assertThat(got).isEqualTo(head("X-Accel-Redirect: /internal/sub/file.txt"));
      case "X-Sendfile" -> assertThat(got).isEqualTo(head("X-Sendfile: " + sent + "/sub/file.txt"));
      default -> assertThat(got).doesNotContain("X-").endsWith("\r\n\r\ncontent");
    }
  }

  @Test
  void oddName_isEscapedForThoseThatDecodeIt() {
    App app = app(any -> Response.file(odd));
    assertThat(ask(app, "GET", "nginx"))
        .isEqualTo(head("X-Accel-Redirect: /internal/sub/%C3%BC%201%25%3F.txt"));
    assertThat(ask(app, "GET", "lighttpd"))
        .isEqualTo(head("X-Sendfile: " + sent + "/sub/%C3%BC%201%25%3F.txt"));
    assertThat(ask(app, "GET", "Apache")).doesNotContain("X-Sendfile").endsWith("content");
  }

  @Test
  void encodedFile_isSentByWhoKeepsItsEncoding() {
    App app = app(any -> Response.file(file).header("Content-Encoding", "gzip"));
    assertThat(ask(app, "GET", "lighttpd")).contains("X-Sendfile", "Content-Encoding: gzip");
    assertThat(ask(app, "GET", "Apache")).doesNotContain("X-Sendfile").endsWith("content");
    assertThat(ask(app, "GET", "nginx")).doesNotContain("X-Accel-Redirect").endsWith("content");
  }

  private static String head(String header) {
    String status = "Status: 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n";
    return status + header + "\r\nContent-Length: 0\r\n\r\n";
  }

  @Test
  void configuredHeader_comesBeforeTheDetectedOne() {
    App app = app(any -> Response.file(file));
    assertThat(ask(app, "GET", "Caddy", "SMISK_SENDFILE_BY", "X-Accel-Redirect"))
        .contains("X-Accel-Redirect: /internal/sub/");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE_BY", "x-sendfile")).contains("X-Sendfile:");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE_BY", "none")).endsWith("content");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE_BY", "auto")).contains("X-Accel-Redirect");
  }

  @Test
  void fileElsewhere_isSentByTheApp() {
    for (String path : List.of("own.txt", "sent-too/own.txt", "sent/../own.txt")) {
      assertThat(ask(app(any -> Response.file(folder.resolve(path))), "GET", "nginx"))
          .as(path)
          .doesNotContain("X-Accel-Redirect")
          .endsWith("content");
    }
  }

  @Test
  void missingFile_is404AndNotTheWebServers() {
    assertThat(ask(app(any -> Response.file(sent.resolve("none"))), "GET", "nginx"))
        .startsWith("Status: 404 ")
        .doesNotContain("X-Accel-Redirect");
  }

  @Test
  void otherStatus_isSentByTheApp() {
    assertThat(ask(app(any -> Response.file(file).withStatus(404)), "GET", "nginx"))
        .startsWith("Status: 404 ")
        .endsWith("content");
  }

  @Test
  void conditionsAndRanges_areTheWebServers() {
    App app = app(any -> Response.file(file));
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      assertThat(
              server
                  .ask(
                      "GET",
                      "/f",
                      "SERVER_SOFTWARE",
                      "nginx/1",
                      "HTTP_RANGE",
                      "bytes=900-",
                      "HTTP_IF_MATCH",
                      "\"of-nginx\"")
                  .stdout())
          .startsWith("Status: 200 ")
          .contains("X-Accel-Redirect");
    }
  }

  @Test
  void headerThatNginxWouldDrop_makesTheAppSend() {
    App app = app(any -> Response.file(file).attachment("x.txt").header("X-Own", "1"));
    assertThat(ask(app, "GET", "nginx")).contains("X-Own: 1").endsWith("content");
    assertThat(ask(app, "GET", "lighttpd")).contains("X-Own: 1", "X-Sendfile");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE_KEEPS", "etag, x-own"))
        .contains("X-Own: 1", "X-Accel-Redirect", "filename=\"x.txt\"");
    assertThat(ask(app(any -> Response.file(file)).filter(SecurityHeaders.DEFAULT), "GET", "nginx"))
        .as("those that filters add count too")
        .contains("nosniff")
        .endsWith("content");
  }

  @Test
  void securityHeaders_areWarnedOfAtStart_ifNginxWouldDropThem() {
    App app =
        app(any -> Response.file(file))
            .filter(SecurityHeaders.DEFAULT.with("X-Frame-Options", ""))
            .filter("/x", SecurityHeaders.DEFAULT.with("Referrer-Policy", ""));
    List<String> headers = app.filters().securityHeaders();
    Sendfile sendfile = app.effective(Map.of(), Map.of()).operations().sendfile();

    assertThat(sendfile.warning(headers))
        .isEqualTo(
            "files with the header X-Content-Type-Options, Referrer-Policy,"
                + " Content-Security-Policy, X-Frame-Options are sent by the app, as nginx would"
                + " drop it: to let nginx send them, write add_header X-Content-Type-Options"
                + " $upstream_http_x_content_type_options; add_header Referrer-Policy"
                + " $upstream_http_referrer_policy; add_header Content-Security-Policy"
                + " $upstream_http_content_security_policy; add_header X-Frame-Options"
                + " $upstream_http_x_frame_options; into its location, and start the app with"
                + " --sendfile-keeps X-Content-Type-Options --sendfile-keeps Referrer-Policy"
                + " --sendfile-keeps Content-Security-Policy --sendfile-keeps X-Frame-Options");
    assertThat(sendfile.by(Sendfile.By.X_SENDFILE).warning(headers)).isNull();
    assertThat(Sendfile.NONE.warning(headers)).isNull();
    Sendfile keeping = sendfile;
    for (String header : headers) {
      keeping = keeping.keeping(header);
    }
    assertThat(keeping.warning(headers)).isNull();
  }

  @Test
  void environment_takesThePlaceOfTheBuilder() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), sent);
    App app = app(any -> Response.file(file));
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE", other + "=/other")).endsWith("content");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE", other + "=/o, " + linked + "=/linked"))
        .as("a folder's real path counts as well")
        .contains("X-Accel-Redirect: /linked/sub/");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE", sent + "=/a," + sent + "/sub=/b"))
        .as("the longest path wins")
        .contains("X-Accel-Redirect: /b/file");
    assertThat(ask(app, "GET", "lighttpd", "SMISK_SENDFILE", sent.toString()))
        .contains("X-Sendfile");
    assertThat(ask(app, "GET", "nginx", "SMISK_SENDFILE", sent.toString()))
        .as("nginx needs a location")
        .endsWith("content");
  }

  @Test
  void mistake_isToldAtOnce() {
    App app = app(any -> Response.file(file));
    assertThatThrownBy(() -> ask(app, "GET", "", "SMISK_SENDFILE", folder + "/none=/x"))
        .hasMessageContaining("SMISK_SENDFILE")
        .hasMessageContaining("is no folder: make it first");
    assertThatThrownBy(() -> ask(app, "GET", "", "SMISK_SENDFILE", sent + "=x"))
        .hasMessageContaining("a location is a path such as /sent, not \"x\"");
    assertThatThrownBy(() -> ask(app, "GET", "", "SMISK_SENDFILE_BY", "nginx"))
        .hasMessageContaining("X-Accel-Redirect, X-Sendfile, auto or none");
  }

  @Test
  void commandLine_repeatsItsOptions() {
    CommandLine.Request request =
        CommandLine.parse(
            "--sendfile", folder + "=/a", "--sendfile", sent + "=/b", "--sendfile-keeps", "vary");
    assertThat(request).isInstanceOf(CommandLine.Run.class);
    App app = app(any -> Response.file(file).header("Vary", "Origin"));
    Settings settings = app.effective(Map.of(), request.options());
    try (InMemoryWebServer server = new InMemoryWebServer(Assembly.inMemory(app, settings))) {
      assertThat(server.ask("GET", "/f", "SERVER_SOFTWARE", "nginx").stdout())
          .contains("X-Accel-Redirect: /b/sub/");
    }
  }
}
