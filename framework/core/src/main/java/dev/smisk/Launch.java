package dev.smisk;

import dev.smisk.CommandLine.Purpose;
import dev.smisk.fastcgi.FastCgiServer;
import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link App#run} without the exit: does what the command line says, and tells the exit status.
 * What keeps an app from starting is one message on standard error.
 */
final class Launch {
  static final int OK = 0;
  static final int CANNOT_START = 1;
  static final int MISUSE = 2;

  /** It ceased to serve, so that whoever supervises the process starts it again. */
  static final int FAILED = 3;

  /** A status above tells the signal that ended the process, as shells do: 143 is SIGTERM. */
  private static final int SIGNALLED = 128;

  private static final Duration CHECK_TIME = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Launch.class);

  private final App app;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final Start start;

  /** How an app is started: {@link Assembly#serve}, or what a test does to it. */
  interface Start {
    RunningApp serve(App app, Settings settings);
  }

  Launch(App app, Map<String, String> environment, PrintStream out, PrintStream err) {
    this(app, environment, out, err, Assembly::serve);
  }

  Launch(App app, Map<String, String> environment, PrintStream out, PrintStream err, Start start) {
    this.app = app;
    this.start = start;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** The exit status; returns when the app has stopped. */
  int run(String... args) {
    CommandLine.Request request = CommandLine.parse(args);
    if (request instanceof CommandLine.Misuse misuse) {
      return fail(MISUSE, misuse.message());
    }
    if (request instanceof CommandLine.ShowHelp) {
      out.println(Help.text());
      return OK;
    }
    if (request instanceof CommandLine.ShowVersion) {
      out.println("Smisk " + Version.current() + " on Java " + Runtime.version());
      return OK;
    }
    Settings settings;
    try {
      settings = app.effective(environment, request.options());
    } catch (IllegalArgumentException e) {
      return fail(MISUSE, e.getMessage());
    }
    Purpose purpose = ((CommandLine.Run) request).purpose();
    try {
      return switch (purpose) {
        case SHOW_ROUTES -> showRoutes(settings);
        case CHECK -> check(settings);
        case SERVE -> startAndStop(settings, purpose);
      };
    } catch (StartException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        thrown.printStackTrace(err); // a handler's constructor threw it: its trace tells where
      }
      return fail(CANNOT_START, e.getMessage());
    }
  }

  private int fail(int status, @Nullable String message) {
    err.println(message);
    return status;
  }

  private int showRoutes(Settings settings) {
    List<Endpoint> endpoints = CompiledRoutes.endpoints(ServedTables.of(app));
    out.println(RouteListing.of(endpoints, settings.prefix()));
    return OK;
  }

  /**
   * Starts as for serving, but where nobody else finds it, asks for an answer by all that lies
   * between, and stops. A signal ends it at once.
   */
  private int check(Settings settings) {
    Assembly.check(settings);
    PrivateSocket socket;
    try {
      socket = PrivateSocket.open();
    } catch (IOException e) {
      return fail(
          CANNOT_START,
          "the app cannot be checked, as no socket can be made for it: "
              + e
              + "; choose another folder by -Djava.io.tmpdir=FOLDER");
    }
    try {
      return startAndStop(settings.privately(socket.address()), Purpose.CHECK);
    } finally {
      new Shutdown(log).stop("the directory of the check's socket", socket::close);
    }
  }

  /**
   * Starts the app, serves until the end or checks it, and stops it. Both are one method, so that a
   * class archive that a check has made holds what serving needs.
   */
  private int startAndStop(Settings settings, Purpose purpose) {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    CompletableFuture<RunningApp> started = new CompletableFuture<>();
    if (purpose == Purpose.CHECK) {
      end.complete(OK); // as if it had been told to end already: a signal is an order then
    }
    List<ListenAddress> addresses = settings.addresses();
    // Meanwhile, as the two take 10 ms.
    CompletableFuture<Void> aside =
        CompletableFuture.runAsync(
            () -> {
              Termination.onSignal(signal -> stop(end, started, signal));
              FastCgiServer.preload(addresses);
            },
            task -> new Thread(task, "smisk-aside").start());
    RunningApp running;
    try {
      running = start.serve(app, settings);
    } finally {
      aside.join();
    }
    // For System.exit by others, and where signals cannot be heard.
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "smisk-stop"));
    try {
      running.onFailure(() -> end.complete(FAILED));
      if (purpose == Purpose.CHECK) {
        return checked(running, settings.prefix());
      }
      started.complete(running);
      printWelcome(running, settings.prefix());
      return await(end);
    } finally {
      running.close();
    }
  }

  private int checked(RunningApp running, String prefix) {
    int status;
    try {
      SocketAddress bound =
          PrivateSocket.connectable(ListenAddress.parse(running.addresses().get(0)));
      status = Rehearsal.statusOf(bound, prefix, CHECK_TIME);
    } catch (IOException e) {
      return fail(CANNOT_START, "the app starts, but does not answer: " + e.getMessage());
    }
    if (status >= 500) {
      return fail(CANNOT_START, "the app starts, but answers " + status + ": see the log");
    }
    Rehearsal.askOwn();
    int routes = running.routes().size();
    out.println("the app can start: " + (routes == 1 ? "1 route" : routes + " routes"));
    return OK;
  }

  private void printWelcome(RunningApp running, String prefix) {
    URI devUrl = running.devUrl();
    if (devUrl != null) {
      out.println(welcome(devUrl, running.routes(), prefix) + "; the routes are");
      out.println(RouteListing.of(running.routes(), prefix));
    }
  }

  /** Where to point a browser: at the first page that needs no variable, if there is one. */
  static String welcome(URI devUrl, List<Endpoint> routes, String prefix) {
    return routes.stream()
        .filter(route -> route.method() == Method.GET && route.template().indexOf('{') < 0)
        .findFirst()
        .map(route -> "Open " + page(devUrl, prefix + route.template()) + " in a browser")
        .orElse("Serving HTTP at " + devUrl);
  }

  /** With the escapes that a template is written without. */
  private static String page(URI devUrl, String path) {
    try {
      return new URI(devUrl.getScheme(), null, devUrl.getHost(), devUrl.getPort(), path, null, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an absolute path has a URL: " + path, e);
    }
  }

  private static int await(CompletableFuture<Integer> end) {
    try {
      return end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OK;
    } catch (ExecutionException e) {
      throw new IllegalStateException("it is never completed so", e);
    }
  }

  /**
   * The first signal is a request, the second an order; but for an instance that was replaced,
   * which had time: there the second is the request. So systemd, which signals all processes of a
   * unit when it stops it, cuts nobody off.
   */
  private static void stop(
      CompletableFuture<Integer> end, CompletableFuture<RunningApp> started, int signal) {
    if (end.isDone()) {
      if (!started.isDone() || !started.join().hurry()) {
        Runtime.getRuntime().halt(SIGNALLED + signal);
      }
    }
    log.info("stopping when running requests have ended; once more ends at once");
    end.complete(OK);
  }
}
