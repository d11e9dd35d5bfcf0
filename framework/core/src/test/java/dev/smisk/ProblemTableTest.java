package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.Refusal;
import dev.smisk.http.BasicAuth;
import dev.smisk.http.BodyException;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import dev.smisk.http.Variables;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.Results;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.Session;
import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what clients are told of what goes wrong against the table in routing's documentation. */
class ProblemTableTest {
  private static final List<String> ALWAYS = List.of("type", "title", "status", "detail");

  /** Where the code makes a problem of a status, or of one of two. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:HttpException|BodyException|Problem\\.of)\\(\\s*(?:[^,;()\"]*\\? (\\d{3}) : )?(\\d{3})");

  private static final Json JSON = new Json(JsonSettings.DEFAULT);

  private static final Map<String, Supplier<String>> CASES = new LinkedHashMap<>();

  static {
    CASES.put("a parameter", () -> ask("GET", "/int?a=x"));
    CASES.put("a value of a JSON body", () -> ask("POST", "/json", "{\"a\":"));
    CASES.put("the URL, or a header", () -> ask("GET", "/%zz"));
    CASES.put("credentials", () -> ask("GET", "/private"));
    CASES.put(
        "another site's request, in a session",
        () -> ask("POST", "/session", "", "HTTP_SEC_FETCH_SITE", "cross-site"));
    CASES.put("no route of that path", () -> ask("GET", "/none"));
    CASES.put("an empty Optional", () -> ask("GET", "/empty"));
    CASES.put("no route of that method", () -> ask("POST", "/int"));
    CASES.put("no answer that Accept takes", () -> ask("GET", "/csv", "", "HTTP_ACCEPT", "a/b"));
    CASES.put("headers or body that come too slowly", () -> refused(Refusal.BODY_TOO_SLOW));
    CASES.put("what another request has changed", ProblemTableTest::conflict);
    CASES.put("conditions on a file", () -> ask("GET", "/file", "", "HTTP_IF_MATCH", "\"x\""));
    CASES.put("a body past its limit", () -> ask("POST", "/json", "x".repeat(2_000_000)));
    CASES.put(
        "a body of another type",
        () -> ask("POST", "/json", "<a/>", "CONTENT_TYPE", "application/xml"));
    CASES.put(
        "a part that a file does not have",
        () -> ask("GET", "/file", "", "HTTP_RANGE", "bytes=9999999-"));
    CASES.put("headers past their limit", () -> refused(Refusal.PARAMS_TOO_LARGE));
    CASES.put("what a handler throws", () -> ask("GET", "/fail"));
    CASES.put("a method that HTTP does not have", () -> ask("BREW", "/int"));
    CASES.put("too many requests, or too slow", () -> refused(Refusal.OVERLOADED));
    CASES.put("a body that cannot be kept", () -> ask("GET", "/full"));
  }

  private static HandWrittenRoutes routes() {
    return new HandWrittenRoutes()
        .with(
            Endpoint.of(GET, "/int"),
            request -> {
              Arguments arguments = new Arguments(request);
              int a = arguments.query("a").toInt();
              arguments.check();
              return Response.of(a);
            })
        .with(
            Endpoint.of(POST, "/json").buffered("application/json"),
            request -> {
              Arguments arguments = new Arguments(request);
              Object body = arguments.body(JSON.reader(JsonType.of(Object.class)));
              arguments.check();
              return Response.of(body);
            })
        .with(Endpoint.of(POST, "/session").withSession(), request -> Response.noContent())
        .with(Endpoint.of(GET, "/file"), request -> Response.file(Path.of("pom.xml")))
        .with(Endpoint.of(GET, "/private"), request -> Response.noContent())
        .with(Endpoint.of(GET, "/empty"), request -> Results.textIfPresent(Optional.empty()))
        .with(Endpoint.of(GET, "/csv").producing("text/csv"), request -> Response.ok().text(""))
        .with(
            Endpoint.of(GET, "/full"),
            request -> {
              throw new BodyException(503, "the server could not keep the upload", null);
            })
        .with(
            Endpoint.of(GET, "/fail"),
            request -> {
              throw new IllegalStateException("on purpose");
            });
  }

  private static String ask(String method, String uri) {
    return ask(method, uri, "");
  }

  private static String ask(String method, String uri, String body, String... more) {
    App app =
        Smisk.app().routes(routes()).guard("/private", BasicAuth.of("staff").user("ada", "secret"));
    try (InMemoryWebServer server = new InMemoryWebServer(app)) {
      server.begin(method, uri, more);
      if (body.isEmpty()) {
        return server.body().stdout();
      }
      String[] pieces =
          Stream.iterate(0, i -> i < body.length(), i -> i + 60_000)
              .map(i -> body.substring(i, Math.min(body.length(), i + 60_000)))
              .toArray(String[]::new);
      return server.body(pieces).stdout();
    }
  }

  /** A handler is overtaken by another request of the same client, which changes the same value. */
  private static String conflict() {
    SessionStore store = MemorySessionStore.of(9, 99_999);
    try (InMemoryWebServer faster = changing("a", store, () -> {})) {
      String answer = faster.ask("GET", "/").stdout();
      String cookie = answer.replaceAll("(?s).*Set-Cookie: (session=[^;]+).*", "$1");
      Runnable overtaking = () -> faster.ask("GET", "/", "HTTP_COOKIE", cookie);
      try (InMemoryWebServer slower = changing("b", store, overtaking)) {
        return slower.ask("GET", "/", "HTTP_COOKIE", cookie).stdout();
      }
    }
  }

  private static InMemoryWebServer changing(String value, SessionStore store, Runnable meanwhile) {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(GET, "/").withSession(),
                request -> {
                  Session session = Session.of(request);
                  session.set("user", value + session.get("user", String.class, ""));
                  meanwhile.run();
                  return Response.noContent();
                });
    return new InMemoryWebServer(Smisk.app().sessions(store).routes(routes));
  }

  private static String refused(Refusal reason) {
    Response<?> answer = new RefusalAnswers(JSON).of(reason, true, new Nothing());
    StringBuilder text = new StringBuilder("Status: " + answer.status() + " x\r\n");
    answer.forEachHeader((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text + "\r\n" + new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  /** A request of which hardly anything came. */
  private static final class Nothing implements Variables {
    @Override
    public @Nullable String get(String name) {
      return null;
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      return null;
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      // There are none.
    }

    @Override
    public String requestId() {
      return "7";
    }
  }

  private static List<List<String>> table() throws IOException {
    return DocumentedTable.below("status | title");
  }

  @Test
  void table_hasEveryCase() throws IOException {
    assertThat(table().stream().map(row -> row.get(2))).containsExactlyElementsOf(CASES.keySet());
  }

  /** The other way round: whatever the code answers has its row. */
  @Test
  void table_hasEveryStatusOfTheCode() throws IOException {
    Set<String> statuses = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher made = MADE.matcher(Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", ""));
        while (made.find()) {
          statuses.add(made.group(2));
          if (made.group(1) != null) {
            statuses.add(made.group(1));
          }
        }
      }
    }
    assertThat(table().stream().map(row -> row.get(0)).distinct())
        .containsExactlyElementsOf(statuses);
  }

  @TestFactory
  Stream<DynamicTest> everyRow_isAsDocumented() throws IOException {
    return table().stream()
        .map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(2), () -> check(row)));
  }

  private static void check(List<String> row) {
    String answer = CASES.get(row.get(2)).get();
    int end = answer.indexOf("\r\n\r\n");
    String head = answer.substring(0, end);
    JsonNode problem = JsonMapper.shared().readTree(answer.substring(end + 4));

    assertThat(head).startsWith("Status: " + row.get(0) + " ");
    assertThat(head).contains("Content-Type: application/problem+json");
    assertThat(problem.get("status").asInt()).isEqualTo(Integer.parseInt(row.get(0)));
    assertThat(problem.get("type").asString()).isEqualTo("about:blank");
    assertThat(problem.get("title").asString()).isEqualTo(row.get(1));
    assertThat(problem.get("title").asString())
        .isEqualTo(Problem.of(Integer.parseInt(row.get(0)), null).title());
    List<String> more = row.get(3).isEmpty() ? List.of() : List.of(row.get(3).split(", "));
    assertThat(problem.propertyNames())
        .containsExactlyElementsOf(
            Stream.of(ALWAYS, more, List.of("requestId")).flatMap(List::stream).toList());
    for (String header : row.get(4).isEmpty() ? new String[0] : row.get(4).split(", ")) {
      assertThat(head).contains("\r\n" + header + ": ");
    }
    if (problem.has("errors")) {
      assertThat(problem.get("errors")).isNotEmpty();
      for (JsonNode error : problem.get("errors")) {
        assertThat(error.propertyNames()).containsExactly("name", "in", "detail");
      }
    }
  }
}
