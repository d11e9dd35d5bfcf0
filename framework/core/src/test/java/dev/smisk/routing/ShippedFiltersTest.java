package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.BasicAuth;
import dev.smisk.http.BearerAuth;
import dev.smisk.http.BodyMode;
import dev.smisk.http.Cors;
import dev.smisk.http.Endpoint;
import dev.smisk.http.EntityTags;
import dev.smisk.http.Incoming;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import dev.smisk.http.SecurityHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CORS, entity tags, authentication and security headers, each on a small app. */
class ShippedFiltersTest {
  private static final String SITE = "https://app.example.com";

  private static Dispatcher app(Filters filters) {
    Handler handler =
        (endpoint, request) ->
            switch (endpoint) {
              case 1 -> Response.status(201).text("made");
              case 2 -> Response.ok().header("ETag", "\"own,1\"").text("tagged");
              case 3 -> Response.stream("text/plain", out -> {});
              default -> Response.ok().text("ok");
            };
    return Dispatcher.link(
        List.of(
            TestRoutes.of(
                handler,
                Endpoint.of(Method.GET, "/"),
                Endpoint.of(Method.POST, "/").buffered(),
                Endpoint.of(Method.GET, "/tagged"),
                Endpoint.of(Method.GET, "/stream"))),
        new Provided(),
        new Json(JsonSettings.DEFAULT),
        DispatchSettings.DEFAULT,
        filters);
  }

  private static Response<?> run(Filters filters, String line, String... variables) {
    TestVariables all = TestVariables.of(line);
    for (int i = 0; i < variables.length; i += 2) {
      all.with(variables[i], variables[i + 1]);
    }
    return app(filters).dispatch(all).run(Incoming.of(new byte[0]));
  }

  private static List<String> headers(Response<?> answer) {
    List<String> lines = new ArrayList<>();
    answer.forEachHeader((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  @Test
  void cors_preflight_tells_the_methods_of_the_path() {
    Filters filters =
        Filters.NONE.with(Cors.of(SITE).withCredentials().maxAge(Duration.ofHours(1)));

    Response<?> answer =
        run(
            filters,
            "OPTIONS /",
            "HTTP_ORIGIN",
            SITE,
            "HTTP_ACCESS_CONTROL_REQUEST_METHOD",
            "POST",
            "HTTP_ACCESS_CONTROL_REQUEST_HEADERS",
            "content-type, x-a");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(headers(answer))
        .containsExactly(
            "Allow: GET, HEAD, POST, OPTIONS",
            "Vary: Origin",
            "Access-Control-Allow-Origin: " + SITE,
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Allow-Methods: GET, HEAD, POST, OPTIONS",
            "Access-Control-Allow-Headers: content-type, x-a",
            "Vary: Access-Control-Request-Headers",
            "Access-Control-Max-Age: 3600");
  }

  @Test
  void cors_preflight_tells_chosen_headers_and_never_echoes_nonsense() {
    String[] asked = {
      "HTTP_ORIGIN", SITE,
      "HTTP_ACCESS_CONTROL_REQUEST_METHOD", "GET",
      "HTTP_ACCESS_CONTROL_REQUEST_HEADERS", "x\u00e9"
    };
    assertThat(
            headers(run(Filters.NONE.with(Cors.ofAny().headers("X-A", "X-B")), "OPTIONS /", asked)))
        .contains("Access-Control-Allow-Headers: X-A, X-B");
    assertThat(run(Filters.NONE.with(Cors.ofAny()), "OPTIONS /", asked))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(204))
        .satisfies(answer -> assertThat(answer.header("Access-Control-Allow-Headers")).isNull());
    assertThat(run(Filters.NONE.with(Cors.ofAny()), "OPTIONS /nothing", asked))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(404))
        .satisfies(answer -> assertThat(answer.header("Access-Control-Allow-Methods")).isNull());
  }

  @Test
  void cors_marks_answers_and_refusals_for_its_sites_alone() {
    Filters filters =
        Filters.NONE.with(Cors.of(SITE).expose("X-Total")).with(BearerAuth.of("secret"));

    assertThat(
            headers(
                run(filters, "GET /", "HTTP_ORIGIN", SITE, "HTTP_AUTHORIZATION", "Bearer secret")))
        .contains(
            "Vary: Origin",
            "Access-Control-Allow-Origin: " + SITE,
            "Access-Control-Expose-Headers: X-Total");
    assertThat(headers(run(filters, "GET /", "HTTP_ORIGIN", SITE)))
        .contains("Access-Control-Allow-Origin: " + SITE, "WWW-Authenticate: Bearer");
    assertThat(headers(run(filters, "GET /", "HTTP_ORIGIN", "https://evil.example")))
        .contains("Vary: Origin")
        .noneMatch(line -> line.startsWith("Access-Control"));
    assertThat(headers(run(filters, "GET /"))).contains("Vary: Origin");
    assertThat(headers(run(Filters.NONE.with(Cors.ofAny()), "GET /", "HTTP_ORIGIN", "null")))
        .contains("Access-Control-Allow-Origin: *")
        .doesNotContain("Vary: Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "app.example.com", "https://a.example/", "https://A.example"})
  void cors_takes_origins_as_browsers_send_them(String origin) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cors.of(origin));
    assertThatIllegalStateException().isThrownBy(() -> Cors.ofAny().withCredentials());
  }

  @Test
  void entity_tag_is_the_same_for_the_same_body_and_answers_304() {
    Filters filters = Filters.NONE.with(EntityTags.DEFAULT).with(SecurityHeaders.DEFAULT);
    Response<?> first = run(filters, "GET /");
    String tag = first.header("ETag");

    assertThat(first.status()).isEqualTo(200);
    assertThat(tag).matches("W/\"[\\w-]{22}\"");
    Response<?> second = run(filters, "GET /", "HTTP_IF_NONE_MATCH", "\"a,b\", " + tag);
    assertThat(second.status()).isEqualTo(304);
    assertThat(second.bytes()).isNull();
    assertThat(second.header("ETag")).isEqualTo(tag);
    assertThat(second.header("Content-Type")).isNull();
    assertThat(second.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(run(filters, "HEAD /", "HTTP_IF_NONE_MATCH", tag).status()).isEqualTo(304);
    assertThat(run(filters, "GET /", "HTTP_IF_NONE_MATCH", "\"other\"").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET /tagged  | "own,1"           | 304
          GET /tagged  | W/"own,1"         | 304
          GET /tagged  | "x", "own,1"      | 304
          GET /tagged  | *                 | 304
          GET /tagged  | "own"             | 200
          GET /tagged  | own,1             | 200
          GET /tagged  | "own,1            | 200
          POST /       | *                 | 201
          GET /stream  | *                 | 200
          GET /nothing | *                 | 404
          """)
  void entity_tags_compare_weakly_and_only_what_is_read(String line, String known, int status) {
    assertThat(run(Filters.NONE.with(EntityTags.DEFAULT), line, "HTTP_IF_NONE_MATCH", known))
        .extracting(Response::status)
        .isEqualTo(status);
  }

  @Test
  void entity_tags_leave_large_bodies_alone() {
    assertThat(run(Filters.NONE.with(EntityTags.upTo(1)), "GET /").header("ETag")).isNull();
    assertThat(run(Filters.NONE.with(EntityTags.upTo(2)), "GET /").header("ETag")).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> EntityTags.upTo(-1));
  }

  private static String basic(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "Basic,  ada:pass:wörd, 201",
    "bAsIc,  ada:pass:wörd, 201",
    "Basic,  bob:other,     201",
    "Basic,  ada:other,     401",
    "Basic,  ada:,          401",
    "Basic,  eve:,          401",
    "Basic,  eve:other,     401",
    "Basic,  ada,           401",
    "Bearer, ada:pass:wörd, 401",
    "Basic!, ada:pass:wörd, 401",
  })
  void basic_lets_pass_who_knows_the_password(String scheme, String pair, int status) {
    BasicAuth auth = BasicAuth.of("staff").user("ada", "pass:wörd").user("bob", "other");
    Dispatch dispatch =
        app(Filters.NONE.with(auth))
            .dispatch(
                TestVariables.of("POST /").with("HTTP_AUTHORIZATION", scheme + " " + basic(pair)));

    assertThat(dispatch.bodyMode()).isEqualTo(status == 401 ? BodyMode.NONE : BodyMode.BUFFERED);
    Response<?> answer = dispatch.run(Incoming.of(new byte[0]));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(status == 401 ? "Basic realm=\"staff\", charset=\"UTF-8\"" : null);
  }

  @Test
  void basic_tells_the_user_and_refuses_what_is_malformed() {
    Filters filters =
        Filters.NONE
            .with(BasicAuth.of("staff").user("ada", "x"))
            .with((request, next) -> Response.ok().text("" + BasicAuth.user(request)));

    Response<?> answer = run(filters, "GET /", "HTTP_AUTHORIZATION", "Basic " + basic("ada:x"));
    assertThat(new String(answer.bytes(), StandardCharsets.UTF_8)).isEqualTo("ada");
    assertThat(run(filters, "GET /", "HTTP_AUTHORIZATION", "Basic !!").status()).isEqualTo(401);
    assertThat(run(filters, "GET /", "HTTP_AUTHORIZATION", "Basic /w==").status()).isEqualTo(401);
    assertThat(run(filters, "GET /", "HTTP_AUTHORIZATION", "Basic").status()).isEqualTo(401);
    assertThat(run(filters, "GET /").status()).isEqualTo(401);
    assertThatIllegalArgumentException().isThrownBy(() -> BasicAuth.of("a\"b"));
    assertThatIllegalArgumentException().isThrownBy(() -> BasicAuth.of("a").user("a:b", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> BasicAuth.of("a").user("a", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BasicAuth.of("a").user("a", null))
        .withMessageContaining("environment variable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bearer one    | 200 |
          bearer two=   | 200 |
          Bearer on     | 401 | Bearer error="invalid_token"
          Bearer one2   | 401 | Bearer error="invalid_token"
          Basic one     | 401 | Bearer
          Digest one    | 401 | Bearer
          Bearer        | 401 | Bearer
          """)
  void bearer_lets_pass_who_has_a_token(String header, int status, String challenge) {
    Response<?> answer =
        run(Filters.NONE.with(BearerAuth.of("one", "two=")), "GET /", "HTTP_AUTHORIZATION", header);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(challenge);
    assertThatIllegalArgumentException().isThrownBy(() -> BearerAuth.of());
    assertThatIllegalArgumentException().isThrownBy(() -> BearerAuth.of("two words"));
  }

  @Test
  void security_headers_are_on_every_answer_but_never_twice() {
    SecurityHeaders headers =
        SecurityHeaders.DEFAULT.with("x-frame-options", "SAMEORIGIN").with("Referrer-Policy", "");
    Filters filters =
        Filters.NONE
            .with(headers)
            .with(
                (request, next) ->
                    next.proceed(request).header("Content-Security-Policy", "default-src 'self'"));

    assertThat(headers(run(filters, "GET /")))
        .containsExactlyInAnyOrder(
            "Content-Type: text/plain; charset=utf-8",
            "Content-Security-Policy: default-src 'self'",
            "X-Content-Type-Options: nosniff",
            "x-frame-options: SAMEORIGIN");
    assertThat(headers(run(filters, "GET /nothing")))
        .contains(
            "X-Content-Type-Options: nosniff",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");
    assertThatIllegalArgumentException().isThrownBy(() -> headers.with("X-A", "a\nb"));
  }
}
