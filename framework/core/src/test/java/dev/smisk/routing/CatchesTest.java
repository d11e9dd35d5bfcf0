package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.Endpoint;
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
                  + "the query parameter limit must be a number\n".repeat(2));
    }
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

    assertThat(body(notFound)).isEqualTo("404 Not Found\nthere is nothing at this path\n");
    assertThat(body(answer(new Provided(), "text/plain", own(new IOException("secret")))))
        .isEqualTo("500 Internal Server Error\nthe server failed to answer; its log tells why\n");
  }

  @Test
  void hook_sees_every_problem_of_a_route() {
    List<Integer> seen = new ArrayList<>();
    ProblemHook hook =
        (problem, request) -> {
          seen.add(problem.status());
          return new Problem(
              "urn:acme:" + problem.status(),
              problem.title(),
              problem.status(),
              problem.detail(),
              request.path(),
              problem.errors());
        };
    Provided provided = new Provided().add(ProblemHook.class, hook);

    Response<?> told = answer(provided, "*/*", own(new HttpException(409, "taken")));
    Response<?> untold = answer(provided, "*/*", own(new IOException("secret")));

    assertThat(body(told))
        .isEqualTo(
            "{\"type\":\"urn:acme:409\",\"title\":\"Conflict\",\"status\":409,"
                + "\"detail\":\"taken\",\"instance\":\"/\"}");
    assertThat(told.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(body(untold)).contains("\"type\":\"urn:acme:500\"").doesNotContain("secret");
    assertThat(seen).containsExactly(409, 500);
  }

  @Test
  void hook_sees_what_is_refused_before_the_body_is_read() {
    ProblemHook hook =
        (problem, request) ->
            new Problem(
                "urn:acme:" + problem.status(),
                problem.title(),
                problem.status(),
                problem.detail(),
                null,
                problem.errors());
    Provided provided = new Provided().add(ProblemHook.class, hook);
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
}
