package dev.smisk;

import dev.smisk.dev.AppRequest;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.JsonWriter;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code --check} asks. The app itself is asked for the options of its root, which reaches a
 * handler only if it serves just that. What answers usually need is then asked of a table of the
 * framework's own, so that an archive of classes that is made meanwhile has it as well: without, an
 * app's first answer takes 10 ms longer.
 */
final class Rehearsal {
  private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

  private Rehearsal() {}

  /**
   * The status of the app's answer.
   *
   * @param app where it listens
   * @throws IOException if there is none within that time
   */
  static int statusOf(SocketAddress app, String prefix, Duration time) throws IOException {
    FutureTask<Integer> asking =
        new FutureTask<>(() -> AppRequest.status(app, Method.OPTIONS.name(), prefix + "/", ""));
    Thread thread = new Thread(asking, "smisk-check");
    thread.setDaemon(true);
    thread.start();
    try {
      return asking.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IOException(Objects.requireNonNullElse(cause.getMessage(), cause.toString()), e);
    } catch (TimeoutException e) {
      throw new IOException("OPTIONS " + prefix + "/ has had " + time.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      asking.cancel(true);
    }
  }

  /**
   * Asks the framework's own table; what goes wrong costs an archive some classes, and is logged.
   */
  static void askOwn() {
    try {
      int status = ownStatus();
      if (status != 200) {
        log.warn("the framework's own route answers {}", status);
      }
    } catch (IOException | RuntimeException e) {
      log.warn("the framework's own route does not answer", e);
    }
  }

  static int ownStatus() throws IOException {
    App own = Smisk.app().routes(new OneRoute());
    try (RunningApp running = Assembly.inMemory(own, Settings.DEFAULTS)) {
      return AppRequest.status(
          running.openPrivately(), Method.POST.name(), "/repeated/b?times=2", "[\"a\"]");
    }
  }

  /** As the processor would compile it. */
  private static final class OneRoute implements Routes {
    @Override
    public List<Endpoint> table() {
      return List.of(
          Endpoint.of(Method.POST, "/repeated/{text}")
              .buffered("application/json")
              .handledBy(Rehearsal.class.getName(), "repeated", "Rehearsal.java:1"));
    }

    @Override
    public List<Class<?>> needs() {
      return List.of();
    }

    @Override
    public Handler bind(Provided provided, Json json) {
      return new Bound(json);
    }
  }

  private static final class Bound implements Handler {
    private static final JsonType<List<String>> TEXTS =
        JsonType.generic(List.class, JsonType.of(String.class));

    private final JsonReader<List<String>> reader;
    private final JsonWriter<List<String>> writer;

    Bound(Json json) {
      reader = json.reader(TEXTS);
      writer = json.writer(TEXTS);
    }

    @Override
    public Response<?> handle(int endpoint, Request request) throws Exception {
      Arguments arguments = new Arguments(request);
      String text = arguments.path(0, "text").toText();
      int times = arguments.query("times").toInt(1);
      List<String> before = arguments.body(reader);
      arguments.check();
      List<String> texts = new ArrayList<>(before);
      for (int i = 0; i < times; i++) {
        texts.add(text);
      }
      return writer.respond(texts);
    }
  }
}
