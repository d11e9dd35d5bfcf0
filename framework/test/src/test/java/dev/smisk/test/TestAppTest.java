package dev.smisk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.Smisk;
import dev.smisk.StartException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestAppTest {
  @RegisterExtension
  static final TestApp app = TestApp.of(Smisk.app().provide(new Sample.Events(new ArrayList<>())));

  @Test
  void post_sendsJsonAndReadsIt() {
    TestResponse response = app.post("/points", new Sample.Point(1, 2));
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("location")).isEqualTo("/points/1");
    assertThat(response.json(Sample.Point.class)).isEqualTo(new Sample.Point(2, 1));
    assertThat(response.json().at("/x").asInt()).isEqualTo(2);
    assertThat(response.text()).isEqualTo("{\"x\":2,\"y\":1}");
  }

  @Test
  void post_sendsTextAsItIs() {
    assertThat(app.post("/points", "{\"x\": 3, \"y\": 4}").json(Sample.Point.class))
        .isEqualTo(new Sample.Point(4, 3));
    assertThat(app.post("/points", "{\"x\": 3,").status()).isEqualTo(400);
  }

  @Test
  void multipart_sendsAFormAsABrowserWould() {
    TestResponse response =
        app.multipart("/photos")
            .field("title", "\u00c4 \"quoted\" title\r\n")
            .file("photo", "my \"sea\".png", "image/png", new byte[100_000])
            .send();
    assertThat(response.json(Sample.Photo.class))
        .isEqualTo(
            new Sample.Photo(
                "\u00c4 \"quoted\" title\r\n", "my \"sea\".png", "image/png", 100_000));
    response = app.multipart("/photos").field("title", "t").file("photo", "f", new byte[1]).send();
    assertThat(response.json().get("mediaType").asString()).isEqualTo("application/octet-stream");
    assertThat(app.multipart("/photos").send().status()).isEqualTo(400);
    TestRequest other = app.request("POST", "/photos");
    assertThatThrownBy(() -> other.field("a", "b")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void request_carriesHeadersAsAWebServerWould() {
    TestResponse response =
        app.request("GET", "/seen")
            .header("X-Trace-Id", "7")
            .header("Accept", "a")
            .header("Accept", "b")
            .send();
    assertThat(response.json().get("x-trace-id").asString()).isEqualTo("7");
    assertThat(response.json().get("accept").asString()).isEqualTo("a, b");
    assertThat(response.json().get("host").asString()).isEqualTo("localhost");
  }

  @Test
  void cookies_areKeptUntilTheyEnd() {
    assertThat(app.get("/cookie").text()).isEqualTo("none");
    app.get("/login");
    assertThat(app.get("/cookie").text()).contains("sid=7").contains("lang=sv");
    app.get("/logout");
    assertThat(app.get("/cookie").text()).isEqualTo("lang=sv");
    app.forgetCookies();
    assertThat(app.get("/cookie").text()).isEqualTo("none");
  }

  @Test
  void failures_areTheAnswersOfProduction() {
    assertThat(app.get("/refuse?really=true").json().get("detail").asString()).isEqualTo("not now");
    TestResponse failed = app.get("/fail?really=true");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.text()).doesNotContain("secret");
    assertThat(app.get("/nowhere").status()).isEqualTo(404);
    assertThat(app.request("DELETE", "/seen").send().header("Allow")).contains("GET");
    assertThat(app.request("POST", "/points").body("application/json", "{\"x\":").send().status())
        .isEqualTo(400);
    assertThat(app.request("POST", "/points").body("text/plain", "hi").send().status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "/books/%zz, 400",
    "/%, 400",
    "/cookie%2, 400",
    "/a|b, 404",
    "'/a b', 404",
    "//x, 404",
    "//[, 404",
    "/a\\b, 404",
    "/a\"<>^`{}, 404",
    "/caf\u00e9, 404",
    "/cookie?%zz|[, 200",
    "/a#b, 400",
    "*, 400",
    "'', 400",
    "cookie, 400",
    "?, 400"
  })
  void anyTarget_isTheAppsToAnswer(String target, int status) {
    assertThat(app.get(target).status()).isEqualTo(status);
  }

  @Test
  void body_overTheLimit_is413() {
    assertThat(
            app.request("POST", "/points")
                .body("application/json", new byte[(1 << 20) + 1])
                .send()
                .status())
        .isEqualTo(413);
  }

  @Test
  void body_announcedOverTheLimit_is413BeforeItIsSent() {
    try (TestExchange upload =
        app.request("POST", "/points")
            .header("Content-Type", "application/json")
            .header("Content-Length", Integer.toString((1 << 20) + 1))
            .open()) {
      assertThat(upload.response().status()).isEqualTo(413);
    }
  }

  @Test
  void head_hasNoBody() {
    TestResponse response = app.request("HEAD", "/cookie").send();
    assertThat(response.header("Content-Length")).isEqualTo("4");
    assertThat(response.bytes()).isEmpty();
  }

  @Test
  void generatedCode_callsTheHandlerWithoutReflection() {
    List<String> stack =
        List.of(app.post("/stack/x?deep=true", new Sample.Point(1, 2)).json(String[].class));
    List<String> framework = stack.subList(0, stack.indexOf(TestApp.class.getName()));
    assertThat(framework)
        .contains(Sample.class.getName(), SampleRoutes.class.getName() + "$Bound")
        .noneMatch(name -> name.startsWith("java.lang.reflect."))
        .noneMatch(name -> name.startsWith("jdk.internal.reflect."))
        .noneMatch(name -> name.startsWith("java.lang.invoke."));
  }

  @Test
  void json_isReadAndWrittenByTheCompiledCodec() {
    String codec = SampleTracedJsonCodec.class.getName();

    assertThat(app.post("/traced", "{\"text\": \"\"}").json().get("text").asString())
        .isEqualTo(codec + "$Deserializer " + codec + "$Serializer");
  }

  @Test
  void close_closesTheHandlers() {
    List<String> events = new ArrayList<>();
    TestApp.of(Smisk.app().provide(new Sample.Events(events))).close();
    assertThat(events).containsExactly("closed");
  }

  @Test
  void of_withoutWhatAHandlerNeeds_throwsAtOnce() {
    assertThatThrownBy(() -> TestApp.of(Smisk.app()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("Events")
        .hasMessageContaining("Sample");
  }
}
