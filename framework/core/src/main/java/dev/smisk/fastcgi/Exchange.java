package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request, from BEGIN_REQUEST to END_REQUEST.
 *
 * <pre>
 *   PARAMS --end of PARAMS: admitted--> STDIN --body complete, or not wanted--> READY
 *   PARAMS --admitted: the body is streamed--> STREAMING --body complete--> READY
 *   PARAMS, STDIN --a limit is exceeded: refused--> READY
 * </pre>
 *
 * <p>Until READY or STREAMING all is the leading thread's, which then hands it to the thread that
 * runs the job (by the run queue or by starting a worker); that thread alone touches job, stdin and
 * stdout from then on, and the leading one adds to {@link #body}, which has its own lock. {@link
 * #ended} is set under the output lock, by whoever ends the request first: the job, an abort, or
 * the end of the connection.
 */
final class Exchange {
  enum Phase {
    PARAMS,
    STDIN,
    STREAMING,
    READY
  }

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  final Connection connection;
  final int id;
  final boolean keep;

  /** Whether END_REQUEST was sent, or never will be. Written under the output lock. */
  volatile boolean ended;

  /** Whether a part of the answer is out. Guarded by the output lock. */
  boolean sent;

  /**
   * Whether a refusal answers in its place. Written under the output lock, before {@link #ended}.
   */
  volatile boolean replaced;

  /**
   * Whether it was given up as its job took longer than {@link Limits#handlerTime()}. Written under
   * the output lock, before {@link #ended}.
   */
  volatile boolean late;

  // The leading thread's:
  Phase phase = Phase.PARAMS;

  /** The next of the connection's active requests. */
  @Nullable Exchange next;

  /** When the leader gives up waiting for PARAMS or STDIN; valid where {@link #timed}. */
  long deadline;

  boolean timed;

  /** Where STDIN goes while STREAMING, and what is left of it after the job has ended. */
  private @Nullable StreamedBody body;

  /**
   * Whether it came past {@link Limits#requestsPerConnection()}: it is refused when its PARAMS are
   * complete, as they tell what form the answer must have.
   */
  boolean excess;

  // The leading thread's until READY, then the running thread's:
  private @Nullable ParamsBuffer paramsBuffer;
  private @Nullable Params params;
  Job job = BreakOff.JOB;
  Stdin stdin = Stdin.NONE;

  /** Whether the answer is one of {@link Responder#refuse}. */
  boolean refused;

  /** Made by the leading thread where jobs have a deadline, else by the running one if asked to. */
  volatile @Nullable Execution execution;

  /** The latest, if the job's answer is or was pending. Written by the running thread. */
  volatile @Nullable Suspension suspension;

  Exchange(Connection connection, int id, boolean keep) {
    this.connection = connection;
    this.id = id;
    this.keep = keep;
    this.paramsBuffer = connection.engine.paramsPool().take();
  }

  Engine engine() {
    return connection.engine;
  }

  Pace pace() {
    return job.pace();
  }

  /** Whether something is awaited before the job can start. */
  boolean incomplete() {
    return phase == Phase.PARAMS || phase == Phase.STDIN;
  }

  boolean awaitsStdin() {
    return phase == Phase.STDIN || phase == Phase.STREAMING;
  }

  boolean abandoned() {
    return ended || connection.peerGone();
  }

  /** Whether there is memory for another request; if not, it is to be refused. */
  boolean begin() {
    return paramsBuffer().begin();
  }

  /** Takes a piece of PARAMS. */
  void params(ByteBuffer bytes) {
    ParamsBuffer buffer = paramsBuffer();
    if (!buffer.append(bytes, engine().limits().paramsBytes())) {
      refuse(buffer.starved() ? Refusal.NO_MEMORY : Refusal.PARAMS_TOO_LARGE);
    }
  }

  /** PARAMS are complete: asks the responder what to do. */
  void admit() throws ProtocolException {
    int limit = engine().limits().paramsCount();
    ParamsBuffer buffer = paramsBuffer();
    if (!buffer.index(limit)) {
      if (buffer.starved()) {
        refuse(Refusal.NO_MEMORY);
        return;
      }
      if (buffer.count() < limit) {
        throw new ProtocolException("name-value pair cut off in PARAMS of request " + id);
      }
      refuse(Refusal.PARAMS_TOO_LARGE);
      return;
    }
    if (excess) {
      refuse(Refusal.OVERLOADED);
      return;
    }
    try {
      Params view = new Params(buffer);
      params = view;
      job = engine().responder().admit(view);
      Intake intake = job.intake();
      switch (intake.mode()) {
        case DISCARD -> phase = Phase.READY;
        case COLLECT -> {
          stdin = Stdin.collecting(intake, engine().bodies().memory());
          phase = stdin.complete() ? Phase.READY : Phase.STDIN;
        }
        case STREAM -> stream(intake);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("The responder threw where it must not, in admit; the connection will close", e);
      job = BreakOff.JOB;
      phase = Phase.READY;
    }
  }

  private void stream(Intake intake) {
    StreamedBody streamed =
        new StreamedBody(intake, engine().bodies(), () -> engine().attend(connection));
    body = streamed;
    stdin = Stdin.streaming(streamed);
    phase = streamed.complete() ? Phase.READY : Phase.STREAMING;
  }

  /** The body that is read while it comes; null where it is not. */
  @Nullable StreamedBody body() {
    return body;
  }

  /** Takes a piece of STDIN. */
  void stdin(ByteBuffer bytes) {
    timed = false;
    if (body != null) {
      body.add(bytes);
      phase = body.complete() ? Phase.READY : Phase.STREAMING;
    } else if (!stdin.add(bytes)) {
      refuse(Refusal.NO_MEMORY);
    } else if (stdin.complete()) {
      phase = Phase.READY;
    }
  }

  /** STDIN has ended. */
  void endStdin() {
    if (body != null) {
      body.end();
    } else {
      stdin.end();
    }
    phase = Phase.READY;
  }

  /** Nothing more of a streamed body comes. */
  void failBody(StdinException.Reason reason) {
    if (body != null) {
      body.fail(reason);
      phase = Phase.READY;
    }
  }

  /**
   * Whether the web server takes a connection that ends for an answer that is complete, unless it
   * knows its length: nginx, where it does not buffer. Asked while the job runs.
   */
  boolean closeLooksComplete() {
    return params != null && params.areOfNginx();
  }

  /**
   * The web server went away, or gives it up: a job that asked for it is interrupted, and one whose
   * answer is pending runs again if that could not be sent any more.
   */
  void aborted() {
    Execution running = execution;
    if (running != null) {
      running.aborted();
    }
    JobRun.dropIfPending(this);
  }

  /** The one that tells the web server that this one was too slow. Its variables are a copy. */
  Exchange successor() {
    Exchange successor = new Exchange(connection, id, keep);
    successor.paramsBuffer().copy(paramsBuffer());
    successor.job = job;
    successor.refuse(Refusal.HANDLER_TOO_SLOW);
    return successor;
  }

  /** Replaces whatever the request was to become by an answer that turns it away. */
  void refuse(Refusal reason) {
    if (params == null) {
      ParamsBuffer buffer = paramsBuffer();
      buffer.index(engine().limits().paramsCount());
      params = new Params(buffer);
    }
    stdin.free();
    stdin = Stdin.NONE;
    refused = true;
    phase = Phase.READY;
    try {
      Responder responder = engine().responder();
      job =
          reason == Refusal.HANDLER_TOO_SLOW
              ? responder.late(job, params)
              : responder.refuse(reason, params);
    } catch (RuntimeException | Error e) {
      LOG.error("The responder threw where it must not, in refuse; the connection will close", e);
      job = BreakOff.JOB;
    }
  }

  /** The web server gave it up, and it did not run. */
  void abandon() {
    JobRun.abandon(job);
    release();
  }

  /** The request will not run (any more): its variables become unreadable. */
  void release() {
    paramsBuffer().invalidate();
    params = null;
    job = BreakOff.JOB;
    stdin.free();
    stdin = Stdin.NONE;
  }

  /** Gives the buffer to the next request. Called by the leading thread after {@link #release}. */
  void recycle() {
    engine().paramsPool().giveBack(paramsBuffer());
    paramsBuffer = null;
  }

  /**
   * Lets the buffer go. Called after {@link #release} by a thread that does not lead: until the
   * connection's next record it would keep the buffer of a request that has ended.
   */
  void forget() {
    paramsBuffer = null;
  }

  private ParamsBuffer paramsBuffer() {
    return Objects.requireNonNull(paramsBuffer, "the request has ended");
  }
}
