package dev.smisk.routing;

import dev.smisk.http.Request;
import dev.smisk.http.Response;
import org.jspecify.annotations.Nullable;

/** A handler after which a client's changed state is kept. Thread-safe. */
final class KeepingHandler implements Handler {
  private final StateKeeper keeper;
  private final Handler handler;

  /** Whether nobody can change anything after it; else it is a handler that takes state. */
  private final boolean last;

  private KeepingHandler(StateKeeper keeper, Handler handler, boolean last) {
    this.keeper = keeper;
    this.handler = handler;
    this.last = last;
  }

  /** Around a handler that takes state, inside of its filters; catches what cannot be kept. */
  static CatchingHandler around(StateKeeper keeper, CatchingHandler handler) {
    return handler.around(new KeepingHandler(keeper, handler.encoding(), false));
  }

  /** For a request that is answered so, when all filters have seen it. */
  static Handler last(StateKeeper keeper, Response<?> answer, CatchingHandler catching) {
    return catching.around(new KeepingHandler(keeper, (endpoint, request) -> answer, true));
  }

  @Override
  public Response<?> handle(int endpoint, Request request) throws Exception {
    if (!last) {
      keeper.admit(request);
    }
    return kept(handler.handle(endpoint, request), request);
  }

  private Response<?> kept(@Nullable Response<?> answer, Request request) throws Exception {
    if (answer == null) {
      throw Results.nullResponse();
    }
    Pending pending = Pending.in(answer);
    if (pending != null) {
      return pending.then(later -> kept(later.call(), request));
    }
    try {
      return keeper.keep(request, answer, last);
    } catch (Throwable thrown) {
      try {
        answer.discard();
      } catch (Throwable again) {
        thrown.addSuppressed(again);
      }
      throw thrown;
    }
  }
}
