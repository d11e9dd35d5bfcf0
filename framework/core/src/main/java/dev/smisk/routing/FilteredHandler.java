package dev.smisk.routing;

import dev.smisk.http.Chain;
import dev.smisk.http.Filter;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
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
    return passage.answer(() -> filter.filter(request, passage));
  }

  /** One request's way through. Belongs to the thread that is at its answer. */
  private final class Passage implements Chain {
    private final int endpoint;

    /** What came of the latest way on, to be released if the filter does not return it. */
    private @Nullable Response<?> last;

    Passage(int endpoint) {
      this.endpoint = endpoint;
    }

    /** What the filter answers, or goes on to answer. */
    Response<?> answer(Callable<Response<?>> answering) throws Exception {
      try {
        Response<?> answer = answering.call();
        check(answer);
        release(answer);
        return answer;
      } catch (Throwable thrown) {
        try {
          release(null);
        } catch (Throwable again) {
          thrown.addSuppressed(again);
        }
        throw thrown;
      }
    }

    private void check(@Nullable Response<?> answer) {
      String name = filter.getClass().getName();
      if (answer == null) {
        throw new IllegalStateException(name + " returned null: a filter returns an answer");
      }
      if (answer != last && Pending.in(answer) != null) {
        throw new IllegalStateException(
            name
                + " changed what proceed(request, after) returned, which may be pending: return it"
                + " as it is, and change the answer in what is called after it");
      }
    }

    @Override
    public Response<?> proceed(Request request) throws Exception {
      release(null);
      Response<?> answer = next.handle(endpoint, request);
      for (Pending pending; (pending = Pending.in(answer)) != null; ) {
        request.interruptOnAbort(); // who waits for nobody is to be freed
        answer = pending.await();
      }
      return kept(json.encode(answer));
    }

    @Override
    public Response<?> proceed(Request request, After after) throws Exception {
      release(null);
      return behind(next.handle(endpoint, request), after);
    }

    private Response<?> behind(Response<?> answer, After after) throws Exception {
      Pending pending = Pending.in(answer);
      return pending == null
          ? after.answer(kept(json.encode(answer)))
          : kept(pending.then(later -> answer(() -> behind(later.call(), after))));
    }

    private Response<?> kept(Response<?> answer) {
      last = answer;
      return answer;
    }

    /** A stream that is not kept; another may be one around it, which releases it itself. */
    private void release(@Nullable Response<?> kept) throws IOException {
      Response<?> unkept = last;
      if (unkept == null || unkept == kept) {
        return;
      }
      Pending pending = Pending.in(unkept);
      if (pending != null) {
        last = null;
        pending.discard();
      } else if (kept == null || kept.stream() == null) {
        last = null;
        unkept.discard();
      }
    }
  }
}
