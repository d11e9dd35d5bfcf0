package dev.smisk;

import dev.smisk.fastcgi.Intake;
import dev.smisk.fastcgi.Job;
import dev.smisk.fastcgi.Pace;
import dev.smisk.fastcgi.Params;
import dev.smisk.fastcgi.Refusal;
import dev.smisk.fastcgi.Responder;
import dev.smisk.fastcgi.Stdin;
import dev.smisk.fastcgi.Stdout;
import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Problem;
import dev.smisk.http.Response;
import dev.smisk.http.ResponseHead;
import dev.smisk.http.Variables;
import dev.smisk.routing.Dispatch;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the rooms: gives each FastCGI request to the dispatcher, and the answer back as bytes. The
 * only class that knows both of records and of HTTP. Thread-safe.
 */
final class Bridge implements Responder {
  /** nginx's default {@code fastcgi_buffer_size}; it answers 502 to a longer head. */
  private static final int USUAL_HEAD_BYTES = 4 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Bridge.class);

  private final Dispatcher dispatcher;

  /** By route; the last is that of requests whose answer is known already. */
  private final Pace[] paces;

  /** Encoded beforehand: what is turned away must cost nothing. */
  private final Map<Refusal, Response<?>> refusals = new EnumMap<>(Refusal.class);

  /** Without a body, for requests whose method did not come: it may have been HEAD. */
  private final Map<Refusal, Response<?>> bareRefusals = new EnumMap<>(Refusal.class);

  Bridge(Dispatcher dispatcher, Json json) {
    this.dispatcher = dispatcher;
    List<Endpoint> endpoints = dispatcher.endpoints();
    paces = new Pace[endpoints.size() + 1];
    for (int route = 0; route < endpoints.size(); route++) {
      Endpoint endpoint = endpoints.get(route);
      paces[route] = endpoint.blocking() ? Pace.worker(endpoint.name()) : new Pace(endpoint.name());
    }
    paces[endpoints.size()] = Pace.inline("answers without a handler");
    for (Refusal refusal : Refusal.values()) {
      Problem problem = problem(refusal);
      Response<Void> bare = Response.status(problem.status());
      if (problem.status() == 503) {
        bare = bare.header("Retry-After", "1");
      }
      bareRefusals.put(refusal, bare);
      refusals.put(refusal, json.encode(bare.json(problem)));
    }
  }

  private static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case PARAMS_TOO_LARGE ->
          Problem.of(431, "the request's headers are larger than this service takes");
      case PARAMS_TOO_SLOW -> Problem.of(408, "the request's headers took too long to arrive");
      case BODY_TOO_SLOW -> Problem.of(408, "the request's body took too long to arrive");
      case OVERLOADED, NO_MEMORY ->
          Problem.of(503, "too many requests at once; try again in a moment");
      case HANDLER_TOO_SLOW -> Problem.of(503, "the request took too long to answer");
    };
  }

  @Override
  public Job admit(Params params) {
    return new Exchange(params);
  }

  @Override
  public Job refuse(Refusal reason, Params params) {
    String method = params.get("REQUEST_METHOD");
    Response<?> answer = (method == null ? bareRefusals : refusals).get(reason);
    if (answer == null) {
      throw new IllegalStateException("no answer for " + reason);
    }
    return new Refused(answer, "HEAD".equals(method));
  }

  private static void send(Response<?> response, boolean headOnly, Stdout stdout)
      throws IOException {
    byte[] head = ResponseHead.encode(response);
    stdout.write(head, 0, head.length);
    byte[] body = response.bytes();
    if (body != null && !headOnly) {
      stdout.write(body, 0, body.length);
    }
    stdout.end();
    if (head.length > USUAL_HEAD_BYTES) {
      log.warn(
          "an answer's head has {} bytes; nginx refuses more than {} unless fastcgi_buffer_size is"
              + " raised",
          head.length,
          USUAL_HEAD_BYTES);
    }
  }

  /** One request: its variables on the way in, its job on the way out. */
  private final class Exchange implements Job, Variables {
    private final Params params;
    private final Dispatch dispatch;

    Exchange(Params params) {
      this.params = params;
      this.dispatch = dispatcher.dispatch(this);
    }

    @Override
    public @Nullable String get(String name) {
      return params.get(name);
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      return params.joined(name, separator);
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      params.forEach(action);
    }

    @Override
    public Pace pace() {
      return paces[dispatch.route()];
    }

    @Override
    public Intake intake() {
      return dispatch.bodyMode() == BodyMode.NONE
          ? Intake.NONE
          : Intake.collect(dispatch.contentLength(), dispatch.maxBodyBytes());
    }

    @Override
    public void run(Stdin stdin, Stdout stdout) throws IOException {
      Response<?> response = dispatch.run(stdin.bytes(), stdin.exceeded(), stdin.truncated());
      send(response, dispatch.isHead(), stdout);
    }
  }

  /** A request that a limit turned away. */
  private final class Refused implements Job {
    private final Response<?> answer;
    private final boolean headOnly;

    Refused(Response<?> answer, boolean headOnly) {
      this.answer = answer;
      this.headOnly = headOnly;
    }

    @Override
    public Pace pace() {
      return paces[paces.length - 1];
    }

    @Override
    public Intake intake() {
      return Intake.NONE;
    }

    @Override
    public void run(Stdin stdin, Stdout stdout) throws IOException {
      send(answer, headOnly, stdout);
    }
  }
}
