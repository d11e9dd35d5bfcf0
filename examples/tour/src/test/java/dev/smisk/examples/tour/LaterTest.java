package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.Smisk;
import dev.smisk.http.Cors;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestExchange;
import dev.smisk.test.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that come later, and results that come one by one, as a client sees them. */
class LaterTest {
  private final List<Thread> closers = new CopyOnWriteArrayList<>();
  private final Later.Promises promises = new Later.Promises(closers);

  @RegisterExtension
  final TestApp app =
      TestApp.of(
          Smisk.app()
              .routes(new LaterRoutes())
              .provide(promises)
              .filter(Cors.of("https://a.example"))
              .filter(
                  (request, next) ->
                      next.proceed(request, answer -> answer.header("X-Filtered", "1"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /later/record?x=7           | 201 | {"x":7,"y":0}
          /later/void                 | 204 | ''
          /later/text                 | 200 | text
          /later/bytes                | 200 | b
          /later/optional?there=true  | 200 | {"x":1,"y":1}
          /later/list                 | 200 | [{"x":1,"y":2}]
          /later/response             | 201 | {"x":3,"y":4}
          /later/stream               | 200 | [{"x":5,"y":6},{"x":7,"y":8}]
          /later/fail/known           | 404 | {"nothing":"/later/fail/known"}
          /one-by-one/stream          | 200 | [{"x":1,"y":2},{"x":3,"y":4}]
          /one-by-one/iterator        | 200 | ["a","b"]
          /one-by-one/iterable        | 200 | [1,2]
          /one-by-one/response        | 200 | [{"x":9,"y":9}]
          """)
  void result_isAnswered(String target, int status, String body) {
    TestResponse response = app.get(target);
    assertThat(response.text()).isEqualTo(body);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("X-Filtered")).isEqualTo("1");
    TestResponse head = app.request("HEAD", target).send();
    assertThat(head.status()).isEqualTo(status);
    assertThat(head.text()).isEmpty();
    TestExchange exchange = app.request("GET", target).open();
    assertThat(exchange.response().text()).as("on the event loop").isEqualTo(body);
    exchange.close();
  }

  @ParameterizedTest
  @CsvSource({"/later/optional?there=false, 404", "/later/problem, 402", "/later/fail/secret, 500"})
  void problem_isAnswered(String target, int status) {
    TestResponse response = app.get(target);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.text()).contains("\"status\":" + status).doesNotContain("secret");
    assertThat(response.header("X-Filtered")).isEqualTo("1");
  }

  @Test
  void pendingRequests_holdNoThread_andAnswerWhenTheyAreCompleted() throws Exception {
    List<TestExchange> exchanges = new ArrayList<>();
    List<CompletableFuture<Later.Point>> completing = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      exchanges.add(app.request("GET", "/later/promise").open());
      completing.add(promises.all().take());
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("smisk-worker"))
        .hasSizeLessThan(10);
    for (int i = 99; i >= 0; i--) {
      completing.get(i).complete(new Later.Point(i, i));
      assertThat(exchanges.get(i).response().text()).isEqualTo("{\"x\":" + i + ",\"y\":" + i + "}");
      exchanges.get(i).close();
    }
  }

  @Test
  void abortedRequest_isOver_andItsLateResultHarmless() throws Exception {
    try (TestExchange exchange = app.request("GET", "/later/promise").open()) {
      CompletableFuture<Later.Point> late = promises.all().take();
      exchange.abort();
      assertThatThrownBy(exchange::response).isInstanceOf(AssertionError.class);
      late.complete(new Later.Point(1, 1));
    }
    assertThat(app.get("/later/text").status()).isEqualTo(200);
  }

  @Test
  void head_ofAStream_closesItUnread() throws Exception {
    assertThat(app.request("HEAD", "/one-by-one/endless").send().status()).isEqualTo(200);
    assertThat(closers).containsExactly(Thread.currentThread());
  }

  @Test
  void endlessStream_endsWithItsClient() throws Exception {
    try (TestExchange exchange = app.request("GET", "/one-by-one/endless").open()) {
      assertThat(exchange.head().header("Content-Type")).isEqualTo("application/json");
      assertThat(exchange.receive()).startsWith('[', '{');
    }
    assertThat(promises.closed().await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void failure_beforeTheFirstByteLeft_isAnAnswer() {
    TestResponse response = app.get("/one-by-one/fail?at=3");
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(closers).hasSize(1);
  }

  @Test
  void failure_afterwards_breaksOff() {
    try (TestExchange exchange = app.request("GET", "/one-by-one/fail?at=5000").open()) {
      assertThat(exchange.brokeOff()).isTrue();
      assertThat(exchange.receive()).startsWith('[', '{');
    }
    assertThat(closers).hasSize(1);
  }
}
