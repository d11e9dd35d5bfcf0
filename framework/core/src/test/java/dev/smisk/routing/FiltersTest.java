package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Chain;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Method;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.StreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which filters and guards run for what, in which order, and what becomes of their answers. */
class FiltersTest {
  private static final Endpoint ROOT = Endpoint.of(Method.GET, "/");

  private final List<String> log = new ArrayList<>();
  private final Provided provided = new Provided();

  private Filter logging(String name) {
    return (request, next) -> {
      log.add(name);
      return next.proceed(request);
    };
  }

  private record OfClass(Filter filter) implements Filter {
    @Override
    public Response<?> filter(Request request, Chain next) throws Exception {
      return filter.filter(request, next);
    }
  }

  private record OfMethod(Filter filter, Guard guard) implements Filter, Guard {
    @Override
    public Response<?> filter(Request request, Chain next) throws Exception {
      return filter.filter(request, next);
    }

    @Override
    public Response<?> check(Request head) {
      return guard.check(head);
    }
  }

  /** Marks every answer with the template of the route. */
  private static class Marking implements Filter {
    @Override
    public Response<?> filter(Request request, Chain next) throws Exception {
      Endpoint route = request.route();
      return next.proceed(request)
          .header("X-Route", route == null ? "none " + request.path() : route.template());
    }

    @Override
    public boolean runsAlways() {
      return true;
    }
  }

  /** What Jackson cannot write. */
  public static final class Unwritable {
    public Unwritable getSelf() {
      return this;
    }
  }

  private static final class Held implements StreamWriter {
    private int closed;

    @Override
    public void write(OutputStream out) {
      throw new AssertionError("not sent");
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private Dispatcher app(Filters filters, Handler handler, Endpoint... table) {
    return linked(filters, TestRoutes.of(handler, table));
  }

  private Dispatcher linked(Filters filters, Routes... tables) {
    return Dispatcher.link(
        List.of(tables),
        provided,
        new Json(JsonSettings.DEFAULT),
        DispatchSettings.DEFAULT.withPrefix("/app"),
        filters);
  }

  private static Response<?> run(Dispatcher app, String line) {
    return app.dispatch(TestVariables.of(line)).run(Incoming.of(new byte[0]));
  }

  private static String body(Response<?> response) {
    return response.bytes() == null ? "" : new String(response.bytes(), StandardCharsets.UTF_8);
  }

  private Response<?> handled(int endpoint, Request request) {
    log.add("handler");
    return Response.ok().text("ok");
  }

  @Test
  void order_is_app_path_class_method_and_guards_before_all() {
    provided.add(new OfClass(logging("class")));
    provided.add(
        new OfMethod(
            logging("method"),
            head -> {
              log.add("guard of method");
              return null;
            }));
    Filters filters =
        Filters.NONE
            .with("/", logging("app 1"))
            .with("/a", logging("path"))
            .with(logging("app 2"))
            .with(
                (Guard)
                    head -> {
                      log.add("guard of app");
                      return null;
                    });
    Endpoint endpoint =
        Endpoint.of(Method.GET, "/a").filteredBy(OfClass.class, OfMethod.class, OfClass.class);

    Response<?> answer = run(app(filters, this::handled, endpoint), "GET /app/a");

    assertThat(body(answer)).isEqualTo("ok");
    assertThat(log)
        .containsExactly(
            "guard of app",
            "guard of method",
            "app 1",
            "app 2",
            "path",
            "class",
            "method",
            "handler");
  }

  @ParameterizedTest
  @CsvSource({
    "/admin,            /admin,          /admin,             true",
    "/admin,            /admin,          /%61dmin,           true",
    "/admin/,           /admin,          /admin,             true",
    "/admin,            /admin/,         /admin/,            true",
    "/admin,            /admin/users,    /admin/users,       true",
    "/admin,            /administrator,  /administrator,     false",
    "/admin/users,      /admin,          /admin,             false",
    "/admin,            /{page},         /admin,             true",
    "/admin,            /{page},         /%61dmin,           true",
    "/admin,            /{page},         /other,             false",
    "/admin/users,      /{all...},       /admin/users/7,     true",
    "/admin/users,      /{all...},       /admin/other,       false",
    "/admin,            /{name}min,      /admin,             true",
    "/admin,            /{name}min,      /odmin,             false",
    "/admin,            /{name}admin,    /xadmin,            false",
    "/café,             /café/{id},      /caf%C3%A9/1,       true",
    "/,                 /x,              /x,                 true",
  })
  void path_covers_what_is_below_it_whatever_the_route_is_called(
      String path, String template, String requested, boolean runs) {
    Endpoint endpoint = Endpoint.of(Method.GET, template);
    Endpoint covered = Endpoint.of(Method.GET, "/admin/users/of/the/path");
    Filters filters = Filters.NONE.with(path, logging("filter")).with(path, refusing());

    Dispatcher filtered =
        app(Filters.NONE.with(path, logging("filter")), this::handled, endpoint, covered);
    assertThat(run(filtered, "GET /app" + requested).status()).isEqualTo(200);
    assertThat(log.contains("filter")).isEqualTo(runs);
    Dispatcher guarded = app(filters, this::handled, endpoint, covered);
    assertThat(run(guarded, "GET /app" + requested).status()).isEqualTo(runs ? 401 : 200);
  }

  private static Guard refusing() {
    return head -> Response.status(401);
  }

  @ParameterizedTest
  @CsvSource({"admin", "/{page}", "/a//b", "''"})
  void path_of_a_filter_is_literal(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filters.NONE.with(path, logging("filter")));
  }

  @Test
  void route_without_a_filter_is_not_wrapped() {
    Handler handler = this::handled;
    assertThat(FilteredHandler.of(List.of(), handler, null, null)).isSameAs(handler);
  }

  @Test
  void filter_answers_alone_or_changes_the_answer() {
    Filter alone = (request, next) -> Response.status(202).json(List.of(1));
    Filter changing =
        (request, next) -> {
          Response<?> answer = next.proceed(request);
          return answer.withStatus(answer.bytes() == null ? 500 : 203);
        };

    Response<?> answer = run(app(Filters.NONE.with(alone), this::handled, ROOT), "GET /app");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(body(answer)).isEqualTo("[1]");
    assertThat(log).isEmpty();
    answer = run(app(Filters.NONE.with(changing).with(alone), this::handled, ROOT), "GET /app");
    assertThat(answer.status()).isEqualTo(203);
    assertThat(body(answer)).isEqualTo("[1]");
  }

  @Test
  void filter_sees_bytes_route_and_filters() {
    provided.add(new OfClass(logging("class")));
    Filter looking =
        (request, next) -> {
          log.add(request.route().template() + " " + request.route().filters());
          Response<?> answer = next.proceed(request);
          log.add(answer.value() + " " + body(answer));
          return answer;
        };
    Handler handler = (endpoint, request) -> Response.of(List.of(7));

    run(app(Filters.NONE.with(looking), handler, ROOT.filteredBy(OfClass.class)), "GET /app");

    assertThat(log).containsExactly("/ [" + OfClass.class + "]", "class", "null [7]");
  }

  @Test
  void what_is_behind_a_filter_fails_as_an_answer() {
    Filter outer =
        (request, next) -> {
          Response<?> answer = next.proceed(request);
          log.add("" + answer.status());
          return answer.header("X-Outer", "1");
        };
    Filter throwing =
        (request, next) -> {
          next.proceed(request);
          throw new HttpException(409, "of the filter");
        };
    Handler broken =
        (endpoint, request) -> {
          throw new HttpException(Problem.of(404, "of the handler"), null);
        };

    Response<?> answer =
        run(app(Filters.NONE.with(outer).with(outer).with(throwing), broken, ROOT), "GET /app");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(body(answer)).contains("of the filter");
    assertThat(answer.header("X-Outer")).isEqualTo("1");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(log).containsExactly("409", "409");

    log.clear();
    Handler mistaken = (endpoint, request) -> Response.of(new Unwritable());
    run(app(Filters.NONE.with(outer), mistaken, ROOT), "GET /app");
    assertThat(log).containsExactly("500");
  }

  /** Routes that answer with what they catch. */
  private record Catching(List<Endpoint> table) implements Routes, Handler {
    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public List<Class<? extends Throwable>> catches() {
      return List.of(IllegalStateException.class);
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      return this;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return Response.ok().text("ok");
    }

    @Override
    public Response<?> handleThrown(int type, Throwable thrown, Request request) {
      if (String.valueOf(thrown.getMessage()).equals("again")) {
        throw new IllegalStateException("of @Catch");
      }
      return Response.status(418).text("caught " + thrown.getMessage());
    }
  }

  @Test
  void what_filters_and_guards_throw_is_caught_once() {
    Catching routes = new Catching(List.of(ROOT));
    Filter filter =
        (request, next) -> {
          throw new IllegalStateException(request.query("say"));
        };
    Guard guard =
        head -> {
          throw new IllegalStateException("guard");
        };

    assertThat(body(run(linked(Filters.NONE.with(filter), routes), "GET /app?say=filter")))
        .isEqualTo("caught filter");
    Filters two = Filters.NONE.with(logging("outer")).with(filter);
    assertThat(run(linked(two, routes), "GET /app?say=again").status()).isEqualTo(500);
    assertThat(body(run(linked(Filters.NONE.with(guard), routes), "GET /app")))
        .isEqualTo("caught guard");
    assertThat(run(linked(Filters.NONE.with((request, next) -> null), routes), "GET /app").status())
        .isEqualTo(418);
  }

  @Test
  void stream_that_no_filter_keeps_is_released() {
    Held held = new Held();
    Handler streaming = (endpoint, request) -> Response.stream("text/plain", held);
    Filter dropping =
        (request, next) -> {
          next.proceed(request);
          return Response.noContent();
        };
    Filter throwing =
        (request, next) -> {
          next.proceed(request);
          throw new IOException("filter");
        };
    Filter repeating =
        (request, next) -> {
          next.proceed(request);
          return next.proceed(request);
        };

    run(app(Filters.NONE.with(dropping), streaming, ROOT), "GET /app");
    assertThat(held.closed).isEqualTo(1);
    run(app(Filters.NONE.with(throwing), streaming, ROOT), "GET /app");
    assertThat(held.closed).isEqualTo(2);
    run(app(Filters.NONE.with(repeating), streaming, ROOT), "GET /app");
    assertThat(held.closed).isEqualTo(3);
    Response<?> kept = run(app(Filters.NONE.with(logging("f")), streaming, ROOT), "GET /app");
    assertThat(kept.stream()).isNotNull();
    assertThat(held.closed).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /app/nothing?x     | 404 | none /nothing
          GET /elsewhere         | 404 | none /elsewhere
          DELETE /app/a          | 405 | none /a
          BREW /app/a            | 501 | none /a
          OPTIONS /app/a         | 204 | none /a
          OPTIONS *              | 204 | none *
          GET /app/%zz           | 400 | none /app/%zz
          POST /app/a            | 415 | /a
          GET /app/a             | 200 | /a
          """)
  void filter_that_runs_always_sees_answers_without_a_route(String line, int status, String route) {
    Dispatcher app =
        app(
            Filters.NONE.with(logging("routes")).with(new Marking()),
            this::handled,
            Endpoint.of(Method.GET, "/a"),
            Endpoint.of(Method.POST, "/a").buffered("application/json"));
    TestVariables variables = TestVariables.of(line).with("CONTENT_TYPE", "text/plain");

    Dispatch dispatch = app.dispatch(variables);
    Response<?> answer = dispatch.run(Incoming.of(new byte[0]));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("X-Route")).isEqualTo(route);
    assertThat(log.contains("routes")).isEqualTo(status == 200);
    assertThat(dispatch.route()).isEqualTo(status == 200 ? 0 : 2);
    assertThat(app.answersMayBlock()).isTrue();
    assertThat(app(Filters.NONE.with(logging("routes")), this::handled, ROOT).answersMayBlock())
        .isFalse();
  }

  @Test
  void path_that_covers_no_route_is_told_at_start_up() {
    Filters guarded = Filters.NONE.with("/admni", head -> null);
    Filters filtered = Filters.NONE.with("/admni", logging("path"));

    assertThatIllegalStateException()
        .isThrownBy(() -> app(guarded, this::handled, ROOT))
        .withMessageContaining("the guard for \"/admni\" covers no route");
    assertThatIllegalStateException()
        .isThrownBy(() -> app(filtered, this::handled, ROOT))
        .withMessageContaining("the filter for \"/admni\" covers no route");
    assertThat(app(Filters.NONE.with("/admni", new Marking()), this::handled, ROOT)).isNotNull();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Repeatable(Roles.class)
  private @interface Role {
    String value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Roles {
    Role[] value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  private @interface Unused {}

  @Role("admin")
  @Role("boss")
  private static final class Marked {}

  private static final Endpoint MARKED =
      Endpoint.of(Method.POST, "/marked")
          .buffered("application/json")
          .annotated(Marked.class.getAnnotationsByType(Role.class));

  @Test
  void annotations_of_a_route_are_shown_by_their_type() {
    assertThat(MARKED.annotation(Role.class)).extracting(Role::value).isEqualTo("admin");
    assertThat(MARKED.annotations(Role.class))
        .extracting(Role::value)
        .containsExactly("admin", "boss");
    assertThat(MARKED.annotation(Unused.class)).isNull();
    assertThat(MARKED.annotations(Unused.class)).isEmpty();
  }

  @Test
  void guard_of_all_sees_annotations_and_none_without_a_route() {
    Filters deny =
        Filters.NONE
            .with(
                head -> {
                  Role role = head.annotation(Role.class);
                  return role == null || !role.value().equals(head.header("X-Role"))
                      ? Response.status(403)
                      : null;
                })
            .with(
                new Marking() {
                  @Override
                  public Response<?> filter(Request request, Chain next) throws Exception {
                    log.add(String.valueOf(request.annotation(Role.class)));
                    return next.proceed(request);
                  }
                });
    Dispatcher app = app(deny, this::handled, ROOT, MARKED);

    assertThat(run(app, "GET /app/").status()).isEqualTo(403);
    assertThat(run(app, "POST /app/marked").status()).isEqualTo(403);
    assertThat(
            app.dispatch(TestVariables.of("POST /app/marked").with("HTTP_X_ROLE", "admin"))
                .run(Incoming.of(new byte[0]))
                .status())
        .isEqualTo(200);
    assertThat(log).hasSize(4).last().isEqualTo("handler");
    log.clear();
    assertThat(run(app, "PUT /app/marked").status()).isEqualTo(405);
    assertThat(run(app, "GET /app/none").status()).isEqualTo(404);
    assertThat(log).containsExactly("null", "null");
  }

  @Test
  void filter_of_an_annotation_is_for_routes_that_have_it_inside_of_those_of_the_app() {
    Filters filters =
        Filters.NONE
            .with(Role.class, logging("role"))
            .with(logging("app"))
            .with("/marked", logging("path"))
            .with(
                Role.class,
                head -> {
                  log.add("guard");
                  return null;
                });
    Dispatcher app = app(filters, this::handled, ROOT, MARKED);

    run(app, "POST /app/marked");
    assertThat(log).containsExactly("guard", "app", "role", "path", "handler");
    log.clear();
    run(app, "GET /app/");
    assertThat(log).containsExactly("app", "handler");
  }

  @Test
  void filter_of_an_annotation_that_runs_always_does_so_for_its_routes() {
    Dispatcher app = app(Filters.NONE.with(Role.class, new Marking()), this::handled, ROOT, MARKED);
    TestVariables text = TestVariables.of("POST /app/marked").with("CONTENT_TYPE", "text/plain");

    assertThat(app.dispatch(text).run(Incoming.of(new byte[0])).header("X-Route"))
        .isEqualTo("/marked");
    assertThat(run(app, "GET /app/none").header("X-Route")).isNull();
    assertThat(run(app, "GET /app/").header("X-Route")).isNull();
  }

  @Test
  void annotation_that_no_route_has_is_told_at_start_up() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> app(Filters.NONE.with(Unused.class, head -> null), this::handled, ROOT, MARKED))
        .withMessageContaining("the guard for @Unused covers no route");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> app(Filters.NONE.with(Unused.class, new Marking()), this::handled, MARKED))
        .withMessageContaining("the filter for @Unused covers no route");
  }

  @Test
  void path_with_a_star_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filters.NONE.with("/admin/*", head -> null))
        .withMessageContaining("holds a *");
  }

  @Test
  void filter_of_a_path_that_runs_always_is_asked_only_there() {
    Dispatcher app = app(Filters.NONE.with("/a", new Marking()), this::handled, ROOT);

    assertThat(run(app, "GET /app/a/b").header("X-Route")).isEqualTo("none /a/b");
    assertThat(run(app, "GET /app/b").header("X-Route")).isNull();
    assertThat(run(app, "OPTIONS *").header("X-Route")).isNull();
    Dispatcher withoutPrefix =
        Dispatcher.link(
            List.of(TestRoutes.of(this::handled, ROOT)),
            provided,
            new Json(JsonSettings.DEFAULT),
            DispatchSettings.DEFAULT,
            Filters.NONE.with(new Marking()));
    assertThat(run(withoutPrefix, "OPTIONS *").header("X-Route")).isEqualTo("none *");
  }

  @Test
  void guard_answers_before_the_body_is_wanted_or_judged() {
    Endpoint upload = Endpoint.of(Method.POST, "/{id}").buffered("application/json");
    Guard guard =
        head -> {
          log.add(head.route().template() + " " + head.pathVariable(0) + " " + head.query("q"));
          return "yes".equals(head.header("X-Pass")) ? null : Response.status(401).text("who?");
        };
    Dispatcher app =
        app(Filters.NONE.with(guard).with(new Marking()).with(logging("f")), this::handled, upload);
    TestVariables variables =
        TestVariables.of("POST /app/7?q=1")
            .with("CONTENT_TYPE", "text/plain")
            .with("CONTENT_LENGTH", "99999999");

    Dispatch refused = app.dispatch(variables);

    assertThat(log).containsExactly("/{id} 7 1");
    assertThat(refused.bodyMode()).isEqualTo(BodyMode.NONE);
    assertThat(refused.contentLength()).isEqualTo(-1);
    assertThat(refused.route()).isEqualTo(1);
    Response<?> answer = refused.run(Incoming.of(new byte[0]));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(body(answer)).isEqualTo("who?");
    assertThat(answer.header("X-Route")).isEqualTo("/{id}");
    assertThat(log).containsExactly("/{id} 7 1");
    assertThat(app.dispatch(variables.with("HTTP_X_PASS", "yes")).run(Incoming.of(new byte[0])))
        .extracting(Response::status)
        .isEqualTo(415);
  }

  @Test
  void guard_cannot_read_the_body() {
    Guard reading =
        head -> {
          head.body();
          return null;
        };
    Endpoint upload = Endpoint.of(Method.POST, "/").buffered();

    assertThat(run(app(Filters.NONE.with(reading), this::handled, upload), "POST /app").status())
        .isEqualTo(500);
    assertThat(log).isEmpty();
  }

  @Test
  void body_that_came_too_long_is_answered_through_filters_that_run_always() {
    Endpoint upload = Endpoint.of(Method.POST, "/").buffered();
    Incoming tooLong =
        new Incoming() {
          private final Incoming none = Incoming.of(new byte[0]);

          @Override
          public byte[] body() {
            return none.body();
          }

          @Override
          public boolean tooLong() {
            return true;
          }

          @Override
          public boolean truncated() {
            return false;
          }

          @Override
          public java.io.InputStream stream() {
            return none.stream();
          }

          @Override
          public boolean aborted() {
            return false;
          }

          @Override
          public void interruptOnAbort() {
            // Nobody does.
          }

          @Override
          public void atEnd(AutoCloseable resource) {
            // It has no end.
          }
        };
    Dispatcher app =
        app(Filters.NONE.with(new Marking()).with(logging("f")), this::handled, upload);

    Response<?> answer = app.dispatch(TestVariables.of("POST /app")).run(tooLong);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("X-Route")).isEqualTo("/");
    assertThat(log).isEmpty();
  }

  @Test
  void vary_is_said_once() {
    Response<?> answer =
        run(
            app(
                Filters.NONE.with(logging("a")).with(logging("b")),
                this::handled,
                ROOT.producing("text/plain")),
            "GET /app");
    List<String> vary = new ArrayList<>();
    answer.forEachHeader(
        (name, value) -> {
          if (name.equals("Vary")) {
            vary.add(value);
          }
        });
    assertThat(vary).containsExactly("Accept");
  }

  @Test
  void missing_filters_are_told_with_all_that_is_missing() {
    TestRoutes needing = TestRoutes.needing("com.acme.Books", Runnable.class);
    Endpoint endpoint = ROOT.filteredBy(OfClass.class).handledBy("com.acme.A", "a()", "A.java:1");

    assertThatIllegalStateException()
        .isThrownBy(() -> linked(Filters.NONE, needing, TestRoutes.of(this::handled, endpoint)))
        .withMessageContaining("handlers lack 2 values")
        .withMessageContaining("no java.lang.Runnable")
        .withMessageContaining("no " + OfClass.class.getName())
        .withMessageContaining("needed by com.acme.A");
  }

  @Test
  void type_that_filters_nothing_keeps_it_from_starting() {
    provided.add("text");
    assertThatIllegalStateException()
        .isThrownBy(() -> app(Filters.NONE, this::handled, ROOT.filteredBy(String.class)))
        .withMessageContaining("java.lang.String is neither a Filter nor a Guard");
  }
}
