package dev.smisk.routing;

import dev.smisk.http.BodyException;
import dev.smisk.http.BodyMode;
import dev.smisk.http.FormLimits;
import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.http.UploadFolder;
import dev.smisk.http.Variables;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A request on its way to a handler. Made by the leading thread, run by the handler's. */
final class RoutedDispatch implements Dispatch {
  private final BoundRoute target;
  private final Variables variables;
  private final String method;
  private final String uri;
  private final String path;
  private final @Nullable String query;
  private final List<String> pathVariables;
  private final long contentLength;

  /** What guards saw; null where there are none. */
  private @Nullable Request guarded;

  /** What the handler sees, for the hook; null until the request runs. */
  private @Nullable Request request;

  RoutedDispatch(
      BoundRoute target,
      Variables variables,
      String method,
      String uri,
      String path,
      @Nullable String query,
      List<String> pathVariables,
      long contentLength) {
    this.target = target;
    this.variables = variables;
    this.method = method;
    this.uri = uri;
    this.path = path;
    this.query = query;
    this.pathVariables = pathVariables;
    this.contentLength = contentLength;
  }

  @Override
  public int route() {
    return target.route();
  }

  @Override
  public BodyMode bodyMode() {
    return target.bodyMode();
  }

  @Override
  public long contentLength() {
    return contentLength;
  }

  @Override
  public long maxBodyBytes() {
    return target.maxBodyBytes();
  }

  @Override
  public FormLimits formLimits() {
    return target.formLimits();
  }

  @Override
  public UploadFolder uploads() {
    return target.uploads();
  }

  @Override
  public boolean isHead() {
    return method.equals("HEAD");
  }

  @Override
  public Response<?> run(Incoming incoming) {
    try {
      Handler handler = target.handler();
      HttpException unread = unread(incoming);
      if (unread != null) {
        handler = target.refused(RouteFilters.refusal(unread));
      }
      Request request = request(incoming);
      this.request = request;
      return settled(target.json().encode(handled(handler, request)), request);
    } catch (Throwable thrown) {
      return thrown(thrown, incoming);
    }
  }

  private Response<?> handled(Handler handler, Request request) throws Exception {
    return kept(handler.handle(target.index(), request), request);
  }

  /** What the request left is kept as soon as the answer is there. */
  private Response<?> kept(Response<?> answer, Request request) throws Exception {
    Pending pending = Pending.in(answer);
    if (pending != null) {
      return pending.then(later -> kept(later.call(), request));
    }
    StateKeeper keeper = target.keeper();
    return keeper != null && keeper.isTouched(request)
        ? KeepingHandler.last(keeper, answer, target.catching()).handle(target.index(), request)
        : answer;
  }

  @Override
  public Response<?> resume(Pending pending, Incoming incoming) {
    if (!pending.isDone()) {
      return target.failures().givenUp(new CancellationException(), target.endpoint());
    }
    try {
      return target.json().encode(pending.answer());
    } catch (Throwable thrown) {
      return thrown(thrown, incoming);
    }
  }

  /** What a file is answered with, as soon as the answer is there. */
  private Response<?> settled(Response<?> answer, Request request) throws IOException {
    Pending pending = Pending.in(answer);
    return pending == null
        ? target.settled(answer, request)
        : pending.then(later -> settled(target.json().encode(later.call()), request));
  }

  private Response<?> thrown(Throwable thrown, Incoming incoming) {
    // A peer that has sent its end may still read what is said of its body.
    boolean isNews =
        thrown instanceof InterruptedException
            || (thrown instanceof IOException && !(thrown instanceof BodyException));
    return isNews && incoming.aborted()
        ? target.failures().givenUp((Exception) thrown, target.endpoint())
        : failed(thrown);
  }

  private @Nullable HttpException unread(Incoming incoming) {
    if (incoming.tooLong()) {
      return RequestBody.tooLong(target.maxBodyBytes());
    }
    return incoming.truncated()
        ? RequestBody.truncated(contentLength, incoming.body().length)
        : null;
  }

  /** What a handler sees. */
  private Request request(Incoming incoming) {
    return guarded != null
        ? guarded.arrived(incoming)
        : new Request(
            variables,
            method,
            path,
            query,
            target.endpoint(),
            pathVariables,
            incoming,
            target.trusted());
  }

  /** What guards see. The handler's request goes on with what they leave at it. */
  Request guardedRequest() {
    Request head = request(HeadOnly.INSTANCE);
    guarded = head;
    return head;
  }

  /** This one goes on with what guards left at the request of that one, which is not run. */
  RoutedDispatch after(@Nullable RoutedDispatch other) {
    guarded = other == null ? null : other.guarded;
    return this;
  }

  /** The same request, answered by this in the handler's place and before its body is read. */
  RoutedDispatch refusedBy(Handler refusal, int noRoute) {
    return new RoutedDispatch(
            target.refusing(noRoute, refusal),
            variables,
            method,
            uri,
            path,
            query,
            pathVariables,
            -1)
        .after(this);
  }

  @Override
  public Response<?> failed(Throwable thrown) {
    Failures failures = target.failures();
    Request seen = request;
    if (seen == null) {
      return failures.answer(thrown, target.endpoint(), method, uri, variables);
    }
    Response<?> problem = failures.problem(thrown, target.endpoint(), method, uri, variables);
    try {
      return target.catching().told(problem, seen);
    } catch (Throwable again) {
      return failures.answer(again, target.endpoint(), method, uri, variables);
    }
  }

  @Override
  public void brokenOff(Throwable thrown) {
    target.failures().brokenOff(thrown, target.endpoint(), method, uri, variables);
  }
}
