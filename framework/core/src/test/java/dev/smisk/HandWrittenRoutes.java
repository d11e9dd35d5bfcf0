package dev.smisk;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.util.ArrayList;
import java.util.List;

/** A table as the processor would write it, put together by a test. */
public final class HandWrittenRoutes implements Routes {
  /** What answers one route. */
  @FunctionalInterface
  public interface Answer {
    Response<?> to(Request request) throws Exception;
  }

  private final List<Endpoint> table = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Class<?>> needs = new ArrayList<>();
  private Runnable constructor = () -> {};

  /** One more route. */
  public HandWrittenRoutes with(Endpoint endpoint, Answer answer) {
    table.add(endpoint.handledBy("dev.smisk.Books", "route" + table.size() + "()", "Books.java:1"));
    answers.add(answer);
    return this;
  }

  HandWrittenRoutes needing(Class<?> type) {
    needs.add(type);
    return this;
  }

  /** Runs where a handler's constructor would. */
  HandWrittenRoutes constructing(Runnable constructor) {
    this.constructor = constructor;
    return this;
  }

  @Override
  public List<Endpoint> table() {
    return List.copyOf(table);
  }

  @Override
  public List<Class<?>> needs() {
    return needs;
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    needs.forEach(provided::get);
    constructor.run();
    return (endpoint, request) -> answers.get(endpoint).to(request);
  }
}
