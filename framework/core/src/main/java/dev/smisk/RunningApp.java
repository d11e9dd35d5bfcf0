package dev.smisk;

import dev.smisk.dev.DevServer;
import dev.smisk.fastcgi.AllowList;
import dev.smisk.fastcgi.FastCgiServer;
import dev.smisk.fastcgi.InMemoryConnection;
import dev.smisk.fastcgi.ListenAddress;
import dev.smisk.http.Endpoint;
import dev.smisk.routing.Provided;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An app that serves, until it is closed. Thread-safe. */
public final class RunningApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningApp.class);

  private final Settings settings;
  private final Bridge bridge;
  private final Provided provided;
  private final List<Endpoint> endpoints;

  /** Null where there are no sockets. */
  private final @Nullable FastCgiServer server;

  /** Those of the server's addresses that are nobody's business. */
  private final List<ListenAddress> inside;

  private final @Nullable PrivateSocket socket;
  private final @Nullable DevServer devServer;
  private final @Nullable PidFile pidFile;

  /** Guarded by this. */
  private boolean closed;

  /** A server of its own for {@link #openPrivately}. */
  private record Inside(PrivateSocket socket, FastCgiServer server) {
    static Inside open(Bridge bridge, Settings settings) throws IOException {
      PrivateSocket socket = PrivateSocket.open();
      try {
        return new Inside(
            socket,
            FastCgiServer.start(
                List.of(socket.address()), bridge, settings.runtimeLimits(), AllowList.NONE));
      } catch (IOException | RuntimeException e) {
        socket.close();
        throw e;
      }
    }
  }

  /** Guarded by this; null until somebody asks for it. */
  private @Nullable Inside privately;

  RunningApp(
      Settings settings,
      Bridge bridge,
      Provided provided,
      List<Endpoint> endpoints,
      @Nullable FastCgiServer server,
      List<ListenAddress> inside,
      @Nullable PrivateSocket socket,
      @Nullable DevServer devServer,
      @Nullable PidFile pidFile) {
    this.settings = settings;
    this.bridge = bridge;
    this.provided = provided;
    this.endpoints = endpoints;
    this.server = server;
    this.inside = inside;
    this.socket = socket;
    this.devServer = devServer;
    this.pidFile = pidFile;
  }

  /**
   * Where web servers reach it by FastCGI, in the form that {@link App#listen} takes; a port 0 is
   * the one that was found.
   */
  public List<String> addresses() {
    return server == null
        ? List.of()
        : server.addresses().stream()
            .filter(address -> !inside.contains(address))
            .map(ListenAddress::toString)
            .toList();
  }

  /**
   * Where a browser reaches it, such as {@code http://127.0.0.1:8080/}; null unless in dev mode.
   */
  public @Nullable URI devUrl() {
    return devServer == null ? null : devServer.url();
  }

  /** All places, for the log. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    addresses().forEach(address -> places.add(address + " (FastCGI)"));
    if (devServer != null) {
      places.add(devServer.url().toString());
    }
    return places;
  }

  /**
   * Runs that, which must not block, if the app ceases to serve though nobody closed it; the log
   * tells why. Whoever embeds an app may then end the process, or close this one and start another.
   */
  public void onFailure(Runnable action) {
    if (server != null) {
      server.onFailure(action);
    }
  }

  /** The routes that it serves. */
  public List<Endpoint> routes() {
    return endpoints;
  }

  /**
   * A new FastCGI connection without a socket, whose requests run on the calling thread. For {@code
   * smisk-test}, which alone can read the package of its type.
   */
  @SuppressWarnings("exports") // to smisk.test alone, and on purpose
  public InMemoryConnection connect() {
    return new InMemoryConnection(bridge, settings.runtimeLimits());
  }

  /**
   * Serves FastCGI on one more socket, which only this user can find: for {@code smisk-test}, where
   * a request is to go on while its answer is read. Opened when first asked for.
   *
   * @throws IOException if it cannot be opened
   * @throws IllegalStateException if the app is closed
   */
  public synchronized SocketAddress openPrivately() throws IOException {
    if (closed) {
      throw new IllegalStateException("the app is closed");
    }
    if (privately == null) {
      privately = Inside.open(bridge, settings);
    }
    return PrivateSocket.connectable(privately.server().addresses().get(0));
  }

  /**
   * Stops: takes no new requests, lets those that run end within {@link AppLimit#STOP_TIME}, and
   * closes handlers and provided values in reverse order. Returns when that is done; of no effect
   * when called again. Where another instance has taken over its Unix socket ({@code --take-over})
   * it first goes on to serve the connections that it has, until the web servers close them and for
   * {@link AppLimit#STOP_TIME} at most.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (server != null && server.replaced()) {
      // Nobody who looks where to send requests finds this one; those that it gets, it serves.
      log.info(
          "another instance serves in this one's place; serving on the connections that it has");
    } else {
      bridge.drain();
    }
    Shutdown shutdown = new Shutdown(log);
    if (devServer != null) {
      shutdown.stop("the HTTP port", devServer::stopAccepting);
    }
    if (server != null) {
      shutdown.stop("the event loop", () -> stop(server, shutdown));
    }
    Inside aside = privately;
    if (aside != null) {
      shutdown.stop("the event loop", () -> stop(aside.server(), shutdown));
      shutdown.stop("the directory of its socket", aside.socket()::close);
    }
    if (devServer != null) {
      shutdown.stop("the HTTP server", devServer::close);
    }
    if (socket != null) {
      shutdown.stop("the directory of the HTTP server's socket", socket::close);
    }
    shutdown.stop("the folder of uploads", bridge::close);
    shutdown.stop("what the app was given", provided::close);
    if (pidFile != null) {
      shutdown.stop("the pid file", pidFile::close);
    }
    if (server != null) { // as one without was not said to have started
      log.info("Smisk has stopped");
    }
  }

  private void stop(FastCgiServer serving, Shutdown shutdown) {
    shutdown.tellCutOff(serving.stop(settings.time(AppLimit.STOP_TIME)));
  }

  /**
   * Has a {@link #close} that goes on wait only for requests that run, not for web servers to close
   * their connections.
   *
   * @return whether it waited for those
   */
  boolean hurry() {
    return server != null && server.hurry();
  }

  /** Null where there are no sockets; for tests. */
  @Nullable FastCgiServer server() {
    return server;
  }
}
