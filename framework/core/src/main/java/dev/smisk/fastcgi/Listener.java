package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
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

  private final OncePerMinute warnings = new OncePerMinute();

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
    InetAddress host = resolve(address);
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
                  + "; choose another: --listen HOST:PORT");
      explained.initCause(e);
      throw explained;
    }
    InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
    return new Listener(
        channel, new ListenAddress.Tcp(address.host(), bound.getPort()), allowed, null);
  }

  private static InetAddress resolve(ListenAddress.Tcp address) throws BindException {
    try {
      return InetAddress.getByName(address.host());
    } catch (UnknownHostException e) {
      BindException explained =
          new BindException(
              "cannot listen on "
                  + address
                  + ": no address is known for the host; write one of this machine's, such as"
                  + " 127.0.0.1");
      explained.initCause(e);
      throw explained;
    }
  }

  private static void demandList(ListenAddress address, InetAddress host, AllowList allowed)
      throws BindException {
    if (!host.isLoopbackAddress() && allowed.isEmpty()) {
      throw new BindException(
          "cannot listen on "
              + address
              + ", which other machines can reach: whoever connects to a FastCGI port controls every"
              + " variable. Name the web servers by --allow 10.0.0.5,… or in "
              + AllowList.VARIABLE
              + ", or listen on 127.0.0.1 or a Unix socket");
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
        pause(loop, loop.limits().connections() + " connections are open, the limit; more wait");
        return;
      }
      try {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
          return;
        }
        admit(accepted, loop);
      } catch (IOException | RuntimeException | Error e) {
        pause(loop, "cannot accept, trying again soon (raise ulimit -n?): " + e);
        return;
      }
    }
  }

  /** Whatever goes wrong with it, the connection is closed: nobody else knows of it. */
  private void admit(SocketChannel accepted, EventLoop loop) {
    boolean admitted = false;
    try {
      SocketAddress peer = accepted.getRemoteAddress();
      if (!allowed.admits(peer)) {
        LOG.warn(
            "{}: {} is not in {}; its connection is closed", address, peer, AllowList.VARIABLE);
        return;
      }
      accepted.configureBlocking(false);
      if (peer instanceof InetSocketAddress) {
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      new SocketTransport(loop, accepted);
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
