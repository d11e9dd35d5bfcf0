package dev.smisk.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
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
 * connection and {@value #MAX_CONNECTIONS} connections at most; further clients wait. Its threads
 * are daemons.
 */
public final class DevServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 256;

  /** For answers whose last bytes are on their way when the server closes. */
  private static final int CLOSE_DEADLINE_MILLIS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(DevServer.class);

  private final ServerSocket listener;
  private final SocketAddress app;
  private final ExecutorService executor;

  /** One for each connection, and one for the next. */
  private final Semaphore places = new Semaphore(MAX_CONNECTIONS);

  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

  private DevServer(ServerSocket listener, SocketAddress app) {
    this.listener = listener;
    this.app = app;
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
   * @throws java.net.BindException if the port is in use or may not be bound
   */
  public static DevServer start(int port, SocketAddress app) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true); // a port that was just left can be taken at once
      listener.bind(new InetSocketAddress(loopback, port), MAX_CONNECTIONS);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    DevServer server = new DevServer(listener, app);
    daemon(server::accept, "smisk-dev").start();
    return server;
  }

  private void accept() {
    try {
      while (true) {
        places.acquire();
        try {
          serve(listener.accept());
        } catch (IOException | RuntimeException e) {
          places.release();
          throw e;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!listener.isClosed()) {
        log.error("--dev serves no longer: restart the app", e);
      }
    }
  }

  private void serve(Socket client) {
    HttpConnection connection = new HttpConnection(client, app, executor);
    connections.add(connection);
    executor.execute(
        () -> {
          try {
            connection.run();
          } finally {
            connections.remove(connection);
            places.release();
          }
        });
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

  /** Ends all connections; answers that are on their way have a second to arrive. */
  @Override
  public void close() throws IOException {
    stopAccepting();
    try {
      if (places.tryAcquire(MAX_CONNECTIONS, CLOSE_DEADLINE_MILLIS, TimeUnit.MILLISECONDS)) {
        places.release(MAX_CONNECTIONS);
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
