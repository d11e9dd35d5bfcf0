package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.BodyException;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class FailuresTest {
  private static final Endpoint ROUTE =
      Endpoint.of(Method.GET, "/books/{id}")
          .handledBy("com.acme.books.Books", "find(long)", "Books.java:17");

  private static final TestVariables VARIABLES = new TestVariables();

  private final Json json = new Json(JsonSettings.DEFAULT);
  private final RecordingLogger log = new RecordingLogger();
  private final Failures failures = new Failures(json, false, log);

  private static String body(Response<?> response) {
    return new String(response.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void what_an_abort_made_a_handler_throw_is_no_failure() {
    Response<?> answer = failures.givenUp(new InterruptedException("aborted"), ROUTE);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(log.lines).extracting(RecordingLogger.Line::level).containsExactly(Level.DEBUG);
  }

  @Test
  void what_a_handler_throws_is_logged_once_and_not_told() {
    IllegalStateException thrown = new IllegalStateException("the password is 1234");

    Response<?> answer = failures.answer(thrown, ROUTE, "GET", "/books/7?x=1", VARIABLES);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(body(answer))
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
                + "\"detail\":\"the server failed to answer; its log tells why\",\"requestId\":\"7-id\"}");
    assertThat(log.lines)
        .containsExactly(
            new RecordingLogger.Line(
                Level.ERROR,
                "GET /books/{id} failed on GET /books/7?x=1 in"
                    + " com.acme.books.Books.find(long) (Books.java:17) (request 7-id)",
                thrown));
  }

  @Test
  void a_route_without_variables_is_not_logged_twice_in_one_line() {
    Endpoint boom =
        Endpoint.of(Method.GET, "/boom").handledBy("com.acme.Boom", "boom()", "Boom.java:7");
    IllegalStateException thrown = new IllegalStateException();

    failures.answer(thrown, boom, "GET", "/boom", VARIABLES);
    failures.answer(thrown, boom, "GET", "/boom?x=1", VARIABLES);

    assertThat(log.lines)
        .extracting(RecordingLogger.Line::message)
        .containsExactly(
            "GET /boom failed in com.acme.Boom.boom() (Boom.java:7) (request 7-id)",
            "GET /boom failed on GET /boom?x=1 in com.acme.Boom.boom() (Boom.java:7) (request 7-id)");
  }

  @Test
  void dev_mode_tells_all_of_it() {
    Failures shown = new Failures(json, true, log);

    Response<?> answer =
        shown.answer(new IllegalStateException("boom"), ROUTE, "GET", "/books/7", VARIABLES);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(body(answer))
        .contains("\"detail\":\"java.lang.IllegalStateException: boom\"")
        .contains("\"trace\":[\"java.lang.IllegalStateException: boom\",")
        .contains("FailuresTest");
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void an_HttpException_is_its_problem_with_its_headers_and_not_logged() {
    HttpException thrown = new HttpException(409, "taken").header("Retry-After", "5");

    Response<?> answer = failures.answer(thrown, ROUTE, "PUT", "/books/7", VARIABLES);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(body(answer)).contains("\"status\":409,\"detail\":\"taken\"");
    assertThat(log.lines).isEmpty();
  }

  @Test
  void an_HttpException_of_5xx_is_logged_where_it_has_a_cause() {
    Throwable cause = new IllegalStateException("database gone");

    failures.answer(new HttpException(503, "come back later"), ROUTE, "GET", "/books/7", VARIABLES);
    assertThat(log.lines).isEmpty();

    Response<?> answer =
        failures.answer(
            new HttpException(Problem.of(503, "come back later"), cause),
            ROUTE,
            "GET",
            "/b",
            VARIABLES);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(body(answer)).doesNotContain("database");
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void nothing_in_a_request_can_break_a_line_of_the_log() {
    failures.answer(
        new IllegalStateException(),
        null,
        "GET",
        "/\r\nERROR forged\u202e\u2028" + "x".repeat(999),
        VARIABLES);

    assertThat(log.lines.get(0).message())
        .startsWith("no route could be found for GET /\\u000d\\u000aERROR forged\\u202e\\u2028xxx")
        .endsWith("x… (request 7-id)")
        .hasSizeLessThan(400);
  }

  @Test
  void an_interrupted_handlers_thread_keeps_its_flag() {
    failures.answer(new InterruptedException(), ROUTE, "GET", "/books/7", VARIABLES);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void errors_are_answered_too_even_where_logging_fails() {
    log.broken = new OutOfMemoryError("again");

    Response<?> answer =
        failures.answer(new OutOfMemoryError(), ROUTE, "GET", "/books/7", VARIABLES);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(body(answer)).contains("\"status\":500");
  }

  @Test
  void an_unreadable_body_is_told_also_as_a_cause() {
    BodyException slow = new BodyException(408, "the body took too long", null);

    Response<?> answer =
        failures.answer(
            new IllegalStateException("copying failed", new UncheckedIOException(slow)),
            ROUTE,
            "PUT",
            "/books/7",
            VARIABLES);

    assertThat(answer.status()).isEqualTo(408);
    assertThat(body(answer)).contains("took too long").doesNotContain("copying");
    assertThat(log.lines).isEmpty();
  }

  @Test
  void a_body_that_the_server_could_not_keep_is_logged() {
    BodyException lost = new BodyException(503, "try again", new IOException("disk full"));

    Response<?> answer = failures.answer(lost, ROUTE, "PUT", "/books/7", VARIABLES);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(body(answer)).contains("\"requestId\":\"7-id\"").doesNotContain("disk");
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void what_ends_an_answer_in_its_middle_is_logged_once_with_its_route() {
    IllegalStateException thrown = new IllegalStateException("gone");

    failures.brokenOff(thrown, ROUTE, "GET", "/books/7", VARIABLES);

    assertThat(log.lines)
        .containsExactly(
            new RecordingLogger.Line(
                Level.ERROR,
                "GET /books/{id} failed on GET /books/7 in com.acme.books.Books.find(long)"
                    + " (Books.java:17) while it wrote its answer, which breaks off (request 7-id)",
                thrown));
  }
}
