package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listening socket: accepts, and closes. {@link ListeningSocket} tells how it comes about.
 *
 * <p>Where no connection can be accepted (too many are open, or the system is out of descriptors)
 * it leaves them in the kernel's backlog and asks the loop to try again later; a level-triggered
 * selector would spin on them.
 */
final class Listener implements Selectable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** Connections accepted before those that are open get their turn. */
  private static final int ACCEPTS = 64;

  /** That many times in the end: enough for a backlog, and an end to it. */
  private static final int LAST_ACCEPTS = 100;

  private final ServerSocketChannel channel;
  private final ListenAddress address;
  private final AllowList allowed;
  private final @Nullable UnixSocketFile file;

  private final OncePerMinute warnings = new OncePerMinute();
  private final OncePerMinute strangers = new OncePerMinute();

  private @Nullable EventLoop loop;
  private @Nullable SelectionKey key;

  /** Written before the stop begins. */
  private volatile boolean replaced;

  private Listener(ListeningSocket socket, AllowList allowed) {
    this.channel = socket.channel();
    this.address = socket.address();
    this.file = socket.file();
    this.allowed = allowed;
  }

  /**
   * Binds, and can be found from then on.
   *
   * @throws IOException if that can't be, with a message that names the address
   */
  static Listener open(ListenAddress address, AllowList allowed, int backlog) throws IOException {
    Listener listener = bind(address, allowed, backlog, LiveSocket.REFUSE);
    try {
      listener.publish();
      return listener;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  /**
   * Binds; at a Unix socket's path it is found when {@link #publish published}.
   *
   * @throws IOException if that can't be, with a message that names the address
   */
  static Listener bind(ListenAddress address, AllowList allowed, int backlog, LiveSocket live)
      throws IOException {
    return new Listener(ListeningSocket.bind(address, allowed, backlog, live), allowed);
  }

  /** Web servers find it from now on, in the place of whoever listened there. */
  void publish() throws IOException {
    if (file != null) {
      file.publish();
    }
  }

  /** Looks whether another process listens in our place by now. */
  boolean lookReplaced() {
    replaced |= file != null && file.replaced();
    return replaced;
  }

  /** Whether {@link #lookReplaced} has seen another process in our place. */
  boolean replaced() {
    return replaced;
  }

  /** The address as bound. */
  ListenAddress address() {
    return address;
  }

  /** Begins to accept, as soon as the loop runs. */
  void register(EventLoop loop) throws IOException {
    this.loop = loop;
    channel.configureBlocking(false);
    key = channel.register(loop.selector(), SelectionKey.OP_ACCEPT, this);
  }

  @Override
  public void selected(SelectionKey key) {
    acceptAll();
  }

  /** Accepts those that wait, though not too many; whether nobody is left. */
  boolean acceptAll() {
    EventLoop loop = Objects.requireNonNull(this.loop);
    for (int i = 0; i < ACCEPTS; i++) {
      if (loop.openConnections().full()) {
        pause(
            loop,
            loop.limits().connections()
                + " connections are open, the limit; more wait (raise SMISK_CONNECTIONS?)");
        return false;
      }
      try {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
          return true;
        }
        admit(accepted, loop);
      } catch (IOException | RuntimeException | Error e) {
        pause(loop, "cannot accept, trying again soon (raise ulimit -n?): " + e);
        return false;
      }
    }
    return false;
  }

  /** Whatever goes wrong with it, the connection is closed: nobody else knows of it. */
  private void admit(SocketChannel accepted, EventLoop loop) {
    boolean admitted = false;
    try {
      SocketAddress peer = accepted.getRemoteAddress();
      if (!allowed.admits(peer)) {
        if (strangers.permits()) { // they would fill the log
          LOG.warn(
              "{}: {} may not connect; its connection is closed. If it is a web server of yours, name"
                  + " it by --allow or in {}",
              address,
              peer,
              AllowList.VARIABLE);
        }
        return;
      }
      accepted.configureBlocking(false);
      if (peer instanceof InetSocketAddress) {
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      new SocketTransport(loop, accepted, this);
      loop.openConnections().opened();
      admitted = true;
    } catch (IOException e) {
      LOG.debug("{}: a connection broke as it was accepted: {}", address, e.toString());
    } finally {
      if (!admitted) {
        close(accepted);
      }
    }
  }

  private static void close(SocketChannel accepted) {
    try {
      accepted.close();
    } catch (IOException e) {
      // It is gone.
    }
  }

  private void pause(EventLoop loop, String why) {
    loop.openConnections().pause(this);
    try {
      if (warnings.permits()) {
        LOG.warn("{}: {}", address, why);
      }
    } catch (RuntimeException | Error e) {
      // Thrown on, it would close the listener for good.
    }
  }

  void accepting(boolean accepting) {
    if (key != null && key.isValid()) {
      key.interestOps(accepting ? SelectionKey.OP_ACCEPT : 0);
    }
  }

  /** Nobody finds it by its name any more. */
  void withdraw() {
    if (file != null) {
      file.remove();
    }
  }

  /** The selector is to forget it, which it does at its next select. */
  void deregister() {
    if (key != null) {
      key.cancel();
    }
  }

  /**
   * Takes who has connected by now, and closes. Called after {@link #deregister}: a registered
   * socket goes on to listen until the next select, and who connects meanwhile is cut off.
   */
  void acceptLast() {
    boolean left = true;
    for (int i = 0; i < LAST_ACCEPTS && left; i++) {
      left = !acceptAll();
    }
    close();
  }

  @Override
  public boolean drains() {
    return replaced;
  }

  @Override
  public void lastCall() {
    // It concerns who is connected.
  }

  @Override
  public void stop(Duration within) {
    close();
  }

  /**
   * Closes it; an inherited socket goes with the process, and whoever connects waits for the next.
   */
  @Override
  public void close() {
    withdraw();
    if (address instanceof ListenAddress.Inherited) {
      return; // the JDK would point descriptors 0 to 2 at /dev/null: what is logged then is lost
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{}: closing failed: {}", address, e.toString());
    }
  }
}
