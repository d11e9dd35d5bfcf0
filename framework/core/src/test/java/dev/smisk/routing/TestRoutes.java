package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import java.util.List;
import java.util.function.Function;

/** What the processor would write, by hand. */
final class TestRoutes implements Routes {
  private final List<Endpoint> table;
  private final List<Class<?>> needs;
  private final Function<Provided, Handler> binding;

  private TestRoutes(
      List<Endpoint> table, List<Class<?>> needs, Function<Provided, Handler> binding) {
    this.table = table;
    this.needs = needs;
    this.binding = binding;
  }

  /** Routes of one handler; each endpoint is given a place unless it has one. */
  static TestRoutes of(Handler handler, Endpoint... table) {
    return new TestRoutes(List.of(table), List.of(), provided -> handler);
  }

  static TestRoutes needing(String handlerClass, Class<?>... types) {
    Endpoint endpoint =
        Endpoint.of(dev.smisk.http.Method.GET, "/" + handlerClass)
            .handledBy(handlerClass, "get()", "X.java:1");
    return new TestRoutes(
        List.of(endpoint),
        List.of(types),
        provided -> {
          for (Class<?> type : types) {
            provided.get(type);
          }
          return (route, request) -> dev.smisk.http.Response.noContent();
        });
  }

  TestRoutes boundBy(Function<Provided, Handler> other) {
    return new TestRoutes(table, needs, other);
  }

  @Override
  public List<Endpoint> table() {
    return table;
  }

  @Override
  public List<Class<?>> needs() {
    return needs;
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return binding.apply(provided);
  }
}
