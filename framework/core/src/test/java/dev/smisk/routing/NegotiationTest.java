package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Incoming;
import dev.smisk.http.Method;
import dev.smisk.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes of one method and path, chosen by what the request carries and accepts. */
class NegotiationTest {
  private static final byte[] NO_BODY = {};

  private static Endpoint endpoint(Method method, String template, String name) {
    return Endpoint.of(method, template).handledBy("com.acme.App", name + "()", "App.java:1");
  }

  private static final Endpoint[] TABLE = {
    endpoint(Method.GET, "/r/{id}", "csv").producing("text/csv"),
    endpoint(Method.GET, "/r/{number}", "json").producing("application/json"),
    endpoint(Method.GET, "/r/{id}", "image").producing("image/png", "image/webp"),
    endpoint(Method.POST, "/r", "form").buffered("application/x-www-form-urlencoded"),
    endpoint(Method.POST, "/r", "body").buffered("application/json"),
    endpoint(Method.POST, "/r", "vendor").buffered("application/vnd.acme+json"),
    endpoint(Method.POST, "/r", "picture").buffered("image/*"),
    endpoint(Method.GET, "/alone", "alone").producing("text/csv"),
    endpoint(Method.GET, "/plain", "plain"),
  };

  private static Dispatcher dispatcher(Endpoint... table) {
    Handler handler =
        (route, request) ->
            Response.ok().text(request.route().handler() + " " + request.producedType());
    return Dispatcher.link(
        List.of(TestRoutes.of(handler, table)),
        new Provided(),
        new Json(JsonSettings.DEFAULT),
        DispatchSettings.DEFAULT);
  }

  private static Response<?> answer(String requestLine, String accept, String type) {
    TestVariables variables = TestVariables.of(requestLine);
    if (accept != null) {
      variables.with("HTTP_ACCEPT", accept);
    }
    if (type != null) {
      variables.with("CONTENT_TYPE", type);
    }
    return dispatcher(TABLE).dispatch(variables).run(Incoming.of(NO_BODY));
  }

  private static String body(Response<?> response) {
    return new String(response.bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                                       | json() application/json
          ''                                           | json() application/json
          */*                                          | json() application/json
          *                                            | json() application/json
          text/html, image/gif, *; q=.2, */*; q=.2     | json() application/json
          nonsense                                     | json() application/json
          text/csv;q=x                                 | json() application/json
          text/csv;q=2                                 | json() application/json
          ,,;                                          | json() application/json
          text/csv                                     | csv() text/csv
          TEXT/CSV                                     | csv() text/csv
          text/csv; charset=utf-8                      | csv() text/csv
          text/*                                       | csv() text/csv
          application/json;q=0.5, text/csv             | csv() text/csv
          application/json;q=0.5, text/csv;q=0.4       | json() application/json
          application/json;q=0, */*                    | csv() text/csv
          application/json;q=0, text/*;q=0, */*;q=0.1  | image() image/png
          image/webp, */*;q=0.5                        | image() image/webp
          image/*;q=0.3, image/webp;q=0.7              | image() image/webp
          text/*;q=0.9, text/csv;q=0.1, application/json;q=0.2 | json() application/json
          text/html,application/xhtml+xml,*/*;q=0.8    | json() application/json
          """)
  void answer_is_what_accept_likes_best(String accept, String expected) {
    Response<?> answer = answer("GET /r/1", accept, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(body(answer)).isEqualTo(expected);
    assertThat(answer.header("Vary")).isEqualTo("Accept");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                  | body() null
          application/json; charset=utf-8   | body() null
          APPLICATION/JSON                  | body() null
          application/vnd.other+json        | body() null
          application/vnd.acme+json         | vendor() null
          application/x-www-form-urlencoded | form() null
          image/png                         | picture() null
                                            | body() null
          ''                                | body() null
          """)
  void route_is_the_one_that_reads_the_body(String type, String expected) {
    assertThat(body(answer("POST /r", null, type))).isEqualTo(expected);
  }

  @Test
  void body_that_no_route_reads_is_415_with_all_that_would_do() {
    Response<?> answer = answer("POST /r", null, "text/xml");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("Accept"))
        .isEqualTo(
            "application/x-www-form-urlencoded, application/json, application/vnd.acme+json,"
                + " image/*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /r/1   | image/gif          | text/csv or application/json or image/png or image/webp
          GET /r/1   | */*;q=0            | text/csv or application/json or image/png or image/webp
          GET /alone | application/json   | text/csv
          HEAD /alone | application/json  | text/csv
          """)
  void answer_that_accept_leaves_out_is_406_with_what_is_possible(
      String request, String accept, String possible) {
    Response<?> answer = answer(request, accept, null);

    assertThat(answer.status()).isEqualTo(406);
    assertThat(body(answer)).contains("accept " + possible + "\"");
  }

  @Test
  void route_that_names_nothing_never_looks_at_accept() {
    Response<?> answer = answer("GET /plain", "image/gif", null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Vary")).isNull();
  }

  @Test
  void routes_that_are_not_told_apart_keep_the_app_from_starting() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                dispatcher(
                    endpoint(Method.GET, "/a", "one").producing("text/csv", "text/html"),
                    endpoint(Method.GET, "/a", "two").producing("text/html")))
        .withMessageContaining("let them consume or produce different media types");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                dispatcher(
                    endpoint(Method.POST, "/a", "one").buffered("image/*"),
                    endpoint(Method.POST, "/a", "two").buffered("image/png")));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                dispatcher(
                    endpoint(Method.GET, "/a{x}", "one").producing("text/csv"),
                    endpoint(Method.GET, "/{x}b", "two").producing("text/html")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /plain/ | nothing is served at \\"/plain/\\": leave out the slash at the end, as in \\"/plain\\"
          /r/1/   | nothing is served at \\"/r/1/\\": leave out the slash at the end, as in \\"/r/1\\"
          /r      | 405
          /r/     | nothing is served at \\"/r/\\": leave out the slash at the end, as in \\"/r\\"
          /s      | nothing is served at \\"/s\\": end it by a slash, as in \\"/s/\\"
          /none/  | nothing is served at \\"/none/\\"","
          /       | nothing is served at \\"/\\""
          """,
      quoteCharacter = '\0')
  void wrong_slash_at_the_end_is_404_that_names_the_right_path(String path, String expected) {
    Endpoint[] table = java.util.Arrays.copyOf(TABLE, TABLE.length + 1);
    table[TABLE.length] = endpoint(Method.GET, "/s/", "slashed");

    Response<?> answer =
        dispatcher(table).dispatch(TestVariables.of("GET " + path)).run(Incoming.of(NO_BODY));

    assertThat(answer.status()).isEqualTo(expected.equals("405") ? 405 : 404);
    assertThat(body(answer)).contains(expected.replace("\",\"", "\""));
  }
}
