package dev.smisk.examples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show of sessions, uploads and files does what they say. */
class ShownTest {
  @TempDir Path folder;

  private TestApp app;

  @BeforeEach
  void start() {
    app =
        TestApp.of(
            Smisk.app()
                .routes(
                    new AccountsRoutes(),
                    new DownloadsRoutes(),
                    new UploadedBothRoutes(),
                    new UploadedPiecemealRoutes(),
                    new UploadedWholeRoutes())
                .provide(new Album(folder)));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void login_needsThePassword() {
    TestResponse refused =
        app.request("POST", "/login").form("user", "ada", "password", "x").send();
    assertThat(refused.status()).isEqualTo(401);
    TestResponse welcome =
        app.request("POST", "/login").form("user", "ada", "password", "lovelace").send();
    assertThat(welcome.status()).isEqualTo(303);
    assertThat(welcome.header("Set-Cookie")).isNotNull();
    assertThat(app.get("/cart").text()).isEqualTo("{\"items\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/photos", "/whole/photos"})
  void photo_isMovedIntoTheFolder_andServed(String path) {
    byte[] sea = path.getBytes(UTF_8);
    TestResponse added =
        app.multipart(path).field("title", "Sea").file("photo", "a.jpg", sea).send();
    assertThat(added.status()).isEqualTo(204);
    assertThat(app.get("/downloads/1/cover").text()).isEqualTo(path);
    assertThat(app.get("/downloads/1/file").text()).isEqualTo(path);
    assertThat(app.get("/downloads/1/file").header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(app.get("/downloads/2/file").status()).isEqualTo(404);
    assertThat(app.get("/downloads/files/1.jpg").header("Content-Disposition"))
        .startsWith("attachment");
  }

  @Test
  void parts_areKeptUnderTheirSafeNames() {
    byte[] sea = "sea".getBytes(UTF_8);
    for (String path : new String[] {"/videos", "/piecemeal/photos"}) {
      String name = path.substring(1, 3) + ".mp4";
      assertThat(app.multipart(path).file("v", "../" + name, sea).send().status()).isEqualTo(204);
      assertThat(folder.resolve(name)).hasContent("sea");
    }
    assertThat(app.get("/downloads/files/none").status()).isEqualTo(404);
  }
}
