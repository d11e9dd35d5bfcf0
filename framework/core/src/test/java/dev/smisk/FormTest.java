package dev.smisk;

import static dev.smisk.http.Method.POST;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.http.Endpoint;
import dev.smisk.http.FormLimits;
import dev.smisk.http.Part;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.Upload;
import dev.smisk.routing.Arguments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms of either type, their limits, and what becomes of the files in them. */
class FormTest {
  private static final String TYPE = "multipart/form-data; boundary=b";
  private static final String URLENCODED = "application/x-www-form-urlencoded";

  /** What nginx makes of a body. */
  private static final int RECORD = 32 * 1024;

  private static final String BIG = "x".repeat(20_000);

  @TempDir Path spool;
  @TempDir Path target;

  /** What a test wants done with a form that has come. */
  private HandWrittenRoutes.Answer answer = request -> Response.ok().text("done");

  private final List<Upload> seen = new ArrayList<>();
  private InMemoryWebServer server;

  private InMemoryWebServer server() {
    if (server == null) {
      App app =
          Smisk.app()
              .limit(AppLimit.BODY_BYTES, 50_000)
              .limit(AppLimit.UPLOAD_BYTES, 100_000)
              .limit(AppLimit.PARTS, 4)
              .limit(AppLimit.FIELD_BYTES, 30_000)
              .routes(routes());
      Map<String, String> environment = Map.of("SMISK_SPOOL_FOLDER", spool.toString());
      server = new InMemoryWebServer(Assembly.inMemory(app, app.effective(environment, Map.of())));
    }
    return server;
  }

  private HandWrittenRoutes routes() {
    return new HandWrittenRoutes()
        .with(
            Endpoint.of(POST, "/fields").buffered(URLENCODED, "multipart/form-data"), this::fields)
        .with(
            Endpoint.of(POST, "/small")
                .buffered(URLENCODED, "multipart/form-data")
                .limited(100, 2, 5),
            this::fields)
        .with(Endpoint.of(POST, "/files").streamed("multipart/form-data"), this::files)
        .with(
            Endpoint.of(POST, "/limited").streamed("multipart/form-data").limited(200, 2, 5),
            this::files)
        .with(
            Endpoint.of(POST, "/required").streamed("multipart/form-data"),
            request -> {
              Arguments arguments = Arguments.receiving(request);
              Upload file = arguments.upload("f");
              Optional<Upload> other = arguments.optionalUpload("g");
              arguments.check();
              return Response.ok().text(file.size() + " " + other.map(Upload::size).orElse(-1L));
            })
        .with(
            Endpoint.of(POST, "/parts").streamed("multipart/form-data"),
            request -> {
              StringBuilder names = new StringBuilder();
              for (Part part : request.multipart()) {
                names.append(part.name()).append(' ');
              }
              return Response.ok().text(names.toString());
            });
  }

  private Response<?> fields(Request request) {
    Arguments arguments = new Arguments(request);
    String a = arguments.form("a").toText();
    int n = arguments.form("n").toInt(7);
    arguments.check();
    return Response.ok().text(a + n);
  }

  private Response<?> files(Request request) throws Exception {
    request.receiveForm();
    seen.addAll(request.uploads("f"));
    return answer.to(request);
  }

  @AfterEach
  void close() {
    server().close();
  }

  private String postAs(String type, String path, String... pieces) {
    server().begin("POST", path, "CONTENT_TYPE", type);
    List<String> records = new ArrayList<>();
    for (String piece : pieces) {
      for (int from = 0; from < piece.length(); from += RECORD) {
        records.add(piece.substring(from, Math.min(from + RECORD, piece.length())));
      }
    }
    return server().body(records.toArray(String[]::new)).stdout();
  }

  private String post(String path, String... pieces) {
    return postAs(TYPE, path, pieces);
  }

  private static String field(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String file(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"C:\\dir\\"
        + name
        + ".txt\"\r\nContent-Type: image/png\r\n\r\n"
        + content
        + "\r\n";
  }

  /** Files in the folder of uploads, without its lock. */
  private List<Path> spooled() throws IOException {
    try (Stream<Path> all = Files.walk(spool)) {
      return all.filter(Files::isRegularFile).filter(path -> !path.endsWith("lock")).toList();
    }
  }

  // ---------------------------------------------------------------- fields

  @Test
  void fields_areBoundFromEitherType() {
    assertThat(postAs(URLENCODED, "/fields", "a=%C3%A4+b&n=3")).endsWith("\r\n\r\n\u00e4 b3");
    assertThat(post("/fields", field("a", "\u00e4 b"), field("n", "3"), "--b--"))
        .endsWith("\r\n\r\n\u00e4 b3");
    assertThat(post("/fields", field("a", "x"), "--b--")).endsWith("\r\n\r\nx7");
  }

  @Test
  void fieldThatIsSentAsAFile_is400_alsoWhereItMayBeLeftOut() {
    assertThat(post("/fields", file("a", "x"), "--b--"))
        .startsWith("Status: 400 ")
        .contains("the form field a must be text: send it without a filename");
    assertThat(post("/fields", field("a", "x"), file("n", "3"), "--b--"))
        .startsWith("Status: 400 ")
        .contains("the form field n must be text");
  }

  @Test
  void urlencoded_isDecodedByTheCharsetThatItNames() {
    assertThat(postAs(URLENCODED + "; charset=ISO-8859-1", "/fields", "a=%E4+b&n=3"))
        .endsWith("\r\n\r\n\u00e4 b3");
    assertThat(postAs(URLENCODED + "; charset=windows-1252", "/fields", "a=%80&n=3"))
        .endsWith("\r\n\r\n\u20ac3");
    assertThat(postAs(URLENCODED + "; charset=\"utf-8\"", "/fields", "a=%E4"))
        .startsWith("Status: 400 ")
        .contains("is not UTF-8");
    assertThat(postAs(URLENCODED + "; charset=US-ASCII", "/fields", "a=%E4"))
        .startsWith("Status: 400 ")
        .contains("is not US-ASCII");
    assertThat(postAs(URLENCODED + "; charset=klingon", "/fields", "a=b"))
        .startsWith("Status: 415 ")
        .contains("klingon", "send UTF-8");
  }

  @Test
  void wrongFields_areNamed() {
    assertThat(post("/fields", field("n", "y"), "--b--"))
        .startsWith("Status: 400 ")
        .contains("\"name\":\"a\",\"in\":\"form\"", "\"name\":\"n\",\"in\":\"form\"");
  }

  @Test
  void malformedForm_is400() {
    assertThat(post("/fields", field("a", "x"))).startsWith("Status: 400 ").contains("final");
    assertThat(post("/files", field("a", "x"))).startsWith("Status: 400 ").contains("final");
    assertThat(post("/files", "--b\r\n\r\nx\r\n--b--"))
        .startsWith("Status: 400 ")
        .contains("part 1 of the form has no name");
    assertThat(postAs("multipart/form-data", "/files", "--b--")).startsWith("Status: 400 ");
  }

  @Test
  void otherType_is415BeforeTheBody() {
    assertThat(postAs(URLENCODED, "/files", "a=b")).startsWith("Status: 415 ");
    assertThat(postAs("text/plain", "/files", "a=b"))
        .startsWith("Status: 415 ")
        .contains("multipart/form-data");
    assertThat(postAs("application/json", "/parts", "{}")).startsWith("Status: 415 ");
    server().begin("POST", "/files");
    assertThat(server().body("--b--").stdout()).startsWith("Status: 415 ");
  }

  @Test
  void multipart_isIterated() {
    assertThat(post("/parts", field("a", "1"), file("f", BIG), field("b", "2"), "--b--"))
        .endsWith("\r\n\r\na f b ");
  }

  // ---------------------------------------------------------------- limits

  @Test
  void limitsOfTheApp_are413AndNamed() {
    String five = field("a", "1").repeat(5) + "--b--";
    assertThat(post("/fields", five)).startsWith("Status: 413 ").contains("more than 4 parts");
    assertThat(post("/files", five)).startsWith("Status: 413 ").contains("more than 4 parts");
    assertThat(post("/parts", five)).startsWith("Status: 413 ").contains("more than 4 parts");
    assertThat(postAs(URLENCODED, "/fields", "a=1&a=1&a=1&a=1&a=1"))
        .startsWith("Status: 413 ")
        .contains("more than 4 parts");
    String longer = "x".repeat(30_001);
    assertThat(post("/fields", field("a", longer), "--b--"))
        .startsWith("Status: 413 ")
        .contains("\\\"a\\\" is longer than 30000 bytes");
    assertThat(postAs(URLENCODED, "/fields", "a=" + longer)).startsWith("Status: 413 ");
    assertThat(post("/files", field("a", longer), "--b--")).startsWith("Status: 413 ");
    assertThat(post("/files", field("a", BIG), field("b", BIG), field("c", BIG), "--b--"))
        .startsWith("Status: 413 ")
        .contains("50000 bytes together");
  }

  @Test
  void limitsOfTheRoute_are413AndNamed() {
    assertThat(post("/small", field("a", "12345"), "--b--")).endsWith("\r\n\r\n123457");
    assertThat(post("/small", field("a", "123456"), "--b--"))
        .startsWith("Status: 413 ")
        .contains("longer than 5 bytes");
    assertThat(postAs(URLENCODED, "/small", "a=1&n=2&a=3")).contains("more than 2 parts");
    assertThat(postAs(URLENCODED, "/small", "a=" + "1".repeat(99))).contains("100 bytes");
    server().begin("POST", "/small", "CONTENT_TYPE", TYPE, "CONTENT_LENGTH", "101");
    assertThat(server().received().stdout()).isEmpty();
    assertThat(server().body().stdout()).startsWith("Status: 413 ").contains("100 bytes");
    assertThat(post("/limited", file("f", BIG), "--b--"))
        .startsWith("Status: 413 ")
        .contains("200 bytes");
    assertThat(post("/limited", field("a", "123456"), "--b--")).contains("longer than 5 bytes");
  }

  @Test
  void announcedPastTheRoutesLimit_is413BeforeTheHandler() {
    server().begin("POST", "/limited", "CONTENT_TYPE", TYPE, "CONTENT_LENGTH", "201");
    assertThat(server().body(file("f", "1"), "--b--").stdout())
        .startsWith("Status: 413 ")
        .contains("200 bytes");
    assertThat(seen).isEmpty();
  }

  // ---------------------------------------------------------------- uploads

  @Test
  void upload_tellsOfItself() throws IOException {
    answer =
        request -> {
          Upload upload = seen.get(0);
          assertThat(upload.name()).isEqualTo("f");
          assertThat(upload.filename()).isEqualTo("C:\\dir\\f.txt");
          assertThat(upload.safeFilename()).isEqualTo("f.txt");
          assertThat(upload.mediaType()).isEqualTo("image/png");
          assertThat(upload).hasToString("upload \"f\" of 5 bytes");
          assertThat(spooled()).isEmpty();
          for (int i = 0; i < 2; i++) {
            try (InputStream in = upload.stream()) {
              assertThat(in.readAllBytes()).isEqualTo("small".getBytes(StandardCharsets.UTF_8));
            }
          }
          return Response.ok().text(request.formParameters().first("t") + upload.size());
        };
    assertThat(post("/files", field("t", "title"), file("f", "small"), "--b--"))
        .endsWith("\r\n\r\ntitle5");
  }

  @Test
  void largeUpload_isInAFileUntilTheRequestEnds() throws IOException {
    answer =
        request -> {
          assertThat(spooled()).hasSize(1);
          assertThat(Files.size(spooled().get(0))).isEqualTo(20_000);
          InputStream left = seen.get(0).stream(); // not closed
          assertThat(new String(left.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(BIG);
          assertThat(Files.getPosixFilePermissions(spooled().get(0).getParent())).hasSize(3);
          return Response.ok().text("done");
        };
    assertThat(post("/files", file("f", BIG), "--b--")).endsWith("done");
    assertThat(spooled()).isEmpty();
    assertThatThrownBy(() -> seen.get(0).stream()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seen.get(0).moveTo(target.resolve("x")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void uploadsOfOneForm_shareTheMemory() throws IOException {
    String half = "x".repeat(10_000);
    answer =
        request -> {
          assertThat(spooled()).hasSize(2);
          assertThat(seen).extracting(Upload::size).containsExactly(10_000L, 10_000L, 6_385L);
          return Response.ok().text("done");
        };
    String third = "x".repeat(6_385); // one more than is left
    assertThat(post("/files", file("f", half), file("f", half), file("f", third), "--b--"))
        .endsWith("done");
    assertThat(spooled()).isEmpty();
  }

  @Test
  void upload_goesHoweverTheRequestEnds() throws IOException {
    answer =
        request -> {
          throw new IllegalStateException("as a handler may");
        };
    assertThat(post("/files", file("f", BIG), "--b--")).startsWith("Status: 500 ");
    assertThat(spooled()).isEmpty();
    assertThat(post("/files", file("f", BIG), file("f", BIG))).startsWith("Status: 400 ");
    assertThat(spooled()).isEmpty();
    assertThat(post("/files", file("f", BIG), field("a", "x".repeat(30_001)), "--b--"))
        .startsWith("Status: 413 ");
    assertThat(spooled()).isEmpty();
    answer =
        request -> {
          server().abort();
          return Response.ok().text("nobody waits");
        };
    post("/files", file("f", BIG), "--b--");
    assertThat(seen).hasSize(2);
    assertThat(spooled()).isEmpty();
  }

  @Test
  void uploadsPastTheDisksShare_are503() throws IOException {
    String tooMuch = "x".repeat(100_001);
    assertThat(post("/files", file("f", tooMuch), "--b--"))
        .startsWith("Status: 503 ")
        .contains("\r\nRetry-After: 1\r\n")
        .contains("could not keep the upload");
    assertThat(spooled()).isEmpty();
    for (int i = 0; i < 4; i++) { // the space is given back
      assertThat(post("/files", file("f", "x".repeat(90_000)), "--b--")).endsWith("done");
    }
  }

  @Test
  void folderThatCannotBeWritten_is503() throws IOException {
    server();
    Files.delete(spool);
    assertThat(post("/files", file("f", BIG), "--b--")).startsWith("Status: 503 ");
    Files.createDirectory(spool);
    assertThat(post("/files", file("f", BIG), "--b--")).endsWith("done");
  }

  @Test
  void uploads_areRequiredOrNotAndNamedInErrors() {
    assertThat(post("/required", file("f", "abc"), file("g", "defg"), "--b--"))
        .endsWith("\r\n\r\n3 4");
    assertThat(post("/required", file("f", "abc"), "--b--")).endsWith("\r\n\r\n3 -1");
    assertThat(post("/required", "--b--")).contains("\"name\":\"f\",\"in\":\"form\"", "missing");
    assertThat(post("/required", field("f", "abc"), "--b--")).contains("must be a file");
    assertThat(post("/required", file("f", "a"), field("g", "abc"), "--b--"))
        .contains("\"name\":\"g\"", "must be a file");
    assertThat(post("/required", file("f", "abc").repeat(2), "--b--")).contains("given 2 times");
    String unchosen =
        """
        --b\r
        Content-Disposition: form-data; name="f"; filename=""\r
        Content-Type: application/octet-stream\r
        \r
        \r
        """;
    assertThat(post("/required", unchosen, "--b--")).contains("\"name\":\"f\"", "missing");
  }

  @Test
  void stop_deletesTheFolder() throws IOException {
    post("/files", file("f", BIG), "--b--");
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).hasSize(1);
    }
    server().close();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void start_deletesWhatAKilledProcessLeftAndNothingElse() throws Exception {
    Path dead = Files.createDirectories(spool.resolve("smisk-uploads-1-2-dead"));
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(dead.resolve("upload"), "left");
    Path beginning = Files.createDirectories(spool.resolve("smisk-uploads-1-2-begins"));
    Path begun = Files.createDirectories(spool.resolve("smisk-uploads-1-2-begun"));
    Files.writeString(begun.resolve("lock.new"), "");
    Files.setLastModifiedTime(begun, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path others = Files.createDirectories(spool.resolve("others"));
    Files.writeString(others.resolve("lock"), "");
    server();
    assertThat(dead).doesNotExist();
    assertThat(begun).doesNotExist();
    assertThat(beginning).exists();
    assertThat(others).exists();
  }

  @Test
  void limits_areThoseOfTheEnvironment() {
    assertThat(Settings.DEFAULTS.dispatch().forms()).isEqualTo(FormLimits.DEFAULT);
    Map<String, String> environment =
        Map.of(
            "SMISK_PARTS", "7",
            "SMISK_PART_HEADER_BYTES", "2k",
            "SMISK_FIELD_BYTES", "3k",
            "SMISK_BODY_BYTES", "4k",
            "SMISK_UPLOAD_MEMORY", "5k",
            "SMISK_UPLOAD_BYTES", "6g",
            "SMISK_SPOOL_FOLDER", spool.toString());
    assertThat(Environment.over(Settings.DEFAULTS, environment).dispatch().forms())
        .isEqualTo(new FormLimits(7, 2048, 3072, 4096, 5120, 6L << 30, spool));
  }

  // ---------------------------------------------------------------- moveTo

  private void move(String content, Path to, StandardCopyOption... options) throws IOException {
    seen.clear();
    answer =
        request -> {
          Upload upload = seen.get(0);
          assertThat(upload.moveTo(to, options)).isEqualTo(to);
          try (InputStream in = upload.stream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(content);
          }
          assertThat(upload.size()).isEqualTo(content.length());
          assertThatThrownBy(() -> upload.moveTo(to)).isInstanceOf(IllegalStateException.class);
          return Response.ok().text("done");
        };
    assertThat(post("/files", file("f", content), "--b--")).endsWith("done");
    assertThat(to).hasContent(content);
    assertThat(spooled()).isEmpty();
    try (Stream<Path> beside = Files.list(requireNonNull(to.getParent()))) {
      assertThat(beside).noneMatch(path -> path.getFileName().toString().startsWith(".smisk-"));
    }
  }

  @Test
  void moveTo_claimsTheFile() throws IOException {
    move("small", target.resolve("small.txt"));
    move(BIG, target.resolve("big.txt"));
    assertThat(Files.getPosixFilePermissions(target.resolve("big.txt")))
        .isEqualTo(Files.getPosixFilePermissions(target.resolve("small.txt")));
    move("other", target.resolve("big.txt"), StandardCopyOption.REPLACE_EXISTING);
    move(BIG, target.resolve("small.txt"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void moveTo_anotherFileSystem_copies() throws IOException {
    Path memory = Files.createTempDirectory(Path.of("/dev/shm"), "smisk-test");
    try {
      assertThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(spool));
      move(BIG, memory.resolve("big.txt"));
      move("x" + BIG, memory.resolve("big.txt"), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(memory.resolve("big.txt"));
      Files.delete(memory);
    }
  }

  @Test
  void moveTo_ofWhatIsThere_isRefusedAndLosesNothing() throws IOException {
    Path taken = Files.writeString(target.resolve("taken"), "mine");
    for (String content : List.of("small", BIG)) {
      seen.clear();
      answer =
          request -> {
            Upload upload = seen.get(0);
            assertThatThrownBy(() -> upload.moveTo(taken))
                .isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> upload.moveTo(target.resolve("no/folder")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("create it first");
            assertThatThrownBy(() -> upload.moveTo(taken, StandardCopyOption.COPY_ATTRIBUTES))
                .isInstanceOf(UnsupportedOperationException.class);
            upload.moveTo(target.resolve("free" + upload.size()));
            return Response.ok().text("done");
          };
      assertThat(post("/files", file("f", content), "--b--")).endsWith("done");
    }
    assertThat(taken).hasContent("mine");
    assertThat(target.resolve("free20000")).hasContent(BIG);
  }
}
