package dev.smisk;

import dev.smisk.fastcgi.Intake;
import dev.smisk.fastcgi.Job;
import dev.smisk.fastcgi.Pace;
import dev.smisk.fastcgi.Params;
import dev.smisk.fastcgi.Refusal;
import dev.smisk.fastcgi.Responder;
import dev.smisk.fastcgi.Stdin;
import dev.smisk.fastcgi.Stdout;
import dev.smisk.fastcgi.Suspension;
import dev.smisk.http.AppValues;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import dev.smisk.http.ResponseHead;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.Variables;
import dev.smisk.routing.Dispatch;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import dev.smisk.routing.Pending;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the rooms: gives each FastCGI request to the dispatcher, and the answer back as bytes. It,
 * {@link Arrival} and {@link StdoutOutput} alone know both of records and of HTTP. Thread-safe.
 */
final class Bridge implements Responder {
  private final Dispatcher dispatcher;
  private final Json json;
  private final TrustedHeaders trusted;
  private final AppValues values;

  /** Null where nobody wants one. */
  private final @Nullable AccessLog accessLog;

  private final RoutePaces paces;
  private final RefusalAnswers refusals;

  Bridge(
      Dispatcher dispatcher,
      Json json,
      TrustedHeaders trusted,
      AppValues values,
      @Nullable AccessLog accessLog) {
    this.dispatcher = dispatcher;
    this.json = json;
    this.trusted = trusted;
    this.values = values;
    this.accessLog = accessLog;
    paces = new RoutePaces(dispatcher);
    refusals = new RefusalAnswers(json);
  }

  @Override
  public Job admit(Params params) {
    return new Exchange(params);
  }

  @Override
  public Job refuse(Refusal reason, Params params) {
    return new Refused(reason, params, null);
  }

  @Override
  public Job late(Job running, Params params) {
    return new Refused(
        Refusal.HANDLER_TOO_SLOW, params, running instanceof Exchange late ? late : null);
  }

  /** No request runs any more. */
  void close() throws IOException {
    dispatcher.close();
  }

  /** From now on the app tells whoever asks for its health that it goes down. */
  void drain() {
    dispatcher.drain();
  }

  /** What both kinds of job are to the other rooms: a request's variables and its id. */
  private abstract class Received implements Job, Variables {
    private final Params params;

    /** When all variables were there; 0 where nobody logs it. */
    private final long begun;

    /** Made when first asked for. */
    private @Nullable String requestId;

    /**
     * For a request.
     *
     * @param late the job in whose place this one is, if any; its handler runs
     */
    Received(Params params, @Nullable Received late) {
      this.params = params;
      begun = late != null ? late.begun : accessLog == null ? 0 : accessLog.now();
      requestId = late == null ? null : late.requestId;
    }

    @Override
    public final @Nullable String get(String name) {
      return params.get(name);
    }

    @Override
    public final @Nullable String joined(String name, String separator) {
      return params.joined(name, separator);
    }

    @Override
    public final void forEach(BiConsumer<String, String> action) {
      params.forEach(action);
    }

    @Override
    public final AppValues app() {
      return values;
    }

    @Override
    public final String requestId() {
      String id = requestId;
      if (id == null) {
        id = trusted.requestId(this);
        requestId = id;
      }
      return id;
    }

    /** The route that was to answer; null where no handler was. */
    abstract @Nullable Endpoint endpoint();

    final void log(@Nullable Answer answer) {
      if (accessLog != null) {
        accessLog.write(this, endpoint(), answer, begun);
      }
    }

    @Override
    public final void abandoned() {
      log(null);
    }
  }

  /** An answer that is pending, and what its request has brought. */
  private record Promise(Pending pending, Arrival arrival) {}

  /** One request: its variables on the way in, its job on the way out. */
  private final class Exchange extends Received {
    private final Dispatch dispatch;

    /** What the handler has promised; null but between two runs. */
    private @Nullable Promise promise;

    Exchange(Params params) {
      super(params, null);
      this.dispatch = dispatcher.dispatch(this);
    }

    @Override
    public Pace pace() {
      return paces.of(dispatch.route());
    }

    @Override
    public Intake intake() {
      return switch (dispatch.bodyMode()) {
        case NONE -> Intake.NONE;
        case BUFFERED -> Intake.collect(dispatch.contentLength(), dispatch.maxBodyBytes());
        case STREAMED -> Intake.stream(dispatch.contentLength(), dispatch.maxBodyBytes());
      };
    }

    @Override
    public void run(Stdin stdin, Stdout stdout) throws IOException {
      Promise before = promise;
      Arrival arrival = before == null ? new Arrival(dispatch, stdin, stdout) : before.arrival();
      promise = null;
      try {
        Response<?> response =
            before == null ? dispatch.run(arrival) : dispatch.resume(before.pending(), arrival);
        Pending pending = Pending.in(response);
        if (pending == null) {
          answer(response, stdout);
        } else {
          Suspension suspension = stdout.suspend();
          promise = new Promise(pending, arrival);
          pending.whenDone(suspension::resume);
        }
      } finally {
        if (promise == null) {
          arrival.end(this);
        }
      }
    }

    private void answer(Response<?> response, Stdout stdout) throws IOException {
      AnswerOutput output = new StdoutOutput(stdout);
      if (accessLog == null && response.stream() == null) {
        byte[] body = dispatch.isHead() ? null : response.bytes();
        Answer.send(ResponseHead.encode(response), body, output);
        return;
      }
      Answer answer = new Answer(output);
      try {
        answer.send(response, dispatch, json);
      } finally {
        if (!stdout.replaced()) { // else the answer in its place is logged
          log(answer);
        }
      }
    }

    @Override
    @Nullable Endpoint endpoint() {
      int route = dispatch.route();
      List<Endpoint> endpoints = dispatcher.endpoints();
      return route < endpoints.size() ? endpoints.get(route) : null;
    }
  }

  /** A request that a limit turned away. */
  private final class Refused extends Received {
    private final Refusal reason;

    /** The route whose handler took too long. */
    private final @Nullable Endpoint late;

    Refused(Refusal reason, Params params, @Nullable Exchange late) {
      super(params, late);
      this.reason = reason;
      this.late = late == null ? null : late.endpoint();
    }

    @Override
    public Pace pace() {
      return paces.ofRefusals();
    }

    @Override
    public Intake intake() {
      return Intake.NONE;
    }

    @Override
    @Nullable Endpoint endpoint() {
      return late;
    }

    @Override
    public void run(Stdin stdin, Stdout stdout) throws IOException {
      String method = get("REQUEST_METHOD");
      Answer answer = new Answer(new StdoutOutput(stdout));
      try {
        answer.send(refusals.of(reason, method != null, this), "HEAD".equals(method));
      } finally {
        log(answer);
      }
    }
  }
}
