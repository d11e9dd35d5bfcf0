package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.Chain;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Method;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers what a handler throws, and in which form the client gets a problem. */
class CatchesTest {
  private static final Invalid INVALID = new Invalid("limit", "query", "must be a number");

  /** Routes, or none, with @Catch methods that answer 409 with their owner and type. */
  private record Catching(
      String owner,
      List<Endpoint> table,
      Throwable thrown,
      List<Class<? extends Throwable>> catches)
      implements Routes, Handler {
    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      return this;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      if (thrown instanceof Exception exception) {
        throw exception;
      }
      throw (Error) thrown;
    }

    @Override
    public Response<?> handleThrown(int type, Throwable caught, Request request) {
      if (caught.getMessage() != null && caught.getMessage().equals("again")) {
        throw new IllegalStateException("of @Catch");
      }
      return Response.status(409).text(owner + " " + catches.get(type).getSimpleName());
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // classes are all that there is in it
  private static Catching app(Class<? extends Throwable>... types) {
    return new Catching("app", List.of(), null, List.of(types));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // classes are all that there is in it
  private static Catching own(Throwable thrown, Class<? extends Throwable>... types) {
    Endpoint endpoint = Endpoint.of(Method.GET, "/").handledBy("com.acme.App", "m()", "App.java:1");
    return new Catching("own", List.of(endpoint), thrown, List.of(types));
  }

  private static Response<?> answer(Routes... tables) {
    return answer(new Provided(), "*/*", tables);
  }

  private static Response<?> answer(Provided provided, String accept, Routes... tables) {
    return Dispatcher.link(
            List.of(tables), provided, new Json(JsonSettings.DEFAULT), DispatchSettings.DEFAULT)
        .dispatch(TestVariables.of("GET /").with("HTTP_ACCEPT", accept))
        .run(Incoming.of(new byte[0]));
  }

  /** Makes types and instances of its own: {@code urn:acme:404} at {@code /x}. */
  private static Problem acme(Problem problem, Request request) {
    return new Problem(
        "urn:acme:" + problem.status(),
        problem.title(),
        problem.status(),
        problem.detail(),
        request.path(),
        problem.errors());
  }

  /** Serves {@code GET /one}, below a prefix, and {@code POST /json}. */
  private static Dispatcher serving(Provided provided, Filters filters) {
    return Dispatcher.link(
        List.of(
            TestRoutes.of(
                (route, request) -> Response.ok().text("never"),
                Endpoint.of(Method.GET, "/one"),
                Endpoint.of(Method.POST, "/json").buffered("application/json"))),
        provided,
        new Json(JsonSettings.DEFAULT),
        DispatchSettings.DEFAULT.withPrefix("/p").withHealth("/up"),
        filters);
  }

  private static Response<?> unrouted(
      Provided provided, String line, @Nullable String accept, Filter... filters) {
    TestVariables variables = TestVariables.of(line);
    if (accept != null) {
      variables.with("HTTP_ACCEPT", accept);
    }
    Filters around = Filters.NONE;
    for (Filter filter : filters) {
      around = around.with(filter);
    }
    return serving(provided, around).dispatch(variables).run(Incoming.of(new byte[0]));
  }

  private static String body(Response<?> response) {
    return response.bytes() == null ? "" : new String(response.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void most_specific_type_wins_whether_own_or_of_the_app() {
    Throwable thrown = new FileNotFoundException("x");

    assertThat(body(answer(own(thrown, Exception.class, IOException.class), app(Throwable.class))))
        .isEqualTo("own IOException");
    assertThat(body(answer(own(thrown, Exception.class), app(IOException.class))))
        .isEqualTo("app IOException");
    assertThat(body(answer(own(thrown, IOException.class), app(IOException.class))))
        .isEqualTo("own IOException");
    assertThat(body(answer(app(IOException.class), own(thrown)))).isEqualTo("app IOException");
    assertThat(answer(own(thrown, RuntimeException.class)).status()).isEqualTo(500);
    assertThat(body(answer(own(new StackOverflowError(), Error.class)))).isEqualTo("own Error");
  }

  @Test
  void http_exception_is_an_answer_already_unless_caught_by_its_type() {
    HttpException thrown = new HttpException(404, "gone");

    assertThat(answer(own(thrown, RuntimeException.class)).status()).isEqualTo(404);
    assertThat(body(answer(own(thrown, HttpException.class)))).isEqualTo("own HttpException");
  }

  @Test
  void what_a_catch_method_throws_is_500() {
    assertThat(answer(own(new IOException("again"), IOException.class)).status()).isEqualTo(500);
  }

  @Test
  void two_of_the_app_for_one_type_keep_it_from_starting() {
    assertThatIllegalStateException()
        .isThrownBy(() -> answer(own(null), app(IOException.class), app(IOException.class)))
        .withMessageContaining("java.io.IOException is caught by");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                              | json
          application/json, text/plain                     | json
          application/problem+json                         | json
          text/plain                                       | text
          text/*, application/json;q=0.9                   | text
          text/html,application/xhtml+xml,*/*;q=0.8        | text
          text/html;q=0.5, application/json                | json
          text/                                            | json
          """)
  void problem_is_text_where_accept_asks_for_it(String accept, String form) {
    HttpException thrown =
        new HttpException(
                Problem.of(400, "<b>wrong</b>").withErrors(List.of(INVALID, INVALID)), null)
            .header("Retry-After", "1");

    Response<?> answer = answer(new Provided(), accept, own(thrown));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    if (form.equals("json")) {
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(body(answer)).startsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\"");
    } else {
      assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      assertThat(body(answer))
          .isEqualTo(
              "400 Bad Request\n<b>wrong</b>\n"
                  + "the query parameter limit must be a number\n".repeat(2)
                  + "request 7-id\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /p/none     | 404 Not Found       | nothing is served at "/none"
          GET /elsewhere  | 404 Not Found       | nothing is served at "/elsewhere"
          GET /p/one/     | 404 Not Found       | nothing is served at "/one/": leave out the slash
          PUT /p/one      | 405 Method Not Allowed | "PUT" is not served here, only GET, HEAD, OPTIONS
          BREW /p/one     | 501 Not Implemented | "BREW" is not served here, only GET, HEAD, OPTIONS
          POST /p/up      | 405 Method Not Allowed | health is told to GET, HEAD, OPTIONS alone
          GET /p/%zz      | 400 Bad Request     | the part "%zz" of the URL has a %
          GET /p/../one   | 400 Bad Request     | the path holds a dot segment
          GET p/one       | 400 Bad Request     | the request target "p/one" is neither
          GET *           | 400 Bad Request     | the request target * is for OPTIONS alone
          """)
  void problem_without_a_route_is_told_as_others_are(String line, String title, String detail) {
    int status = Integer.parseInt(title.substring(0, 3));
    Provided hooked = new Provided().add(ProblemHook.class, CatchesTest::acme);
    Filter marking = marking();

    for (Filter[] filters : List.of(new Filter[0], new Filter[] {marking})) {
      for (Provided provided : List.of(new Provided(), hooked)) {
        Response<?> text = unrouted(provided, line, "text/plain", filters);

        assertThat(text.status()).isEqualTo(status);
        assertThat(text.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(body(text)).startsWith(title + "\n" + detail);
        assertThat(text.header("X-Seen")).isEqualTo(filters.length == 0 ? null : "yes");
        assertThat(text.header("Allow"))
            .isEqualTo(status == 405 || status == 501 ? "GET, HEAD, OPTIONS" : null);
        for (String accept : new String[] {null, "", "*/*", "text/", "a, b;q=x, */*"}) {
          Response<?> json = unrouted(provided, line, accept, filters);

          assertThat(json.status()).isEqualTo(status);
          assertThat(json.header("Content-Type")).isEqualTo("application/problem+json");
          assertThat(body(json))
              .startsWith(
                  provided == hooked
                      ? "{\"type\":\"urn:acme:" + status + "\""
                      : "{\"type\":\"about:blank\"")
              .contains(detail.replace("\"", "\\\""));
          assertThat(json.header("Allow")).isEqualTo(text.header("Allow"));
        }
      }
    }
  }

  /** A filter that runs for answers that no handler gives, too. */
  private static Filter marking() {
    return new Filter() {
      @Override
      public Response<?> filter(Request request, Chain next) throws Exception {
        return next.proceed(request).header("X-Seen", "yes");
      }

      @Override
      public boolean runsAlways() {
        return true;
      }
    };
  }

  @Test
  void hook_sees_a_request_without_a_route() {
    List<String> seen = new ArrayList<>();
    ProblemHook hook =
        (problem, request) -> {
          seen.add(request.method() + " " + request.path() + " " + request.rawQuery());
          assertThat(request.route()).isNull();
          return acme(problem, request);
        };
    Provided provided = new Provided().add(ProblemHook.class, hook);

    assertThat(body(unrouted(provided, "GET /p/none?a=1", null)))
        .contains("\"instance\":\"/none\"");
    unrouted(provided, "PUT /p/one", null, marking());
    unrouted(provided, "GET /p/%zz?b", null);
    unrouted(provided, "OPTIONS /p/one", null);
    unrouted(provided, "GET /p/one", null);

    assertThat(seen).containsExactly("GET /none a=1", "PUT /one null", "GET /p/%zz b");
    assertThat(serving(provided, Filters.NONE).answersMayBlock()).isTrue();
    assertThat(serving(new Provided(), Filters.NONE).answersMayBlock()).isFalse();
  }

  @Test
  void request_without_a_uri_is_refused_as_text_too() {
    Response<?> answer =
        serving(new Provided().add(ProblemHook.class, CatchesTest::acme), Filters.NONE)
            .dispatch(new TestVariables().with("HTTP_ACCEPT", "text/plain"))
            .run(Incoming.of(new byte[0]));

    assertThat(body(answer)).startsWith("400 Bad Request\nthe web server passes no REQUEST_METHOD");
  }

  @Test
  void what_a_hook_throws_is_500_told_once_and_without_it() {
    List<Integer> seen = new ArrayList<>();
    ProblemHook failing =
        (problem, request) -> {
          seen.add(problem.status());
          throw new IllegalStateException("of the hook");
        };
    Provided provided = new Provided().add(ProblemHook.class, failing);

    assertThat(unrouted(provided, "GET /p/none", null).status()).isEqualTo(500);
    assertThat(body(unrouted(provided, "GET /p/none", "text/plain", marking())))
        .startsWith("500 Internal Server Error\n");
    assertThat(answer(provided, "*/*", own(new HttpException(409, "taken"))).status())
        .isEqualTo(500);
    assertThat(seen).containsExactly(404, 404, 409);
  }

  @Test
  void an_only_error_that_the_detail_tells_is_told_once_in_text() {
    String detail = "the query parameter limit must be a number";
    HttpException thrown =
        new HttpException(Problem.of(400, detail).withErrors(List.of(INVALID)), null);

    assertThat(body(answer(new Provided(), "text/plain", own(thrown))))
        .isEqualTo("400 Bad Request\n" + detail + "\nrequest 7-id\n");
  }

  @Test
  void empty_optional_and_untold_failure_are_text_too() {
    Json json = new Json(JsonSettings.DEFAULT);
    Endpoint endpoint = Endpoint.of(Method.GET, "/").handledBy("A", "m()", "A.java:1");
    Handler empty =
        (route, request) ->
            json.writer(JsonType.of(String.class)).respondIfPresent(Optional.empty());
    Response<?> notFound =
        Dispatcher.link(
                List.of(TestRoutes.of(empty, endpoint)),
                new Provided(),
                json,
                DispatchSettings.DEFAULT)
            .dispatch(TestVariables.of("GET /").with("HTTP_ACCEPT", "text/plain"))
            .run(Incoming.of(new byte[0]));

    assertThat(body(notFound))
        .isEqualTo("404 Not Found\nthere is nothing at this path\nrequest 7-id\n");
    assertThat(body(answer(new Provided(), "text/plain", own(new IOException("secret")))))
        .isEqualTo(
            """
            500 Internal Server Error
            the server failed to answer; its log tells why
            request 7-id
            """);
  }

  @Test
  void hook_sees_every_problem_of_a_route() {
    List<Integer> seen = new ArrayList<>();
    ProblemHook hook =
        (problem, request) -> {
          seen.add(problem.status());
          return acme(problem, request);
        };
    Provided provided = new Provided().add(ProblemHook.class, hook);

    Response<?> told = answer(provided, "*/*", own(new HttpException(409, "taken")));
    Response<?> untold = answer(provided, "*/*", own(new IOException("secret")));

    assertThat(body(told))
        .isEqualTo(
            "{\"type\":\"urn:acme:409\",\"title\":\"Conflict\",\"status\":409,"
                + "\"detail\":\"taken\",\"instance\":\"/\",\"requestId\":\"7-id\"}");
    assertThat(told.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(body(untold)).contains("\"type\":\"urn:acme:500\"").doesNotContain("secret");
    assertThat(seen).containsExactly(409, 500);
  }

  @Test
  void hook_sees_what_is_refused_before_the_body_is_read() {
    Provided provided = new Provided().add(ProblemHook.class, CatchesTest::acme);
    Dispatcher dispatcher =
        Dispatcher.link(
            List.of(
                TestRoutes.of(
                    (route, request) -> Response.ok().text("never"),
                    Endpoint.of(Method.POST, "/json").buffered("application/json"),
                    Endpoint.of(Method.GET, "/csv").producing("text/csv"))),
            provided,
            new Json(JsonSettings.DEFAULT),
            DispatchSettings.DEFAULT);
    TestVariables json = TestVariables.of("POST /json").with("CONTENT_TYPE", "text/plain");
    TestVariables large =
        TestVariables.of("POST /json")
            .with("CONTENT_TYPE", "application/json")
            .with("CONTENT_LENGTH", "99999999");
    TestVariables csv = TestVariables.of("GET /csv").with("HTTP_ACCEPT", "image/png");

    for (TestVariables refused : List.of(json, large, csv)) {
      Response<?> answer = dispatcher.dispatch(refused).run(Incoming.of(new byte[0]));

      assertThat(body(answer)).contains("\"type\":\"urn:acme:" + answer.status() + "\"");
    }
  }

  @Test
  void hook_and_accept_are_asked_of_a_body_that_did_not_come_as_a_whole() {
    Dispatcher dispatcher =
        serving(new Provided().add(ProblemHook.class, CatchesTest::acme), Filters.NONE);
    TestVariables variables =
        TestVariables.of("POST /p/json").with("CONTENT_TYPE", "application/json");

    Response<?> json =
        dispatcher.dispatch(variables).run(DispatcherTest.broken(new byte[0], true, false));
    variables.with("HTTP_ACCEPT", "text/plain");
    Response<?> text =
        dispatcher.dispatch(variables).run(DispatcherTest.broken(new byte[0], true, false));

    assertThat(body(json)).startsWith("{\"type\":\"urn:acme:413\"");
    assertThat(body(text)).startsWith("413 Content Too Large\n");
  }

  @Test
  void hook_and_accept_are_asked_of_a_stream_that_failed_before_its_first_byte() {
    Dispatcher dispatcher =
        serving(new Provided().add(ProblemHook.class, CatchesTest::acme), Filters.NONE);
    TestVariables variables = TestVariables.of("GET /p/one");
    Dispatch json = dispatcher.dispatch(variables);
    json.run(Incoming.of(new byte[0]));
    Response<?> instead = json.failed(new HttpException(409, "too late"));
    variables.with("HTTP_ACCEPT", "text/plain");
    Dispatch text = dispatcher.dispatch(variables);
    text.run(Incoming.of(new byte[0]));

    assertThat(body(instead)).startsWith("{\"type\":\"urn:acme:409\"").contains("too late");
    assertThat(body(text.failed(new HttpException(409, "too late"))))
        .isEqualTo("409 Conflict\ntoo late\nrequest 7-id\n");
  }
}
