package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves a {@link Responder} to web servers, on any number of addresses, until it is stopped.
 * Thread-safe. All its threads are daemons: whoever starts it waits by other means.
 */
public final class FastCgiServer implements AutoCloseable {
  private final EventLoop loop;
  private final List<Listener> listeners;

  private FastCgiServer(EventLoop loop, List<Listener> listeners) {
    this.loop = loop;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Listens and serves; web servers that may connect over TCP are named by the environment variable
   * {@value AllowList#VARIABLE}.
   *
   * @throws IOException if an address can't be listened on; then none is
   * @throws IllegalArgumentException if the environment variable is malformed
   */
  public static FastCgiServer start(
      List<ListenAddress> addresses, Responder responder, Limits limits) throws IOException {
    String allowed = System.getenv(AllowList.VARIABLE);
    return start(
        addresses, responder, limits, allowed == null ? AllowList.NONE : AllowList.parse(allowed));
  }

  /**
   * Listens and serves.
   *
   * @param allowed peers that may connect over TCP; an address that is not loopback demands some
   * @throws IOException if an address can't be listened on; then none is
   */
  public static FastCgiServer start(
      List<ListenAddress> addresses, Responder responder, Limits limits, AllowList allowed)
      throws IOException {
    return start(addresses, responder, limits, allowed, LiveSocket.REFUSE);
  }

  /**
   * Listens and serves, maybe in the place of another.
   *
   * @param live what becomes of a Unix socket's path where another process listens. It is replaced
   *     when every address is bound and the threads run: a start that fails leaves the other as it
   *     is
   * @throws IOException if an address can't be listened on; then none is
   */
  public static FastCgiServer start(
      List<ListenAddress> addresses,
      Responder responder,
      Limits limits,
      AllowList allowed,
      LiveSocket live)
      throws IOException {
    return start(addresses, responder, limits, allowed, live, true);
  }

  /**
   * Loads what Unix sockets among these need of the JDK, such as a source of random numbers. A
   * start takes 4 ms less if another thread has done so. What goes wrong the start will tell.
   */
  public static void preload(List<ListenAddress> addresses) {
    if (addresses.stream().noneMatch(ListenAddress.Unix.class::isInstance)) {
      return;
    }
    try {
      ServerSocketChannel.open(StandardProtocolFamily.UNIX).close();
    } catch (IOException | UnsupportedOperationException e) {
      // as will be told
    }
  }

  /**
   * Whether these addresses could be listened on, but for who does so now; leaves nothing behind.
   *
   * @throws IOException as {@link #start} would
   */
  public static void check(List<ListenAddress> addresses, AllowList allowed) throws IOException {
    for (ListenAddress address : addresses) {
      ListeningSocket.check(address, allowed);
    }
  }

  /**
   * As {@link #start}, or for tests without the monitor's own thread: it ticks by {@link #tick}.
   */
  static FastCgiServer start(
      List<ListenAddress> addresses,
      Responder responder,
      Limits limits,
      AllowList allowed,
      boolean ticking)
      throws IOException {
    return start(addresses, responder, limits, allowed, LiveSocket.REFUSE, ticking);
  }

  private static FastCgiServer start(
      List<ListenAddress> addresses,
      Responder responder,
      Limits limits,
      AllowList allowed,
      LiveSocket live,
      boolean ticking)
      throws IOException {
    List<Listener> listeners = new ArrayList<>();
    EventLoop loop;
    try {
      for (ListenAddress address : addresses) {
        listeners.add(Listener.bind(address, allowed, limits.backlog(), live));
      }
      loop = new EventLoop(responder, limits);
    } catch (IOException | RuntimeException | Error e) {
      listeners.forEach(Listener::close);
      throw e;
    }
    return serve(listeners, loop, ticking);
  }

  /** Puts them to work, or closes them all. */
  static FastCgiServer serve(List<Listener> listeners, EventLoop loop, boolean ticking)
      throws IOException {
    try {
      for (Listener listener : listeners) {
        listener.register(loop);
      }
      loop.start(ticking);
    } catch (IOException | RuntimeException | Error e) {
      listeners.forEach(Listener::close);
      loop.shutDown();
      throw e;
    }
    FastCgiServer server = new FastCgiServer(loop, listeners);
    try {
      for (Listener listener : listeners) {
        listener.publish();
      }
      return server;
    } catch (IOException | RuntimeException | Error e) {
      server.stop(Duration.ZERO);
      throw e;
    }
  }

  /** The addresses as bound, in the order given: a port 0 is the one that was found. */
  public List<ListenAddress> addresses() {
    return listeners.stream().map(Listener::address).toList();
  }

  /**
   * Whether another process listens at every address in our place: then {@link #stop} drains, and
   * requests are served all the same.
   */
  public boolean replaced() {
    return !listeners.isEmpty() && listeners.stream().allMatch(Listener::lookReplaced);
  }

  /**
   * Runs that, which must not block, if serving ends though nobody asked for it: a defect of ours,
   * or memory that has run out. Everything is closed then, and the log tells why.
   */
  public void onFailure(Runnable action) {
    loop.onFailure(action);
  }

  /**
   * Stops: accepts no more, closes idle connections, lets requests that run finish, also those
   * whose connection is gone, and closes their connections after them. What still runs at the
   * deadline loses its connection; its handler's thread, a daemon, ends when the handler does.
   * Returns when all is closed, or when interrupted. Stopping twice is as stopping once.
   *
   * <p>Where another process has {@link LiveSocket#REPLACE replaced} a Unix socket of ours it
   * drains first, for as much time again at most: it accepts what had connected before, and goes on
   * to serve until the web servers have closed their connections. In the last quarter of that time
   * each connection is closed directly after an END. What is idle even then is closed at the end of
   * it, and a request that its web server sends in that very moment is lost; one that closes idle
   * connections and old ones earlier than that (nginx: {@code keepalive_timeout} and {@code
   * keepalive_time} of the upstream) loses none. A TCP port and an inherited socket are never
   * replaced so. The latter stays open in whoever made it, where connections wait for the next
   * process.
   *
   * @return how many requests have lost their answer, or a part of it, as the stop closed their
   *     connection; those whose web server had gone before are not among them
   */
  public int stop(Duration deadline) {
    long drained = listeners.stream().filter(Listener::lookReplaced).count();
    try {
      return loop.stop(deadline, drained > 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /**
   * Has a stop that drains go on as if nothing had been replaced. Of effect once.
   *
   * @return whether it drains
   */
  public boolean hurry() {
    return loop.hurry();
  }

  /** Stops within 30 seconds. */
  @Override
  public void close() {
    stop(Duration.ofSeconds(30));
  }

  /** For tests, to break it. */
  EventLoop loop() {
    return loop;
  }

  /** What the monitor does each millisecond; for tests. */
  boolean tick() {
    return loop.tick();
  }
}
