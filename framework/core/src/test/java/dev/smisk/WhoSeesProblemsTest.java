package dev.smisk;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Chain;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.HttpException;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.ProblemHook;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the app to the table of who sees a problem in {@code dev.smisk.routing}. */
class WhoSeesProblemsTest {
  /** For each place of the table, requests whose problem arises there. */
  private static final Map<String, List<Function<InMemoryWebServer, String>>> CASES =
      new LinkedHashMap<>();

  static {
    CASES.put(
        "a handler, its parameters and its body",
        List.of(
            server -> server.ask("GET", "/throws").stdout(),
            server -> server.ask("GET", "/int", "QUERY_STRING", "a=x").stdout()));
    CASES.put("a filter", List.of(server -> server.ask("GET", "/filtered").stdout()));
    CASES.put("a guard", List.of(server -> server.ask("GET", "/guarded").stdout()));
    CASES.put(
        "type, length and Accept: 406, 413, 415",
        List.of(
            server -> server.ask("GET", "/csv", "HTTP_ACCEPT", "image/png").stdout(),
            server -> {
              server.begin("POST", "/json", "CONTENT_TYPE", "application/xml");
              return server.body("<a/>").stdout();
            },
            server -> {
              server.begin(
                  "POST",
                  "/json",
                  "CONTENT_TYPE",
                  "application/json",
                  "CONTENT_LENGTH",
                  "99999999");
              return server.body("{").stdout();
            }));
    CASES.put(
        "no route: 404, 405, 501",
        List.of(
            server -> server.ask("GET", "/none").stdout(),
            server -> server.ask("DELETE", "/int").stdout(),
            server -> server.ask("BREW", "/int").stdout()));
    CASES.put(
        "what is no request: 400",
        List.of(
            server -> server.ask("GET", "/%zz").stdout(),
            server -> server.ask("GET", "/../x").stdout()));
  }

  private final Set<String> seen = new TreeSet<>();

  private App app() {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(GET, "/throws"),
                request -> {
                  throw new HttpException(409, "taken");
                })
            .with(
                Endpoint.of(GET, "/int"),
                request -> {
                  Arguments arguments = new Arguments(request);
                  int a = arguments.query("a").toInt();
                  arguments.check();
                  return Response.of(a);
                })
            .with(Endpoint.of(GET, "/filtered"), request -> Response.noContent())
            .with(Endpoint.of(GET, "/guarded"), request -> Response.noContent())
            .with(Endpoint.of(GET, "/csv").producing("text/csv"), request -> Response.noContent())
            .with(
                Endpoint.of(POST, "/json").buffered("application/json"),
                request -> Response.noContent());
    return Smisk.app()
        .routes(routes, new Catching())
        .provide(
            ProblemHook.class,
            (problem, request) -> {
              seen.add("hook");
              return problem;
            })
        .guard(
            "/guarded",
            head -> {
              throw new HttpException(403, "guarded");
            })
        .filter(seeing("filter", false))
        .filter(seeing("always", true))
        .filter(
            "/filtered",
            (request, next) -> {
              throw new HttpException(403, "filtered");
            });
  }

  private Filter seeing(String name, boolean always) {
    return new Filter() {
      @Override
      public Response<?> filter(Request request, Chain next) throws Exception {
        Response<?> answer = next.proceed(request);
        if (answer.status() >= 400) {
          seen.add(name);
        }
        return answer;
      }

      @Override
      public boolean runsAlways() {
        return always;
      }
    };
  }

  /** A {@code @Catch} method for all that is an answer already. */
  private final class Catching implements Routes, Handler {
    @Override
    public List<Endpoint> table() {
      return List.of();
    }

    @Override
    public List<Class<? extends Throwable>> catches() {
      return List.of(HttpException.class);
    }

    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      return this;
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      throw Handler.unknown(endpoint);
    }

    @Override
    public Response<?> handleThrown(int type, Throwable thrown, Request request) {
      seen.add("@Catch");
      return Response.status(409).json(((HttpException) thrown).problem());
    }
  }

  private static List<List<String>> table() throws IOException {
    return DocumentedTable.below("where a problem arises");
  }

  @Test
  void table_hasEveryCase() throws IOException {
    assertThat(table().stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(
            Stream.concat(CASES.keySet().stream(), Stream.of("a limit: 408, 431, 503")).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyRow_isAsDocumented() throws IOException {
    return table().stream()
        .filter(row -> CASES.containsKey(row.get(0)))
        .map(row -> DynamicTest.dynamicTest(row.get(0), () -> check(row)));
  }

  private void check(List<String> row) {
    Set<String> told = new TreeSet<>();
    List<String> names = List.of("@Catch", "filter", "always", "hook");
    for (int i = 0; i < names.size(); i++) {
      assertThat(row.get(i + 1)).isIn("yes", "no");
      if (row.get(i + 1).equals("yes")) {
        told.add(names.get(i));
      }
    }
    for (Function<InMemoryWebServer, String> request : CASES.get(row.get(0))) {
      seen.clear();
      try (InMemoryWebServer server = new InMemoryWebServer(app())) {
        String answer = request.apply(server);
        assertThat(seen).as(answer).isEqualTo(told);
        assertThat(answer).contains("application/problem+json");
      }
    }
  }
}
