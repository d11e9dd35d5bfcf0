package dev.smisk.examples.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a web server and the app, on a Unix socket and a TCP port as the app does, and
 * writes down what passes on each connection. Thread-safe.
 */
final class Tap implements AutoCloseable {
  private final UnixDomainSocketAddress app;
  private final ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  private final ServerSocketChannel tcp = ServerSocketChannel.open();
  private final Path socket;
  private final List<TappedConnection> connections = new CopyOnWriteArrayList<>();

  /**
   * Listens.
   *
   * @param socket where its own is made
   * @param app the app's
   */
  Tap(Path socket, Path app) throws IOException {
    this.app = UnixDomainSocketAddress.of(app);
    this.socket = socket;
    unix.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    run(() -> accept(unix));
    run(() -> accept(tcp));
  }

  Path socket() {
    return socket;
  }

  int port() throws IOException {
    return ((InetSocketAddress) tcp.getLocalAddress()).getPort();
  }

  /** All that there were, also those that are closed. */
  List<TappedConnection> connections() {
    return List.copyOf(connections);
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void run(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // Closed by one of the two.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocketChannel listener) throws IOException {
    while (true) {
      SocketChannel server = listener.accept();
      SocketChannel behind = SocketChannel.open(app);
      TappedConnection connection = new TappedConnection();
      connections.add(connection);
      run(() -> pass(server, behind, connection.asked()));
      run(() -> pass(behind, server, connection.answered()));
    }
  }

  /** Passes on all that comes; it is written down before the other side can know of it. */
  private static void pass(SocketChannel from, SocketChannel to, TappedConnection.Records records)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try {
      while (from.read(buffer.clear()) >= 0) {
        records.take(buffer.flip().duplicate());
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
      to.shutdownOutput();
    } catch (IOException e) {
      from.close();
      to.close();
    }
  }

  @Override
  public void close() throws IOException {
    unix.close();
    tcp.close();
    Files.deleteIfExists(socket);
  }
}
