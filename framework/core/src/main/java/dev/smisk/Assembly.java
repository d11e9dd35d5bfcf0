package dev.smisk;

import dev.smisk.dev.DevServer;
import dev.smisk.fastcgi.FastCgiServer;
import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.http.AppValues;
import dev.smisk.http.Endpoint;
import dev.smisk.routing.Dispatcher;
import dev.smisk.routing.Json;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import dev.smisk.session.SessionKeeper;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an app together from its parts and starts them, all or none. */
final class Assembly {
  private static final Logger log = LoggerFactory.getLogger(Assembly.class);

  private final Settings settings;
  private final Provided provided;
  private final Bridge bridge;
  private final List<Endpoint> endpoints;

  private Assembly(Settings settings, Provided provided, Bridge bridge, List<Endpoint> endpoints) {
    this.settings = settings;
    this.provided = provided;
    this.bridge = bridge;
    this.endpoints = endpoints;
  }

  /** An app on all its addresses. */
  static RunningApp serve(App app, Settings settings) {
    long begin = System.nanoTime();
    Assembly assembly = link(app, settings);
    try {
      RunningApp running = assembly.open();
      log.info(
          "Smisk {} on Java {}: {} after {} ms, listening on {}",
          Version.current(),
          System.getProperty("java.version"),
          assembly.endpoints.size() == 1 ? "1 route" : assembly.endpoints.size() + " routes",
          (System.nanoTime() - begin) / 1_000_000,
          String.join(", ", running.places()));
      ClassArchive archive = ClassArchive.ofThisJvm();
      if (archive != null) {
        if (archive.used()) {
          log.info("{}", archive);
        } else {
          log.warn("{}", archive);
        }
      }
      String unsent = settings.operations().sendfile().warning(app.filters().securityHeaders());
      if (unsent != null) {
        log.warn(unsent);
      }
      if (settings.devPort() != null && app.chosenTables() == null) {
        UnprocessedHandlers.warnSoon(assembly.endpoints);
      }
      return running;
    } catch (IOException e) {
      assembly.provided.close();
      throw new StartException(explained(e), e);
    } catch (RuntimeException | Error e) {
      assembly.provided.close();
      throw e;
    }
  }

  /**
   * Whether the addresses could be listened on, but for who does so now.
   *
   * @throws StartException as {@link #serve} would
   */
  static void check(Settings settings) {
    try {
      FastCgiServer.check(settings.addresses(), settings.allowed());
    } catch (IOException e) {
      throw new StartException(explained(e), e);
    }
  }

  /** Sockets explain themselves; a file's exception tells little more than its name and kind. */
  private static String explained(IOException e) {
    String message = e.getMessage();
    return message == null || e instanceof FileSystemException ? "cannot listen: " + e : message;
  }

  /** An app that is reached by {@link RunningApp#connect} alone. */
  static RunningApp inMemory(App app, Settings settings) {
    Assembly assembly = link(app, settings);
    return assembly.running(null, List.of(), null, null, null);
  }

  private static Assembly link(App app, Settings settings) {
    List<Routes> tables = ServedTables.of(app);
    Json json = app.json();
    Provided provided = new Provided();
    try {
      app.provideTo(provided);
      ServedTables.provideValidation(tables, provided);
      settings.operations().sessions().provideTo(provided);
      SessionKeeper sessions =
          provided.closing(
              app.sessions(settings)
                  .start(json, SessionSettings.limits(settings), settings.prefix()));
      Dispatcher dispatcher =
          Dispatcher.link(tables, provided, json, settings.dispatch(), app.filters(), sessions);
      Bridge bridge =
          new Bridge(
              dispatcher,
              json,
              settings.operations().trusted(),
              sessions.values(AppValues.NONE),
              accessLog(settings, json));
      return new Assembly(settings, provided, bridge, dispatcher.endpoints());
    } catch (IllegalArgumentException | IllegalStateException e) {
      provided.close();
      throw new StartException(String.valueOf(e.getMessage()), e.getCause());
    } catch (LinkageError e) {
      provided.close();
      throw CompiledRoutes.stale(e);
    } catch (RuntimeException | Error e) {
      provided.close();
      throw e;
    }
  }

  private static @Nullable AccessLog accessLog(Settings settings, Json json) {
    AccessLog.Format format = settings.operations().accessLog();
    return format == null
        ? null
        : new AccessLog(
            format,
            json,
            settings.operations().trusted(),
            Clock.systemUTC(),
            System::nanoTime,
            LoggerFactory.getLogger(AccessLog.LOGGER));
  }

  /** All that can fail comes before anything is replaced. */
  private RunningApp open() throws IOException {
    Succession succession = settings.operations().succession();
    if (succession.takeOver() && settings.devPort() != null) {
      throw new StartException(
          "--take-over cannot go with --dev, whose port cannot be taken over: leave one out", null);
    }
    if (succession.takeOver() && succession.pidFile().isEmpty()) {
      log.warn(
          "--take-over without --pid-file: nobody tells the process that serves there to stop; name"
              + " its file, or send it SIGTERM");
    }
    if (succession.pidFile().isEmpty()) {
      return serve(null);
    }
    PidFile pidFile = PidFile.claim(Path.of(succession.pidFile()), succession.takeOver());
    RunningApp running;
    try {
      running = serve(pidFile);
    } catch (IOException | RuntimeException | Error e) {
      new Shutdown(log).stop("the pid file", pidFile::close);
      throw e;
    }
    try {
      pidFile.publish();
      return running;
    } catch (IOException | RuntimeException | Error e) {
      running.close();
      throw e;
    }
  }

  private RunningApp serve(@Nullable PidFile pidFile) throws IOException {
    Integer devPort = settings.devPort();
    List<ListenAddress> addresses = new ArrayList<>(settings.addresses());
    if (devPort == null) {
      return running(listen(addresses), List.of(), null, null, pidFile);
    }
    PrivateSocket socket = PrivateSocket.open();
    FastCgiServer server = null;
    try {
      addresses.add(socket.address());
      server = listen(addresses);
      ListenAddress bound = server.addresses().get(addresses.size() - 1);
      DevServer devServer = DevPort.open(devPort, bound, settings);
      return running(server, List.of(bound), socket, devServer, pidFile);
    } catch (IOException | RuntimeException | Error e) {
      Shutdown shutdown = new Shutdown(log);
      if (server != null) {
        FastCgiServer begun = server;
        shutdown.stop("the event loop", () -> begun.stop(Duration.ZERO));
      }
      shutdown.stop("the directory of the HTTP server's socket", socket::close);
      throw e;
    }
  }

  private FastCgiServer listen(List<ListenAddress> addresses) throws IOException {
    return FastCgiServer.start(
        addresses,
        bridge,
        settings.runtimeLimits(),
        settings.allowed(),
        settings.operations().succession().liveSocket());
  }

  private RunningApp running(
      @Nullable FastCgiServer server,
      List<ListenAddress> inside,
      @Nullable PrivateSocket socket,
      @Nullable DevServer devServer,
      @Nullable PidFile pidFile) {
    return new RunningApp(
        settings, bridge, provided, endpoints, server, inside, socket, devServer, pidFile);
  }
}
