package dev.smisk.fastcgi;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves a {@link Responder} to web servers, on any number of addresses, until it is stopped.
 * Thread-safe. All its threads are daemons: whoever starts it waits by other means.
 */
public final class FastCgiServer implements AutoCloseable {
  private final EventLoop loop;
  private final List<ListenAddress> addresses;

  private FastCgiServer(EventLoop loop, List<ListenAddress> addresses) {
    this.loop = loop;
    this.addresses = addresses;
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
    return start(addresses, responder, limits, allowed, true);
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
    List<Listener> listeners = new ArrayList<>();
    EventLoop loop;
    try {
      for (ListenAddress address : addresses) {
        listeners.add(Listener.open(address, allowed, limits.backlog()));
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
      return new FastCgiServer(loop, listeners.stream().map(Listener::address).toList());
    } catch (IOException | RuntimeException | Error e) {
      listeners.forEach(Listener::close);
      loop.discard();
      throw e;
    }
  }

  /** The addresses as bound, in the order given: a port 0 is the one that was found. */
  public List<ListenAddress> addresses() {
    return addresses;
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
   */
  public void stop(Duration deadline) {
    try {
      loop.stop(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
