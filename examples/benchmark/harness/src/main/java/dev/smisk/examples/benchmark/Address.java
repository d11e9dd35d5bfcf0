package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Where a contestant listens: a Unix socket or a loopback port.
 *
 * @param text {@code /path/of/the.sock} or {@code 127.0.0.1:PORT}
 */
record Address(boolean unix, String text) {
  /** A Unix socket in a directory that only the harness uses. */
  static Address unix(Path directory, String name) {
    return new Address(true, directory.resolve(name + ".sock").toString());
  }

  /** A loopback port that nobody listens at now. */
  static Address loopback() throws IOException {
    return new Address(false, "127.0.0.1:" + freePort());
  }

  /** A loopback port that nobody listens at now; another process may be faster to take it. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** As the contestants and nginx take it: {@code unix:/path} or {@code 127.0.0.1:PORT}. */
  String url() {
    return unix ? "unix:" + text : text;
  }

  /** Whether somebody accepts connections here. */
  boolean open() {
    try (SocketChannel channel = connect()) {
      return channel.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  /** A blocking connection. */
  SocketChannel connect() throws IOException {
    return SocketChannel.open(socketAddress());
  }

  private SocketAddress socketAddress() {
    if (unix) {
      return UnixDomainSocketAddress.of(text);
    }
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
