package dev.smisk.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on 127.0.0.1 in front of a FastCGI app, for development: two threads for each
 * connection; clients past the bound wait. Its threads are daemons.
 *
 * <p>How many connections and how long a close waits are the app's to set. What bounds a single
 * connection (the size of a head, the times between reads) has no setting: it is what browsers and
 * web servers do, and who needs another value needs a web server.
 */
public final class DevServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DevServer.class);

  /** Until the next try where the system gives no descriptor or no thread: others may end. */
  private static final int RETRY_MILLIS = 100;

  private final ServerSocket listener;
  private final SocketAddress app;
  private final ExecutorService executor;

  private final int maxConnections;

  /** For answers whose last bytes are on their way when the server closes. */
  private final Duration closeTime;

  /** One for each connection, and one for the next. */
  private final Semaphore places;

  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

  private DevServer(
      ServerSocket listener, SocketAddress app, int maxConnections, Duration closeTime) {
    this.listener = listener;
    this.app = app;
    this.maxConnections = maxConnections;
    this.closeTime = closeTime;
    this.places = new Semaphore(maxConnections);
    AtomicInteger count = new AtomicInteger();
    this.executor =
        Executors.newCachedThreadPool(task -> daemon(task, "smisk-dev-" + count.incrementAndGet()));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Binds 127.0.0.1 and begins to serve.
   *
   * @param port 0 for any that is free
   * @param app where the app listens for FastCGI
   * @param maxConnections open at once, 1 at least; further clients wait
   * @param closeTime that {@link #close} leaves to answers that are on their way
   * @throws java.net.BindException if the port is in use or may not be bound
   */
  public static DevServer start(int port, SocketAddress app, int maxConnections, Duration closeTime)
      throws IOException {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true); // a port that was just left can be taken at once
      listener.bind(new InetSocketAddress(loopback, port), maxConnections);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    return serve(listener, app, maxConnections, closeTime);
  }

  /** Serves on a socket that listens; {@link #start} tells the rest. */
  static DevServer serve(
      ServerSocket listener, SocketAddress app, int maxConnections, Duration closeTime) {
    DevServer server = new DevServer(listener, app, maxConnections, closeTime);
    daemon(server::accept, "smisk-dev").start();
    return server;
  }

  private void accept() {
    boolean told = false;
    try {
      while (!listener.isClosed()) {
        places.acquire();
        try {
          serve(listener.accept());
          told = false;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
          places.release();
          if (!listener.isClosed()) {
            if (!told) {
              log.warn("--dev cannot accept, trying again (raise ulimit -n?): {}", e.toString());
            }
            told = true;
            Thread.sleep(RETRY_MILLIS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket client) throws IOException {
    HttpConnection connection = new HttpConnection(client, app, executor);
    connections.add(connection);
    try {
      executor.execute(
          () -> {
            try {
              connection.run();
            } finally {
              connections.remove(connection);
              places.release();
            }
          });
    } catch (RuntimeException | OutOfMemoryError e) { // no thread
      connections.remove(connection);
      client.close();
      throw e;
    }
  }

  /** {@code http://127.0.0.1:8080/}, with the port that is really bound. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  /** Takes no new requests, so that the app can end those that run. */
  public void stopAccepting() throws IOException {
    listener.close();
    for (HttpConnection connection : connections) {
      connection.stop();
    }
  }

  /** Ends all connections; answers that are on their way have the close time to arrive. */
  @Override
  public void close() throws IOException {
    stopAccepting();
    try {
      if (places.tryAcquire(maxConnections, closeTime.toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(maxConnections);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (HttpConnection connection : connections) {
      connection.abort();
    }
    executor.shutdown();
  }
}
