package dev.smisk.routing;

import dev.smisk.http.Chain;
import dev.smisk.http.Filter;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One filter with what is behind it. Thread-safe. */
final class FilteredHandler implements Handler {
  private final Filter filter;

  /** Null where each path of the route lies in the filter's. */
  private final @Nullable PathScope scope;

  private final Handler next;
  private final Json json;

  private FilteredHandler(Filter filter, @Nullable PathScope scope, Handler next, Json json) {
    this.filter = filter;
    this.scope = scope;
    this.next = next;
    this.json = json;
  }

  /**
   * All of these filters around a handler; itself where there are none.
   *
   * @param filters the outermost first, with a scope where each request's path is to be asked
   * @param inner catches what it throws
   * @param catching for what filters throw
   */
  static Handler of(
      List<Filters.Scoped<Filter>> filters, Handler inner, CatchingHandler catching, Json json) {
    Handler handler = inner;
    for (int i = filters.size() - 1; i >= 0; i--) {
      Filters.Scoped<Filter> outer = filters.get(i);
      PathScope scope = outer.scope().equals(PathScope.APP) ? null : outer.scope();
      handler = catching.around(new FilteredHandler(outer.value(), scope, handler, json));
    }
    return handler;
  }

  @Override
  public Response<?> handle(int endpoint, Request request) throws Exception {
    if (scope != null && !scope.covers(request.path())) {
      return next.handle(endpoint, request);
    }
    Passage passage = new Passage(endpoint);
    Response<?> answer;
    try {
      answer = filter.filter(request, passage);
      if (answer == null) {
        throw new IllegalStateException(
            filter.getClass().getName() + " returned null: a filter returns an answer");
      }
    } catch (Throwable thrown) {
      try {
        passage.release(null);
      } catch (Throwable again) {
        thrown.addSuppressed(again);
      }
      throw thrown;
    }
    passage.release(answer);
    return answer;
  }

  /** One request's way through. */
  private final class Passage implements Chain {
    private final int endpoint;
    private @Nullable Response<?> last;

    Passage(int endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public Response<?> proceed(Request request) throws Exception {
      release(null);
      Response<?> answer = json.encode(next.handle(endpoint, request));
      last = answer;
      return answer;
    }

    /** A stream that is not kept; another may be one around it, which releases it itself. */
    void release(@Nullable Response<?> kept) throws IOException {
      Response<?> unkept = last;
      if (unkept != null && (kept == null || kept.stream() == null)) {
        last = null;
        unkept.discard();
      }
    }
  }
}
