package dev.smisk.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestExchange;
import dev.smisk.test.TestResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
  @TempDir Path folder;
  TestApp app;

  @BeforeEach
  void start() {
    app = TestApp.of(Smisk.app().provide(new Drawer(folder)));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private TestResponse put(String name, String content) {
    return app.request("PUT", "/files/" + name).body("application/octet-stream", content).send();
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void upload_isStoredListedSentAndDeleted() throws Exception {
    TestResponse stored = put("%C3%BC%20%25.txt", "content");
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.header("Location")).isEqualTo("/files/%C3%BC%20%25.txt");
    assertThat(app.get("/files").json().at("/0/name").asString()).isEqualTo("ü %.txt");
    assertThat(app.get("/files").json().at("/0/size").asInt()).isEqualTo(7);

    TestResponse sent = app.get(stored.header("Location"));
    assertThat(sent.text()).isEqualTo("content");
    assertThat(sent.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"_ _.txt\"; filename*=UTF-8''%C3%BC%20%25.txt");

    assertThat(app.delete(stored.header("Location")).status()).isEqualTo(204);
    assertThat(app.delete(stored.header("Location")).status()).isEqualTo(404);
    assertThat(names()).isEmpty();
  }

  @Test
  void form_storesItsFilesAndShowsThePageAgain() throws Exception {
    byte[] large = "0123456789".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    TestResponse stored =
        app.request("POST", "/files")
            .multipart()
            .file("file", "C:\\own\\a.txt", large)
            .file("file", "b ü.txt", new byte[] {'b'})
            .file("file", "", new byte[0])
            .field("note", "no file")
            .send();
    assertThat(stored.status()).isEqualTo(303);
    assertThat(stored.header("Location")).isEqualTo("/");
    assertThat(names()).containsExactly("a.txt", "b ü.txt");
    assertThat(folder.resolve("a.txt")).hasBinaryContent(large);
  }

  @Test
  void upload_ofTheSameName_replacesTheFile() throws Exception {
    put("a.txt", "one");
    put("a.txt", "two");
    assertThat(app.get("/files/a.txt").text()).isEqualTo("two");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void list_isSortedAndHidesWhatIsOnItsWay() throws Exception {
    put("b.txt", "");
    put("a.txt", "");
    Files.writeString(folder.resolve(".upload1"), "half");
    assertThat(app.get("/files").json().findValuesAsString("name"))
        .containsExactly("a.txt", "b.txt");
  }

  @Test
  void upload_thatBreaksOff_leavesNothing() throws Exception {
    put("a.txt", "old");
    try (TestExchange exchange =
        app.request("PUT", "/files/a.txt").header("Content-Length", "1000").open()) {
      exchange.send("half".getBytes(StandardCharsets.UTF_8));
      exchange.endBody();
      assertThat(exchange.response().status()).isEqualTo(400);
    }
    assertThat(names()).containsExactly("a.txt");
    assertThat(app.get("/files/a.txt").text()).isEqualTo("old");
  }

  @Test
  void sweep_deletesWhatNobodyWritesToAnyMore() throws Exception {
    for (String name : new String[] {".uploadNew", ".uploadOld", ".own", "a.txt"}) {
      Files.writeString(folder.resolve(name), "x");
    }
    for (String name : new String[] {".uploadOld", ".own", "a.txt"}) {
      Files.setLastModifiedTime(
          folder.resolve(name), FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    }

    new Drawer(folder).sweep();

    assertThat(names()).containsExactly(".own", ".uploadNew", "a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {".hidden", "a%2Fb", "a%5Cb", "a%0Ab", "%7F%2F"})
  void name_thatIsNoFiles_is400(String name) throws Exception {
    assertThat(put(name, "x").status()).isEqualTo(400);
    assertThat(names()).isEmpty();
  }

  @Test
  void name_thatIsTooLong_is400() throws Exception {
    assertThat(put("%C3%BC".repeat(128), "x").status()).isEqualTo(400);
    assertThat(put("x".repeat(255), "x").status()).isEqualTo(201);
  }
}
