package dev.smisk.fastcgi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is bound, so that the kernel queues whoever connects.
 *
 * @param address as bound: a port 0 is the one that was found
 * @param file of a Unix socket that we made
 */
record ListeningSocket(
    ServerSocketChannel channel, ListenAddress address, @Nullable UnixSocketFile file) {
  /**
   * Binds.
   *
   * @param allowed peers that may connect over TCP; an address that is not loopback demands some
   * @throws IOException if that can't be, with a message that names the address
   */
  static ListeningSocket bind(
      ListenAddress address, AllowList allowed, int backlog, LiveSocket live) throws IOException {
    if (address instanceof ListenAddress.Unix unix) {
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        return new ListeningSocket(
            channel, address, UnixSocketFile.bind(channel, unix, backlog, live));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
    if (address instanceof ListenAddress.Tcp tcp) {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        return bindTcp(channel, tcp, allowed, backlog, live);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
    return inherited(allowed);
  }

  /**
   * Whether {@link #bind} could, but for who listens there now: an instance that serves is to be
   * asked about the next one.
   *
   * @throws IOException the one of {@link #bind}
   */
  static void check(ListenAddress address, AllowList allowed) throws IOException {
    if (address instanceof ListenAddress.Unix unix) {
      try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        UnixSocketFile.bind(channel, unix, 1, LiveSocket.REPLACE).remove();
      }
    } else if (address instanceof ListenAddress.Tcp tcp) {
      demandList(tcp, resolve(tcp), allowed);
    }
  }

  private static ListeningSocket bindTcp(
      ServerSocketChannel channel,
      ListenAddress.Tcp address,
      AllowList allowed,
      int backlog,
      LiveSocket live)
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
                  + (live == LiveSocket.REPLACE
                      ? "; a port cannot be taken over: listen on a Unix socket, or let systemd"
                          + " keep the port (fd:0)"
                      : "; choose another: --listen HOST:PORT"));
      explained.initCause(e);
      throw explained;
    }
    InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
    return new ListeningSocket(
        channel, new ListenAddress.Tcp(address.host(), bound.getPort()), null);
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

  private static ListeningSocket inherited(AllowList allowed) throws IOException {
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
    return new ListeningSocket(channel, new ListenAddress.Inherited(), null);
  }
}
