package dev.smisk;

import dev.smisk.fastcgi.FastCgiServer;
import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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
      out.println(help());
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
    try {
      if (request instanceof CommandLine.ShowRoutes) {
        return showRoutes(settings);
      }
      return request instanceof CommandLine.Check ? check(settings) : serve(settings);
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
   * between, and stops.
   */
  private int check(Settings settings) {
    Assembly.check(settings);
    try (PrivateSocket socket = PrivateSocket.open()) {
      return serve(
          settings.privately(socket.address()), (running, end) -> checked(running, settings));
    } catch (IOException e) {
      return fail(CANNOT_START, "the app cannot be checked: " + e.getMessage());
    }
  }

  private int checked(RunningApp running, Settings settings) {
    int status;
    try {
      SocketAddress bound =
          PrivateSocket.connectable(ListenAddress.parse(running.addresses().get(0)));
      status = Rehearsal.statusOf(bound, settings.prefix());
    } catch (IOException e) {
      return fail(CANNOT_START, "the app starts, but does not answer: " + e.getMessage());
    }
    if (status >= 500) {
      return fail(CANNOT_START, "the app starts, but answers " + status + ": see the log");
    }
    int routes = running.routes().size();
    out.println("the app can start: " + (routes == 1 ? "1 route" : routes + " routes"));
    return OK;
  }

  private int serve(Settings settings) {
    return serve(
        settings,
        (running, end) -> {
          URI devUrl = running.devUrl();
          if (devUrl != null) {
            out.println(welcome(devUrl, running.routes(), settings.prefix()) + "; the routes are");
            out.println(RouteListing.of(running.routes(), settings.prefix()));
          }
          return await(end);
        });
  }

  /** What is done while an app serves; returns the exit status when that is to end. */
  private interface Service {
    int last(RunningApp running, CompletableFuture<Integer> end);
  }

  private int serve(Settings settings, Service service) {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    CompletableFuture<RunningApp> started = new CompletableFuture<>();
    // Meanwhile, as the two take a tenth of a start.
    CompletableFuture<Void> aside =
        CompletableFuture.runAsync(
            () -> {
              Termination.onSignal(signal -> stop(end, started, signal));
              FastCgiServer.preload();
            },
            task -> new Thread(task, "smisk-aside").start());
    RunningApp running = start.serve(app, settings);
    aside.join();
    started.complete(running);
    running.onFailure(() -> end.complete(FAILED));
    // For System.exit by others, and where signals cannot be heard.
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "smisk-stop"));
    int status = service.last(running, end);
    running.close();
    return status;
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

  /** What an app can be told, and how. */
  private static String help() {
    return """
        Serves FastCGI on %s unless told otherwise.

        Usage: java -jar app.jar [OPTION ...] [-- ARGUMENT OF THE APP ...]

        %s
          %-26s print the routes and exit
          %-26s start as for serving, where nobody comes, and exit: 0 if all is well
          %-26s print the framework's version and Java's, and exit
          %-26s print this and exit

        The same by environment variables: SMISK_LISTEN (addresses with commas between them), SMISK_DEV
        (true or a port), SMISK_SOCKET_MODE and so on. The command line counts first, then the
        environment, then what the app says itself.

        Limits, by environment variables and with their defaults:

        %s"""
        .formatted(
            Settings.DEFAULT_LISTEN,
            Arrays.stream(Option.values())
                .map(option -> "  %-26s %s".formatted(option.usage(), option.meaning()))
                .collect(Collectors.joining("\n")),
            CommandLine.ROUTES,
            CommandLine.CHECK,
            CommandLine.VERSION,
            CommandLine.HELP,
            Arrays.stream(AppLimit.values())
                .map(limit -> "  " + limit.help())
                .collect(Collectors.joining("\n")));
  }
}
