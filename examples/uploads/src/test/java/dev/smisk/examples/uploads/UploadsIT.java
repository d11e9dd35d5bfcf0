package dev.smisk.examples.uploads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** With a heap of 32 MiB, and files that nginx sends (auto) or the app does (none). */
@ParameterizedClass
@ValueSource(strings = {"auto", "none"})
class UploadsIT {
  private static final long SPARSE_BYTES = 2L << 30;
  private static final long DEADLINE_NANOS = 30_000_000_000L;

  @TempDir static Path folder;
  static Site site;

  @Parameter String by;

  @BeforeParameterizedClassInvocation
  static void start(String by) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    site = Site.start(Files.createDirectory(folder.resolve(by)), by);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (site != null) {
      site.close();
      site = null;
    }
  }

  private static RequestSpecification request() {
    return given().baseUri(site.nginx().url()).urlEncodingEnabled(false);
  }

  private static URI url(String name) {
    return URI.create(site.nginx().url() + "/files/" + name);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** A connection on which a file is asked for, and whose answer has begun. */
  private static Socket download(String name) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.nginx().port());
    socket
        .getOutputStream()
        .write(
            ("GET /files/" + name + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
    return socket;
  }

  private static Path sparse(String name, long length) throws Exception {
    Path file = site.files().resolve(name);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(length);
    }
    return file;
  }

  private static void awaitClosed() throws Exception {
    long start = System.nanoTime();
    while (!site.open().isEmpty()) {
      assertThat(System.nanoTime() - start).as("%s", site.open()).isLessThan(DEADLINE_NANOS);
      Thread.sleep(5);
    }
  }

  @Test
  void file_isUploadedListedSentInPartsAndDeleted() {
    byte[] content = random(5_000_000);
    request()
        .contentType("application/octet-stream")
        .body(content)
        .put("/files/a%20%C3%BC.bin")
        .then()
        .statusCode(201)
        .header("Location", containsString("/files/a%20%C3%BC.bin"))
        .body("size", equalTo(content.length));
    request().get("/files").then().statusCode(200).body("findAll{it.name=='a ü.bin'}", hasSize(1));
    byte[] whole =
        request()
            .get("/files/a%20%C3%BC.bin")
            .then()
            .statusCode(200)
            .header("Content-Disposition", containsString("filename*=UTF-8''a%20%C3%BC.bin"))
            .extract()
            .asByteArray();
    assertThat(whole).isEqualTo(content);
    byte[] part =
        request()
            .header("Range", "bytes=1000000-1999999")
            .get("/files/a%20%C3%BC.bin")
            .then()
            .statusCode(206)
            .extract()
            .asByteArray();
    assertThat(part).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_000_000));
    request().delete("/files/a%20%C3%BC.bin").then().statusCode(204);
    request().get("/files/a%20%C3%BC.bin").then().statusCode(404);
  }

  @Test
  void nginx_sendsWhereItIsToldTo() throws Exception {
    request().body(random(70_000)).put("/files/who.bin").then().statusCode(201);
    assertThat(request().get("/files/who.bin").asByteArray()).hasSize(70_000);
    long start = System.nanoTime();
    List<String> lines = logged("\"GET /files/who.bin\"");
    while (lines.isEmpty()) { // it is written when the answer has ended
      assertThat(System.nanoTime() - start).isLessThan(DEADLINE_NANOS);
      Thread.sleep(5);
      lines = logged("\"GET /files/who.bin\"");
    }
    assertThat(lines.get(0)).contains(by.equals("auto") ? " 200 0 " : " 200 70000 ");
  }

  private static List<String> logged(String part) {
    return site.app().output().lines().filter(line -> line.contains(part)).toList();
  }

  @Test
  void internalLocation_isNobodysToAskFor() {
    request().body("x").put("/files/inside.txt").then().statusCode(201);
    request().get("/sent/inside.txt").then().statusCode(404);
  }

  @Test
  void page_isServed() {
    request().get("/").then().statusCode(200).contentType("text/html");
    request().get("/uploads.js").then().statusCode(200).contentType("text/javascript");
  }

  @Test
  void twoGigabytes_areSentInConstantMemory() throws Exception {
    Path file = sparse("sparse.bin", SPARSE_BYTES);
    try (RandomAccessFile marked = new RandomAccessFile(file.toFile(), "rw")) {
      marked.seek(SPARSE_BYTES - 1);
      marked.write(7);
    }
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(url("sparse.bin")).build(), BodyHandlers.ofInputStream());
    long length = 0;
    byte last = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = answer.body()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        length += read;
        last = buffer[read - 1];
      }
    }
    assertThat(length).isEqualTo(SPARSE_BYTES);
    assertThat(last).isEqualTo((byte) 7);
    Files.delete(file);
    awaitClosed();
  }

  @Test
  void thousandRangesAtOnce_areEachRight() throws Exception {
    byte[] content = random(32 << 20);
    Files.write(site.files().resolve("ranges.bin"), content);
    HttpClient client = HttpClient.newHttpClient();
    Random random = new Random(3);
    List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int from = random.nextInt(content.length - 70_000);
      int to = from + 1 + random.nextInt(70_000);
      HttpRequest request =
          HttpRequest.newBuilder(url("ranges.bin"))
              .version(HttpClient.Version.HTTP_1_1)
              .header("Range", "bytes=" + from + "-" + (to - 1))
              .build();
      answers.add(
          client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .thenApply(
                  answer ->
                      answer.statusCode() == 206
                          && Arrays.equals(answer.body(), 0, to - from, content, from, to)));
    }
    assertThat(answers.stream().filter(CompletableFuture::join)).hasSize(1000);
    awaitClosed();
  }

  @Test
  void abortedDownloads_leaveNothingOpen() throws Exception {
    sparse("aborted.bin", 200 << 20);
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sockets.add(download("aborted.bin"));
    }
    if (by.equals("none")) {
      assertThat(site.open()).as("while they go on").hasSize(50);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    awaitClosed();
    request().get("/files").then().statusCode(200);
  }

  @Test
  void fileCutShort_isNeverTakenForWhole() throws Exception {
    Path file = sparse("short.bin", 200 << 20);
    try (Socket socket = download("short.bin")) {
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(1000);
      }
      long rest = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(rest).isLessThan(200 << 20);
    }
    awaitClosed();
  }

  @Test
  void fileDeletedMeanwhile_isSentWhole() throws Exception {
    Path file = sparse("gone.bin", 100 << 20);
    try (Socket socket = download("gone.bin")) {
      Files.delete(file);
      long rest = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(rest).isGreaterThan((100 << 20) - 1000);
    }
    request().get("/files/gone.bin").then().statusCode(404);
  }

  @Test
  void fullDisk_is507AndLeavesNothing() throws Exception {
    List<String> before = site.names();
    limitFiles("1048576");
    try {
      request()
          .body(random(3 << 20))
          .put("/files/too-much.bin")
          .then()
          .statusCode(507)
          .body("detail", containsString("no space left"));
      assertThat(site.names()).isEqualTo(before);
      request().body(random(1000)).put("/files/small.bin").then().statusCode(201);
    } finally {
      limitFiles("unlimited");
    }
    request().body(random(3 << 20)).put("/files/too-much.bin").then().statusCode(201);
  }

  /** To the app a file that may grow no more is a disk that is full. */
  private static void limitFiles(String bytes) throws Exception {
    Process limited =
        new ProcessBuilder(
                "prlimit", "--pid", "" + site.app().handle().pid(), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(limited.waitFor()).isZero();
  }

  @Test
  void uploadThatIsGivenUp_leavesNothing() throws Exception {
    List<String> before = site.names();
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      site.files()
          .register(
              changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
      giveUp(changes, before);
      awaitNames(changes, before::equals);
    }
    awaitClosed();
  }

  private static void giveUp(WatchService changes, List<String> before) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.nginx().port())) {
      socket
          .getOutputStream()
          .write(
              "PUT /files/half.bin HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(new byte[200_000]);
      awaitNames(changes, names -> !names.equals(before));
    }
  }

  private static void awaitNames(WatchService changes, Predicate<List<String>> expected)
      throws Exception {
    while (!expected.test(site.names())) {
      WatchKey key = changes.poll(DEADLINE_NANOS, TimeUnit.NANOSECONDS);
      assertThat(key).as("%s", site.names()).isNotNull();
      key.pollEvents();
      key.reset();
    }
  }
}
