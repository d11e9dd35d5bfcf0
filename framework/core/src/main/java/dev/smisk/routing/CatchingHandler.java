package dev.smisk.routing;

import dev.smisk.files.FileAnswers;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Problem;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A handler whose exceptions are answered by {@code @Catch} methods, and whose problems are written
 * as the app's {@link ProblemHook} and the client's {@code Accept} want them. Thread-safe.
 */
final class CatchingHandler implements Handler {
  /** In place of an index, for answers that no handler gives. */
  static final int NO_ROUTE = -1;

  private final Handler handler;
  private final List<Endpoint> table;
  private final Catches catches;
  private final @Nullable ProblemHook hook;
  private final Json json;
  private final Failures failures;

  /** Whether the answer was chosen by {@code Accept} where the route produces several types. */
  private final boolean negotiates;

  CatchingHandler(
      Handler handler,
      List<Endpoint> table,
      Catches catches,
      @Nullable ProblemHook hook,
      Json json,
      Failures failures) {
    this(handler, table, catches, hook, json, failures, true);
  }

  private CatchingHandler(
      Handler handler,
      List<Endpoint> table,
      Catches catches,
      @Nullable ProblemHook hook,
      Json json,
      Failures failures,
      boolean negotiates) {
    this.handler = handler;
    this.table = table;
    this.catches = catches;
    this.hook = hook;
    this.json = json;
    this.failures = failures;
    this.negotiates = negotiates;
  }

  /** Whether the app sees the problems that are told. */
  boolean isHooked() {
    return hook != null;
  }

  /** The same for what answers in place of the handler, or around it. */
  CatchingHandler around(Handler other) {
    return around(other, false);
  }

  private CatchingHandler around(Handler other, boolean negotiating) {
    return new CatchingHandler(other, table, catches, hook, json, failures, negotiating);
  }

  /** The same that leaves no value to be encoded but problems: for filters, which see bytes. */
  CatchingHandler encoding() {
    Handler encoding = (endpoint, request) -> encoded(handler.handle(endpoint, request));
    return around(encoding, negotiates);
  }

  private Response<?> encoded(@Nullable Response<?> answer) {
    Pending pending = Pending.in(answer);
    if (pending != null) {
      return pending.then(later -> encoded(later.call()));
    }
    return answer != null && answer.value() instanceof Problem ? answer : json.encode(answer);
  }

  @Override
  public Response<?> handle(int endpoint, Request request) throws Exception {
    Response<?> answer;
    try {
      answer = handler.handle(endpoint, request);
      if (negotiates && answer != null && answer.stream() != null) {
        FileAnswers.check(answer.stream()); // a filter's is looked for when all have run
      }
    } catch (Throwable thrown) {
      answer = caught(thrown, endpoint, request);
    }
    Pending pending = Pending.in(answer);
    return pending == null
        ? finished(answer, endpoint, request)
        : pending.then(
            later -> around((index, same) -> later.call(), negotiates).handle(endpoint, request));
  }

  private Response<?> finished(Response<?> answer, int endpoint, Request request) {
    if (answer != null && answer.status() >= 400) {
      return told(answer, request);
    }
    return negotiates && answer != null && !table.get(endpoint).produces().isEmpty()
        ? answer.header("Vary", "Accept")
        : answer;
  }

  private Response<?> caught(Throwable thrown, int endpoint, Request request) throws Exception {
    checkAwaited(thrown, request);
    Throwable failure = thrown;
    try {
      Response<?> answer = catches.answer(thrown, request);
      if (answer != null) {
        return answer;
      }
    } catch (Throwable again) {
      checkAwaited(again, request);
      failure = again;
    }
    Endpoint route = endpoint == NO_ROUTE ? null : table.get(endpoint);
    return failures.problem(failure, route, request.method(), request.path(), request.variables());
  }

  private static void checkAwaited(Throwable thrown, Request request) throws Exception {
    if (request.aborted()
        && (thrown instanceof InterruptedException || thrown instanceof IOException)) {
      throw (Exception) thrown; // nobody waits for an answer
    }
  }

  /** A problem as hook and client want it; any other answer is the app's own. */
  Response<?> told(Response<?> answer, Request request) {
    Problem problem = answer.value() instanceof Problem value ? value : null;
    if (problem == null) {
      return answer;
    }
    Problem shown = problem;
    if (hook != null) {
      try {
        shown = Objects.requireNonNull(hook.apply(problem, request), "what a ProblemHook returns");
      } catch (Throwable thrown) { // told without the hook, which would throw again
        return failures.answer(
            thrown, request.route(), request.method(), request.path(), request.variables());
      }
    }
    if (ProblemText.isAskedFor(request.header("Accept"))) {
      return bare(answer, shown).text(ProblemText.of(shown, request.id()));
    }
    return json.problem(bare(answer, shown), shown, request.variables());
  }

  /** Without body and type; other headers stay. */
  private static Response<?> bare(Response<?> answer, Problem problem) {
    Response<?>[] bare = {Response.status(problem.status())};
    answer.forEachHeader(
        (name, value) -> {
          if (!name.equalsIgnoreCase("Content-Type")) {
            bare[0] = bare[0].header(name, value);
          }
        });
    return bare[0];
  }
}
