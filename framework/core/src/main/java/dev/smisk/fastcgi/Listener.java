package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listening socket: binds, accepts, and closes.
 *
 * <p>Where no connection can be accepted (too many are open, or the system is out of descriptors)
 * it leaves them in the kernel's backlog and asks the loop to try again later; a level-triggered
 * selector would spin on them.
 */
final class Listener implements Selectable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** Connections accepted before those that are open get their turn. */
  private static final int ACCEPTS = 64;

  private final ServerSocketChannel channel;
  private final ListenAddress address;
  private final AllowList allowed;
  private final @Nullable UnixSocketFile file;

  /** When the log was last told that nothing can be accepted; 0: never. */
  private long warnedAt;

  private @Nullable EventLoop loop;
  private @Nullable SelectionKey key;

  private Listener(
      ServerSocketChannel channel,
      ListenAddress address,
      AllowList allowed,
      @Nullable UnixSocketFile file) {
    this.channel = channel;
    this.address = address;
    this.allowed = allowed;
    this.file = file;
  }

  /**
   * Binds.
   *
   * @throws IOException if that can't be, with a message that names the address
   */
  static Listener open(ListenAddress address, AllowList allowed, int backlog) throws IOException {
    if (address instanceof ListenAddress.Unix unix) {
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        return new Listener(channel, address, allowed, UnixSocketFile.bind(channel, unix, backlog));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
    if (address instanceof ListenAddress.Tcp tcp) {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        return openTcp(channel, tcp, allowed, backlog);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
    return inherited(allowed);
  }

  private static Listener openTcp(
      ServerSocketChannel channel, ListenAddress.Tcp address, AllowList allowed, int backlog)
      throws IOException {
    InetAddress host = InetAddress.getByName(address.host());
    demandList(address, host, allowed);
    try {
      channel.bind(new InetSocketAddress(host, address.port()), backlog);
    } catch (IOException e) {
      BindException explained =
          new BindException(
              "cannot listen on "
                  + address
                  + ": "
                  + e.getMessage()
                  + "; choose another port or host");
      explained.initCause(e);
      throw explained;
    }
    InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
    return new Listener(
        channel, new ListenAddress.Tcp(address.host(), bound.getPort()), allowed, null);
  }

  private static void demandList(ListenAddress address, InetAddress host, AllowList allowed)
      throws BindException {
    if (!host.isLoopbackAddress() && allowed.isEmpty()) {
      throw new BindException(
          "cannot listen on "
              + address
              + ", which other machines can reach: whoever connects to a FastCGI port controls every"
              + " variable. Name the web servers in "
              + AllowList.VARIABLE
              + "=10.0.0.5,… or listen on 127.0.0.1 or a Unix socket");
    }
  }

  private static Listener inherited(AllowList allowed) throws IOException {
    Channel inherited = System.inheritedChannel();
    if (!(inherited instanceof ServerSocketChannel channel)) {
      throw new BindException(
          "cannot listen on fd:0: descriptor 0 is "
              + (inherited == null ? "no socket" : "no listening socket")
              + ". It is one where a web server or systemd (StandardInput=socket) starts the"
              + " process; else use unix:/path or HOST:PORT");
    }
    if (channel.getLocalAddress() instanceof InetSocketAddress tcp) {
      demandList(new ListenAddress.Inherited(), tcp.getAddress(), allowed);
    }
    return new Listener(channel, new ListenAddress.Inherited(), allowed, null);
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
    EventLoop loop = Objects.requireNonNull(this.loop);
    for (int i = 0; i < ACCEPTS; i++) {
      if (loop.openConnections().full()) {
        warn(loop, loop.limits().connections() + " connections are open, the limit; more wait");
        loop.openConnections().pause(this);
        return;
      }
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (IOException e) {
        warn(loop, "cannot accept, trying again soon (raise ulimit -n?): " + e);
        loop.openConnections().pause(this);
        return;
      }
      if (accepted == null) {
        return;
      }
      admit(accepted, loop);
    }
  }

  private void admit(SocketChannel accepted, EventLoop loop) {
    try {
      SocketAddress peer = accepted.getRemoteAddress();
      if (!allowed.admits(peer)) {
        LOG.warn(
            "{}: {} is not in {}; its connection is closed", address, peer, AllowList.VARIABLE);
        accepted.close();
        return;
      }
      accepted.configureBlocking(false);
      if (peer instanceof InetSocketAddress) {
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      new SocketTransport(loop, accepted);
      loop.openConnections().opened();
    } catch (IOException e) {
      LOG.debug("{}: a connection broke as it was accepted: {}", address, e.toString());
      try {
        accepted.close();
      } catch (IOException again) {
        // It is gone.
      }
    }
  }

  /** At most once a minute: what lasts would flood the log. */
  private void warn(EventLoop loop, String what) {
    long now = loop.now();
    if (warnedAt == 0 || now - warnedAt > TimeUnit.MINUTES.toNanos(1)) {
      warnedAt = now;
      LOG.warn("{}: {}", address, what);
    }
  }

  void accepting(boolean accepting) {
    if (key != null && key.isValid()) {
      key.interestOps(accepting ? SelectionKey.OP_ACCEPT : 0);
    }
  }

  @Override
  public void stop(Duration within) {
    close();
  }

  @Override
  public void close() {
    if (file != null) {
      file.remove();
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{}: closing failed: {}", address, e.toString());
    }
  }
}
