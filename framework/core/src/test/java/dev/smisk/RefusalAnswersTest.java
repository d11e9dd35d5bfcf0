package dev.smisk;

import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.fastcgi.Limits;
import dev.smisk.fastcgi.TimedConnection;
import dev.smisk.fastcgi.Wire;
import dev.smisk.http.AppValues;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.routing.DispatchSettings;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonSettings;
import dev.smisk.routing.Provided;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients are told by HTTP that are too slow, or come when there is no memory left. */
class RefusalAnswersTest {
  private static final Duration ALMOST = Duration.ofMillis(-1);

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final HandWrittenRoutes routes =
      new HandWrittenRoutes()
          .with(
              Endpoint.of(POST, "/collected").buffered(),
              request -> Response.ok().text("" + request.body().length))
          .with(
              Endpoint.of(POST, "/streamed").streamed(),
              request -> {
                request.bodyStream().transferTo(read);
                return Response.noContent();
              });

  /** With the defaults, and a clock that the test moves. */
  private TimedConnection timed() {
    Json json = new Json(JsonSettings.DEFAULT);
    Dispatcher dispatcher =
        Dispatcher.link(List.of(routes), new Provided(), json, DispatchSettings.DEFAULT);
    return new TimedConnection(
        new Bridge(dispatcher, json, TrustedHeaders.DEFAULT, AppValues.NONE, null),
        Limits.defaults());
  }

  /** BEGIN_REQUEST and variables, whose end is still to come. */
  private static Wire begun(int id, String method, String uri) {
    return Wire.begin(id, Wire.KEEP)
        .params(id, "REQUEST_METHOD", method, "REQUEST_URI", uri, "REQUEST_ID", "r" + id);
  }

  @Test
  void variablesThatDoNotEndInTime_are408() {
    TimedConnection connection = timed().send(begun(1, "POST", "/collected"));

    assertThat(connection.pass(Duration.ofSeconds(10).plus(ALMOST)).stdout()).isEmpty();
    assertThat(connection.pass(ALMOST.negated()).stdout())
        .startsWith("Status: 408 Request Timeout\r\n")
        .contains("Content-Type: application/problem+json\r\n")
        .contains("\"detail\":\"the request's headers took too long to arrive\"");
  }

  @Test
  void variablesThatDoNotEndInTime_areAnsweredToHeadWithoutABody() {
    assertThat(timed().send(begun(1, "HEAD", "/")).pass(Duration.ofSeconds(10)).stdout())
        .startsWith("Status: 408 ")
        .endsWith("\r\n\r\n");
  }

  @Test
  void collectedBodyThatStalls_is408() {
    TimedConnection connection =
        timed().send(begun(1, "POST", "/collected").endParams(1).stdin(1, "abc"));

    assertThat(connection.pass(Duration.ofMinutes(1).plus(ALMOST)).stdout()).isEmpty();
    assertThat(connection.pass(ALMOST.negated()).stdout())
        .startsWith("Status: 408 ")
        .contains("\"detail\":\"the request's body took too long to arrive\"");
  }

  @Test
  void streamedBodyThatStalls_is408AfterWhatHasCome() {
    TimedConnection connection =
        timed().send(begun(1, "POST", "/streamed").endParams(1).stdin(1, "abc"));

    assertThat(connection.pass(Duration.ofMinutes(1)).stdout())
        .startsWith("Status: 408 Request Timeout\r\n")
        .contains("Content-Type: application/problem+json\r\n")
        .contains("\"detail\":\"the body took too long to arrive\"");
    assertThat(read).hasToString("abc");
  }

  @Test
  void streamedBody_hasAllTheTimeFromOnePieceToTheNext() {
    Duration almost = Duration.ofMinutes(1).plus(ALMOST);
    TimedConnection connection =
        timed().send(begun(1, "POST", "/streamed").endParams(1).stdin(1, "abc"));
    connection.pass(almost).send(new Wire().stdin(1, "def")).pass(almost);

    assertThat(connection.send(new Wire().endStdin(1)).stdout()).startsWith("Status: 204 ");
    assertThat(read).hasToString("abcdef");
  }

  private InMemoryWebServer holding(AppLimit limit, long bytes) {
    return new InMemoryWebServer(Smisk.app().routes(routes).limit(limit, bytes));
  }

  @Test
  void requestThatFindsNoMemoryAsItBegins_is503WithoutABody() {
    try (InMemoryWebServer server = holding(AppLimit.PARAMS_MEMORY, 3 * 1024)) {
      server.send(begun(1, "POST", "/collected"));
      server.send(Wire.begin(2, Wire.KEEP));
      assertThat(server.received().stdout())
          .as("its method did not come: it may have been HEAD")
          .startsWith("Status: 503 Service Unavailable\r\n")
          .contains("Retry-After: 1\r\n")
          .endsWith("\r\n\r\n");

      server.send(new Wire().endParams(1).stdin(1, "abc").endStdin(1));
      assertThat(server.received().stdout()).startsWith("Status: 200 ").endsWith("\r\n\r\n3");
    }
  }

  @Test
  void variablesThatFindNoMemory_are503() {
    try (InMemoryWebServer server = holding(AppLimit.PARAMS_MEMORY, 3 * 1024)) {
      server.send(begun(7, "POST", "/collected").params(7, "HTTP_A", "x".repeat(4 * 1024)));
      assertThat(server.received().stdout())
          .startsWith("Status: 503 ")
          .contains("Retry-After: 1\r\n")
          .contains("\"detail\":\"too many requests at once; try again in a moment\"")
          .contains("\"requestId\":\"r7\"");
    }
  }

  @Test
  void collectedBodyThatFindsNoMemory_is503() {
    try (InMemoryWebServer server = holding(AppLimit.BODIES_MEMORY, 8 * 1024)) {
      server.begin("POST", "/collected", "CONTENT_LENGTH", "10000");
      assertThat(server.body("x".repeat(10_000)).stdout())
          .startsWith("Status: 503 ")
          .contains("Retry-After: 1\r\n")
          .contains("\"detail\":\"too many requests at once; try again in a moment\"");

      server.begin("POST", "/collected", "CONTENT_LENGTH", "1000");
      assertThat(server.body("x".repeat(1_000)).stdout()).endsWith("\r\n\r\n1000");
    }
  }
}
