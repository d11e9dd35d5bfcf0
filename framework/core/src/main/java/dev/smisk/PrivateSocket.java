package dev.smisk;

import dev.smisk.fastcgi.ListenAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the development server, a check or a test finds the app: a Unix socket in a directory that
 * only this user may enter; where the system has no such permissions, a free port of loopback.
 */
final class PrivateSocket implements AutoCloseable {
  private final @Nullable Path directory;
  private final ListenAddress address;

  private PrivateSocket(@Nullable Path directory, ListenAddress address) {
    this.directory = directory;
    this.address = address;
  }

  static PrivateSocket open() throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new PrivateSocket(null, ListenAddress.parse("127.0.0.1:0"));
    }
    Path directory = Files.createTempDirectory("smisk-private");
    return new PrivateSocket(directory, ListenAddress.parse("unix:" + directory.resolve("app")));
  }

  /** For the runtime to listen on. */
  ListenAddress address() {
    return address;
  }

  /** For a client to connect to, once the runtime has bound it. */
  static SocketAddress connectable(ListenAddress bound) {
    if (bound instanceof ListenAddress.Unix unix) {
      return UnixDomainSocketAddress.of(unix.path());
    }
    if (bound instanceof ListenAddress.Tcp tcp) {
      return new InetSocketAddress(tcp.host(), tcp.port());
    }
    throw new IllegalArgumentException("nobody can connect to " + bound);
  }

  /** Removes the directory; the runtime has removed the socket. */
  @Override
  public void close() throws IOException {
    if (directory != null) {
      Files.deleteIfExists(directory.resolve("app"));
      Files.deleteIfExists(directory);
    }
  }
}
