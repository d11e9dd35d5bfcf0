package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
  private static final Incoming NO_BODY = Incoming.of(new byte[0]);

  /** Cannot be encoded. */
  public record Broken(int size) {
    @Override
    public int size() {
      throw new IllegalStateException("secret");
    }
  }

  /** A body that is not as it should be. */
  static Incoming broken(byte[] body, boolean tooLong, boolean truncated) {
    return new Incoming() {
      @Override
      public byte[] body() {
        return body;
      }

      @Override
      public boolean tooLong() {
        return tooLong;
      }

      @Override
      public boolean truncated() {
        return truncated;
      }

      @Override
      public InputStream stream() {
        throw new AssertionError();
      }

      @Override
      public boolean aborted() {
        return false;
      }

      @Override
      public void interruptOnAbort() {
        throw new AssertionError();
      }

      @Override
      public void atEnd(AutoCloseable resource) {
        // It has no end.
      }
    };
  }

  private final Json json = new Json(JsonSettings.DEFAULT);

  /** Answers with what it was called with. */
  private static Response<?> echo(int route, Request request) {
    return Response.ok()
        .text(
            route
                + " "
                + request.method()
                + " "
                + request.path()
                + " "
                + request.rawQuery()
                + " "
                + new String(request.body(), StandardCharsets.UTF_8)
                + " "
                + request.route().name());
  }

  private static Endpoint endpoint(Method method, String template) {
    return Endpoint.of(method, template).handledBy("com.acme.App", "m()", "App.java:1");
  }

  private Dispatcher dispatcher(DispatchSettings settings) {
    return dispatcher(
        settings,
        TestRoutes.of(
            DispatcherTest::echo,
            endpoint(Method.GET, "/"),
            endpoint(Method.GET, "/books/{id}"),
            endpoint(Method.POST, "/books").buffered("application/json"),
            endpoint(Method.DELETE, "/books/{id}")),
        TestRoutes.of(DispatcherTest::echo, endpoint(Method.OPTIONS, "/own")));
  }

  private Dispatcher dispatcher(DispatchSettings settings, TestRoutes... tables) {
    return Dispatcher.link(List.of(tables), new Provided(), json, settings);
  }

  private Response<?> get(TestVariables variables) {
    return dispatcher(DispatchSettings.DEFAULT).dispatch(variables).run(NO_BODY);
  }

  private static String body(Response<?> response) {
    return response.bytes() == null ? "" : new String(response.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void handler_is_called_with_the_number_in_its_own_table() {
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT);

    Dispatch dispatch = dispatcher.dispatch(TestVariables.of("GET /books/7?a=1&b=?"));

    assertThat(dispatch.route()).isEqualTo(1);
    assertThat(dispatch.bodyMode()).isEqualTo(BodyMode.NONE);
    assertThat(dispatch.isHead()).isFalse();
    assertThat(body(dispatch.run(NO_BODY))).isEqualTo("1 GET /books/7 a=1&b=?  GET /books/{id}");
    assertThat(dispatcher.endpoints()).hasSize(5);
    Dispatch own = dispatcher.dispatch(TestVariables.of("OPTIONS /own"));
    assertThat(own.route()).isEqualTo(4);
    assertThat(body(own.run(NO_BODY))).startsWith("0 OPTIONS /own");
  }

  @Test
  void body_is_wanted_as_the_route_says() {
    Dispatch dispatch =
        dispatcher(DispatchSettings.DEFAULT)
            .dispatch(TestVariables.of("POST /books").with("CONTENT_LENGTH", "2"));

    assertThat(dispatch.bodyMode()).isEqualTo(BodyMode.BUFFERED);
    assertThat(dispatch.contentLength()).isEqualTo(2);
    assertThat(dispatch.maxBodyBytes()).isEqualTo(1 << 20);
    assertThat(body(dispatch.run(Incoming.of("{}".getBytes(StandardCharsets.UTF_8)))))
        .isEqualTo("2 POST /books null {} POST /books");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /nowhere      | 404 |                        | nothing is served at \\"/nowhere\\"
          BREW /nowhere     | 404 |                        | nothing is served at
          OPTIONS /nowhere  | 404 |                        | nothing is served at
          PUT /books/7      | 405 | GET, HEAD, DELETE, OPTIONS | \\"PUT\\" is not served here, only GET, HEAD, DELETE, OPTIONS
          GET /books        | 405 | POST, OPTIONS          | \\"GET\\" is not served here, only POST, OPTIONS
          HEAD /books       | 405 | POST, OPTIONS          | \\"HEAD\\" is not
          BREW /books       | 501 | POST, OPTIONS          | \\"BREW\\" is not served here, only POST, OPTIONS
          get /books        | 501 | POST, OPTIONS          | \\"get\\" is not served here
          TRACE /           | 501 | GET, HEAD, OPTIONS     | \\"TRACE\\" is not served here
          OPTIONS /books    | 204 | POST, OPTIONS          |
          OPTIONS /books/7  | 204 | GET, HEAD, DELETE, OPTIONS |
          OPTIONS *         | 204 | GET, HEAD, POST, DELETE, OPTIONS |
          GET *             | 400 |                        | is for OPTIONS alone
          GET books         | 400 |                        | neither a path nor a URL
          GET a/b://c       | 400 |                        | neither a path nor a URL
          GET /books/%zz    | 400 |                        | hexadecimal
          GET /books/..     | 400 |                        | dot segment
          GET /a#b          | 400 |                        | a #
          """)
  void what_the_head_decides_is_answered_without_a_handler(
      String requestLine, int status, String allow, String detail) {
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT);
    Dispatch dispatch = dispatcher.dispatch(TestVariables.of(requestLine));

    Response<?> response = dispatch.run(NO_BODY);

    assertThat(dispatch.route()).isEqualTo(dispatcher.endpoints().size());
    assertThat(dispatch.bodyMode()).isEqualTo(BodyMode.NONE);
    assertThat(dispatch.isHead()).isEqualTo(requestLine.startsWith("HEAD"));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Allow")).isEqualTo(allow);
    assertThat(body(response)).contains(detail == null ? "" : detail);
    assertThat(response.value()).isNull();
    if (status >= 400) {
      assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(json.reader(JsonType.of(Object.class)).read(response.bytes()))
          .isInstanceOf(Map.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://acme.com/books/7?x=1,  1 GET /books/7 x=1",
    "HTTPS://acme.com:80/books/7,  1 GET /books/7 null",
    "http://acme.com,              0 GET / null",
    "http://acme.com?x=/y,         0 GET / x=/y",
    "http://acme.com/?,            0 GET / ''",
  })
  void absolute_form_is_its_path_and_query(String uri, String expected) {
    assertThat(body(get(TestVariables.of("GET " + uri)))).startsWith(expected.replace("''", ""));
  }

  @Test
  void head_runs_get() {
    Dispatch dispatch =
        dispatcher(DispatchSettings.DEFAULT).dispatch(TestVariables.of("HEAD /books/7"));

    assertThat(dispatch.isHead()).isTrue();
    assertThat(body(dispatch.run(NO_BODY))).isEqualTo("1 HEAD /books/7 null  GET /books/{id}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQUEST_METHOD", "REQUEST_URI"})
  void a_missing_variable_says_what_to_configure(String name) {
    String other = name.equals("REQUEST_URI") ? "REQUEST_METHOD" : "REQUEST_URI";
    for (TestVariables variables :
        List.of(
            new TestVariables().with(other, "/"),
            new TestVariables().with(other, "/").with(name, ""))) {
      Response<?> response = get(variables);

      assertThat(response.status()).isEqualTo(400);
      assertThat(body(response))
          .contains("passes no " + name + ": in nginx, include fastcgi_params");
    }
  }

  @Test
  void too_long_a_body_is_413_before_it_is_read_and_after() {
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT.withMaxBodyBytes(10));

    Dispatch announced =
        dispatcher.dispatch(TestVariables.of("POST /books").with("CONTENT_LENGTH", "11"));
    assertThat(announced.bodyMode()).isEqualTo(BodyMode.NONE);
    assertThat(announced.run(NO_BODY).status()).isEqualTo(413);

    Dispatch unknown = dispatcher.dispatch(TestVariables.of("POST /books"));
    assertThat(unknown.bodyMode()).isEqualTo(BodyMode.BUFFERED);
    assertThat(unknown.contentLength()).isEqualTo(-1);
    assertThat(unknown.maxBodyBytes()).isEqualTo(10);
    Response<?> response = unknown.run(broken(new byte[10], true, false));
    assertThat(response.status()).isEqualTo(413);
    assertThat(body(response)).contains("longer than the 10 bytes");

    Dispatch fitting =
        dispatcher.dispatch(TestVariables.of("POST /books").with("CONTENT_LENGTH", "10"));
    assertThat(fitting.run(Incoming.of(new byte[10])).status()).isEqualTo(200);
  }

  @Test
  void a_route_without_body_ignores_one_of_any_length_and_type() {
    Response<?> response =
        get(
            TestVariables.of("GET /books/7")
                .with("CONTENT_LENGTH", "99999999999")
                .with("CONTENT_TYPE", "image/png"));

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void a_truncated_body_is_400() {
    Response<?> response =
        dispatcher(DispatchSettings.DEFAULT)
            .dispatch(TestVariables.of("POST /books").with("CONTENT_LENGTH", "5"))
            .run(broken(new byte[3], false, true));

    assertThat(response.status()).isEqualTo(400);
    assertThat(body(response)).contains("ended after 3 bytes of 5");
  }

  @Test
  void a_malformed_length_and_a_wrong_type_are_answered_before_the_body() {
    assertThat(get(TestVariables.of("GET /").with("CONTENT_LENGTH", "-1")).status()).isEqualTo(400);
    Dispatch dispatch =
        dispatcher(DispatchSettings.DEFAULT)
            .dispatch(TestVariables.of("POST /books").with("CONTENT_TYPE", "text/plain"));
    assertThat(dispatch.bodyMode()).isEqualTo(BodyMode.NONE);
    assertThat(dispatch.run(NO_BODY).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "/api, GET /api/books/7,   200",
    "/api, GET /api,           200",
    "/api, GET /api/,          200",
    "/api/, GET /api/books/7,  200",
    "/,    GET /books/7,       200",
    "/a/b, GET /a/b/books/7,   200",
    "/api, GET /books/7,       404",
    "/api, GET /,              404",
    "/api, GET /apis/books/7,  404",
    "/api, GET /api//books/7,  404",
    "/api, PUT /api/books/7,   405",
  })
  void prefix_is_stripped_and_nothing_outside_of_it_served(
      String prefix, String requestLine, int status) {
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT.withPrefix(prefix));

    Response<?> response = dispatcher.dispatch(TestVariables.of(requestLine)).run(NO_BODY);

    assertThat(response.status()).isEqualTo(status);
    if (status == 200 && requestLine.endsWith("7")) {
      assertThat(body(response)).startsWith("1 GET /books/7 null");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "/a//b", "/{x}", "/a?b", "/a%20b", "/.."})
  void malformed_prefix_is_refused(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DispatchSettings.DEFAULT.withPrefix(prefix));
  }

  @Test
  void whatever_a_handler_throws_or_returns_is_answered() {
    Throwable[] thrown = {
      new HttpException(418, "no coffee"),
      new IllegalStateException("secret"),
      new java.io.IOException("secret"),
      new StackOverflowError("secret"),
      new OutOfMemoryError("secret"),
      new InterruptedException("secret")
    };
    for (Throwable each : thrown) {
      Response<?> response =
          dispatcher(
                  DispatchSettings.DEFAULT,
                  TestRoutes.of(
                      (route, request) -> {
                        if (each instanceof Exception exception) {
                          throw exception;
                        }
                        throw (Error) each;
                      },
                      endpoint(Method.GET, "/")))
              .dispatch(TestVariables.of("GET /"))
              .run(NO_BODY);

      assertThat(response.status()).isEqualTo(each instanceof HttpException ? 418 : 500);
      assertThat(body(response)).doesNotContain("secret");
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_value_is_encoded_and_what_cannot_be_is_500() {
    record Greeting(String message) {}
    TestRoutes routes =
        TestRoutes.of(
            (route, request) ->
                switch (route) {
                  case 0 -> Response.of(new Greeting("hi"));
                  case 1 -> Response.of(new Broken(1));
                  default -> null;
                },
            endpoint(Method.GET, "/0"),
            endpoint(Method.GET, "/1"),
            endpoint(Method.GET, "/2"));
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT, routes);

    assertThat(body(dispatcher.dispatch(TestVariables.of("GET /0")).run(NO_BODY)))
        .isEqualTo("{\"message\":\"hi\"}");
    for (String path : new String[] {"/1", "/2"}) {
      Response<?> failed = dispatcher.dispatch(TestVariables.of("GET " + path)).run(NO_BODY);
      assertThat(failed.status()).isEqualTo(500);
      assertThat(body(failed)).contains("its log tells why");
    }
  }

  @Test
  void dev_mode_shows_what_was_thrown() {
    TestRoutes routes =
        TestRoutes.of(
            (route, request) -> {
              throw new IllegalStateException("boom");
            },
            endpoint(Method.GET, "/"));

    assertThat(
            body(
                dispatcher(DispatchSettings.DEFAULT.withDev(true), routes)
                    .dispatch(TestVariables.of("GET /"))
                    .run(NO_BODY)))
        .contains("boom", "trace");
  }

  @Test
  void linking_tells_contradictions_missing_values_and_failing_constructors() {
    Provided provided = new Provided();
    TestRoutes one = TestRoutes.needing("com.acme.One", Runnable.class);

    assertThatIllegalStateException()
        .isThrownBy(() -> Dispatcher.link(List.of(one), provided, json, DispatchSettings.DEFAULT))
        .withMessageContaining("no java.lang.Runnable")
        .withMessageContaining("needed by com.acme.One");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> Dispatcher.link(List.of(one, one), provided, json, DispatchSettings.DEFAULT))
        .withMessageContaining("is served by two methods");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                dispatcher(
                    DispatchSettings.DEFAULT,
                    TestRoutes.needing("com.acme.One")
                        .boundBy(
                            given -> {
                              throw new UnsupportedOperationException("no such file");
                            })))
        .withMessageContaining("com.acme.One could not be made")
        .withMessageContaining("no such file");
  }

  @Test
  void many_threads_may_dispatch_at_once() throws Exception {
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT);
    int threads = 4;
    CountDownLatch start = new CountDownLatch(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<?>> futures = new ArrayList<>();
    try {
      for (int t = 0; t < threads; t++) {
        int id = t;
        futures.add(
            executor.submit(
                () -> {
                  start.countDown();
                  start.await();
                  for (int i = 0; i < 5_000; i++) {
                    String path = "/books/" + id + "-" + i;
                    Dispatch dispatch = dispatcher.dispatch(TestVariables.of("GET " + path));
                    assertThat(body(dispatch.run(NO_BODY))).startsWith("1 GET " + path + " ");
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void dispatch_allocates_little() {
    TestVariables variables = TestVariables.of("GET /books/12345?x=1");
    Dispatcher dispatcher = dispatcher(DispatchSettings.DEFAULT);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long routes = 0;
    int requests = 20_000;
    for (int i = 0; i < requests; i++) {
      routes += dispatcher.dispatch(variables).route();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < requests; i++) {
      routes += dispatcher.dispatch(variables).route();
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / requests;

    assertThat(routes).isEqualTo(2L * requests);
    // The dispatch itself, path, query and one variable with their characters, and their list; the
    // test's own variables take some 100 bytes more.
    assertThat(each).isLessThan(500);
  }
}
