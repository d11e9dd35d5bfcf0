package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.InMemoryWebServer.Asked;
import dev.smisk.http.Endpoint;
import dev.smisk.http.FileSource;
import dev.smisk.http.HttpException;
import dev.smisk.http.OpenedFile;
import dev.smisk.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as answers, as a web server gets them. */
class FilesTest {
  private static final String TAG = "\"1632300158088000-a\"";
  private static final String MODIFIED = "Sun, 06 Sep 2020 12:00:00 GMT";

  @TempDir Path folder;
  Path file;

  @BeforeEach
  void file() throws Exception {
    file = Files.writeString(folder.resolve("ten.txt"), "0123456789");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-09-06T12:00:00Z")));
  }

  private App app(HandWrittenRoutes.Answer answer) {
    return Smisk.app()
        .routes(
            new HandWrittenRoutes()
                .with(Endpoint.of(GET, "/f"), answer)
                .with(Endpoint.of(POST, "/f"), answer));
  }

  private Asked ask(App app, String method, String... more) {
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      return server.ask(method, "/f", more);
    }
  }

  private String get(String... more) {
    Asked asked = ask(app(any -> Response.file(file)), "GET", more);
    assertThat(asked.ended()).isTrue();
    return asked.stdout();
  }

  private static String head(String stdout) {
    return stdout.substring(0, stdout.indexOf("\r\n\r\n") + 2);
  }

  private static String body(String stdout) {
    return stdout.substring(stdout.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void file_isSentWithWhatTellsWhichItIs() {
    assertThat(get())
        .isEqualTo(
            "Status: 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nETag: "
                + TAG
                + "\r\nLast-Modified: "
                + MODIFIED
                + "\r\nAccept-Ranges: bytes\r\nContent-Length: 10\r\n\r\n0123456789");
  }

  @Test
  void head_isTheSameWithoutABody() {
    String got = ask(app(any -> Response.file(file)), "HEAD").stdout();
    assertThat(got).isEqualTo(head(get()) + "\r\n");
  }

  @Test
  void emptyFile_hasLengthZero() throws Exception {
    Files.write(file, new byte[0]);
    assertThat(get()).contains("\r\nContent-Length: 0\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void largeFile_isWhole() throws Exception {
    byte[] bytes = new byte[1_000_003];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + i % 23);
    }
    Files.write(file, bytes);
    assertThat(body(get())).isEqualTo(new String(bytes, StandardCharsets.US_ASCII));
  }

  @Test
  void missingFileFolderOrPipe_is404() throws Exception {
    Process pipe = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assertThat(pipe.waitFor()).isZero();
    for (String name : new String[] {"none", ".", "pipe", "ten.txt/x"}) {
      Asked asked = ask(app(any -> Response.file(folder.resolve(name))), "GET");
      assertThat(asked.stdout())
          .as(name)
          .startsWith("Status: 404 Not Found\r\nContent-Type: application/problem+json\r\n");
      assertThat(asked.ended()).isTrue();
    }
  }

  @Test
  void fileThatVanishesBehindTheHandler_is404() {
    App app =
        app(any -> Response.file(file))
            .filter(
                (request, next) -> {
                  Response<?> answer = next.proceed(request).header("X-Filter", "saw");
                  Files.delete(file);
                  return answer;
                });
    assertThat(ask(app, "GET").stdout())
        .startsWith("Status: 404 Not Found\r\n")
        .contains("\r\nX-Filter: saw\r\n")
        .doesNotContain("ETag", "text/plain");
  }

  @Test
  void fileThatMayNotBeRead_is500() {
    // Root may read everything, so what cannot be opened stands for it.
    assertThat(ask(app(any -> Response.file("a/b", new Unreadable())), "GET").stdout())
        .startsWith("Status: 500 ");
  }

  private record Unreadable() implements FileSource {
    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public Path path() {
      return null;
    }

    @Override
    public OpenedFile open() throws IOException {
      throw new AccessDeniedException("secret");
    }
  }

  @Test
  void fileThatBecomesShorterMeanwhile_breaksOff() throws Exception {
    Files.write(file, new byte[500_000]);
    App app =
        app(
            any ->
                Response.file(
                    "a/b",
                    new Changing(
                        file,
                        () -> {
                          try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                            cut.setLength(100_000);
                          }
                        })));
    Asked asked = ask(app, "GET");
    assertThat(asked.ended()).isFalse();
    assertThat(asked.stdout()).contains("Content-Length: 500000");
  }

  @Test
  void fileThatIsReplacedMeanwhile_isSentAsItWas() throws Exception {
    App app =
        app(
            any ->
                Response.file(
                    "a/b",
                    new Changing(
                        file,
                        () -> {
                          Path other = Files.writeString(folder.resolve("other"), "something else");
                          Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
                        })));
    Asked asked = ask(app, "GET");
    assertThat(asked.ended()).isTrue();
    assertThat(body(asked.stdout())).isEqualTo("0123456789");
  }

  private interface Change {
    void make() throws IOException;
  }

  /** A file to which something happens once it is open. */
  private record Changing(Path path, Change change) implements FileSource {
    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public OpenedFile open() throws IOException {
      OpenedFile opened = FileSource.of(path).open();
      change.make();
      return opened;
    }
  }

  @Test
  void conditions_areHeeded() {
    assertThat(get("HTTP_IF_NONE_MATCH", TAG))
        .isEqualTo(
            "Status: 304 Not Modified\r\nETag: "
                + TAG
                + "\r\nLast-Modified: "
                + MODIFIED
                + "\r\nAccept-Ranges: bytes\r\n\r\n");
    assertThat(get("HTTP_IF_MODIFIED_SINCE", MODIFIED)).startsWith("Status: 304 ");
    assertThat(get("HTTP_IF_NONE_MATCH", "\"x\"", "HTTP_IF_MODIFIED_SINCE", MODIFIED))
        .startsWith("Status: 200 ");
    assertThat(get("HTTP_IF_MATCH", "\"x\""))
        .startsWith("Status: 412 Precondition Failed\r\nContent-Type: application/problem+json");
    assertThat(get("HTTP_IF_UNMODIFIED_SINCE", "Sun, 06 Sep 2020 11:59:59 GMT"))
        .startsWith("Status: 412 ");
  }

  @Test
  void conditions_areThoseOf200ToGetAndHead() {
    assertThat(ask(app(any -> Response.file(file)), "POST", "HTTP_IF_NONE_MATCH", TAG).stdout())
        .startsWith("Status: 200 OK\r\n")
        .endsWith("0123456789");
    assertThat(
            ask(app(any -> Response.file(file).withStatus(404)), "GET", "HTTP_RANGE", "bytes=1-2")
                .stdout())
        .startsWith("Status: 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n")
        .endsWith("\r\n\r\n0123456789");
  }

  @Test
  void range_isAPart() {
    String got = get("HTTP_RANGE", "bytes=2-4");
    assertThat(got)
        .startsWith("Status: 206 Partial Content\r\n")
        .contains("\r\nContent-Range: bytes 2-4/10\r\n", "\r\nContent-Length: 3\r\n", TAG)
        .endsWith("\r\n\r\n234");
    assertThat(get("HTTP_RANGE", "bytes=2-4", "HTTP_IF_RANGE", TAG)).endsWith("\r\n\r\n234");
    assertThat(get("HTTP_RANGE", "bytes=2-4", "HTTP_IF_RANGE", "\"x\""))
        .startsWith("Status: 200 ")
        .endsWith("\r\n\r\n0123456789");
    assertThat(get("HTTP_RANGE", "bytes=2-4", "HTTP_IF_NONE_MATCH", TAG))
        .startsWith("Status: 304 ");
  }

  @Test
  void range_ofHeadOrPost_isIgnored() {
    for (String method : new String[] {"HEAD", "POST"}) {
      assertThat(ask(app(any -> Response.file(file)), method, "HTTP_RANGE", "bytes=2-4").stdout())
          .startsWith("Status: 200 ")
          .contains("\r\nContent-Length: 10\r\n")
          .doesNotContain("Content-Range");
    }
  }

  @Test
  void rangeThatTheFileLacks_is416() {
    assertThat(get("HTTP_RANGE", "bytes=10-"))
        .startsWith("Status: 416 ")
        .contains("\r\nContent-Range: bytes */10\r\n", "application/problem+json")
        .doesNotContain("ETag", "text/plain");
  }

  @Test
  void severalRanges_areOneMultipart() throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      text.write("%04d\n".formatted(i).getBytes(StandardCharsets.US_ASCII));
    }
    Files.write(file, text.toByteArray());
    String got = get("HTTP_RANGE", "bytes=4995-4999,0-4,2500-2509");
    Matcher type =
        Pattern.compile("Content-Type: multipart/byteranges; boundary=(\\S+)").matcher(got);
    assertThat(type.find()).isTrue();
    String part = "\r\n--" + type.group(1) + "\r\nContent-Type: text/plain; charset=utf-8\r\n";
    String expected =
        part
            + "Content-Range: bytes 0-4/5000\r\n\r\n0000\n"
            + part
            + "Content-Range: bytes 2500-2509/5000\r\n\r\n0500\n0501\n"
            + part
            + "Content-Range: bytes 4995-4999/5000\r\n\r\n0999\n"
            + "\r\n--"
            + type.group(1)
            + "--\r\n";
    assertThat(body(got)).isEqualTo(expected);
    assertThat(got)
        .startsWith("Status: 206 ")
        .contains("\r\nContent-Length: " + expected.length() + "\r\n")
        .doesNotContain("\r\nContent-Range: bytes 0-4/5000\r\nContent-Length");
  }

  @Test
  void moreRangesThanTheLimit_are416() {
    App app = app(any -> Response.file(file)).limit(AppLimit.FILE_RANGES, 2);
    assertThat(ask(app, "GET", "HTTP_RANGE", "bytes=0-0,1-1").stdout()).startsWith("Status: 206 ");
    assertThat(ask(app, "GET", "HTTP_RANGE", "bytes=0-0,1-1,2-2").stdout())
        .startsWith("Status: 416 ")
        .contains("more than 2 ranges");
  }

  @Test
  void handlersOwnTagTypeAndTime_takeThePlaceOfOurs() {
    App app =
        app(
            any ->
                Response.file(file)
                    .header("Content-Type", "text/csv")
                    .header("ETag", "\"7\"")
                    .header("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"));
    assertThat(ask(app, "GET").stdout())
        .contains("Content-Type: text/csv\r\n", "ETag: \"7\"\r\n", "06 Nov 1994")
        .doesNotContain("text/plain", TAG, MODIFIED);
    assertThat(ask(app, "GET", "HTTP_IF_NONE_MATCH", "\"7\"").stdout()).startsWith("Status: 304 ");
    assertThat(ask(app, "GET", "HTTP_IF_UNMODIFIED_SINCE", MODIFIED).stdout())
        .startsWith("Status: 200 ");
  }

  @Test
  void timeInTheFuture_isNotTold() throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
    assertThat(get()).contains("ETag").doesNotContain("Last-Modified");
  }

  @Test
  void changedFile_hasAnotherTag() throws Exception {
    String before = get();
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-09-06T12:00:00.000001Z")));
    assertThat(get()).isNotEqualTo(before).contains(MODIFIED);
    assertThat(get("HTTP_IF_NONE_MATCH", TAG)).startsWith("Status: 200 ");
  }

  @Test
  void nameOfAClient_isLookedForBelowTheFolderAlone() throws Exception {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("a b.png"), "png");
    assertThat(ask(app(any -> Response.file(root, "a b.png")), "GET").stdout())
        .contains("Content-Type: image/png\r\n")
        .endsWith("png");
    for (String name : new String[] {"../ten.txt", "/" + file, "", "..", "none"}) {
      assertThat(ask(app(any -> Response.file(root, name)), "GET").stdout())
          .as(name)
          .startsWith("Status: 404 ");
    }
  }

  @Test
  void whatFiltersAdd_isOnEveryAnswer() {
    for (String[] more :
        new String[][] {
          {},
          {"HTTP_IF_NONE_MATCH", TAG},
          {"HTTP_IF_MATCH", "\"x\""},
          {"HTTP_RANGE", "bytes=1-2"},
          {"HTTP_RANGE", "bytes=10-"}
        }) {
      App app =
          app(any -> Response.file(file))
              .filter((request, next) -> next.proceed(request).header("X-Filter", "saw"));
      assertThat(ask(app, "GET", more).stdout()).contains("\r\nX-Filter: saw\r\n");
    }
  }

  @Test
  void filterThatWritesTheBodyElsewhere_getsTheWholeFile() {
    App app =
        app(any -> Response.file(file))
            .filter(
                (request, next) -> {
                  Response<?> answer = next.proceed(request);
                  ByteArrayOutputStream copy = new ByteArrayOutputStream();
                  answer.stream().write(copy, value -> new byte[0]);
                  answer.discard();
                  return Response.ok().bytes("a/b", copy.toByteArray());
                });
    assertThat(ask(app, "GET").stdout()).endsWith("\r\n\r\n0123456789");
  }

  @Test
  void errorPage_canBeAFile() {
    App app =
        app(
            any -> {
              throw new HttpException(503, "closed");
            });
    App withPage =
        app.filter(
            (request, next) ->
                next.proceed(request).status() == 503
                    ? Response.file(file).withStatus(503)
                    : Response.noContent());
    assertThat(ask(withPage, "GET").stdout())
        .startsWith("Status: 503 Service Unavailable\r\nContent-Type: text/plain")
        .endsWith("0123456789");
  }

  @Test
  void noAnswer_leavesItsFileOpen() throws Exception {
    long before = open();
    for (String method : new String[] {"GET", "HEAD", "POST"}) {
      ask(app(any -> Response.file(file)), method);
      ask(app(any -> Response.file(file)), method, "HTTP_IF_NONE_MATCH", TAG);
      ask(app(any -> Response.file(file)), method, "HTTP_IF_MATCH", "\"x\"");
      ask(app(any -> Response.file(file)), method, "HTTP_RANGE", "bytes=1-2");
      ask(app(any -> Response.file(file)), method, "HTTP_RANGE", "bytes=10-");
    }
    try (InMemoryWebServer server = new InMemoryWebServer(app(any -> Response.file(file)))) {
      server.begin("GET", "/f");
      server.hangUp();
    }
    assertThat(open()).isEqualTo(before);
  }

  private long open() throws Exception {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(each -> leadsTo(each, file)).count();
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
