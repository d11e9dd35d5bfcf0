package dev.smisk.examples.servers;

import dev.smisk.test.AppProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * The probe app on a Unix socket and a TCP port, for all web servers that don't start it
 * themselves.
 */
final class Backend implements AutoCloseable {
  static final int HANDLERS = 16;
  static final int BODY_BYTES = 31 << 20;

  private static final Map<String, String> LIMITS =
      Map.of(
          "SMISK_BODY_BYTES", "31m",
          "SMISK_HANDLERS", String.valueOf(HANDLERS),
          "SMISK_ACCESS_LOG", "json");

  /** Whom Debian's web servers run as. */
  static final String WEB_USER = "www-data";

  private final Path folder;
  private final int port;
  private final AppProcess app;

  private Backend(Path folder, int port, AppProcess app) {
    this.folder = folder;
    this.port = port;
    this.app = app;
  }

  /**
   * @param folder gets the socket, the jar, and the folder {@code holds}; others may enter it then
   */
  static Backend start(Path folder) throws IOException {
    return start(folder, Map.of());
  }

  /** The same with these settings besides. */
  static Backend start(Path folder, Map<String, String> settings) throws IOException {
    // Web servers are another user where the test is root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    // A web server that starts the app itself may not be able to enter where the jar was built.
    Path jar =
        Files.copy(
            Path.of("target/servers.jar"),
            folder.resolve("app.jar"),
            StandardCopyOption.REPLACE_EXISTING);
    Path holds = Files.createDirectory(folder.resolve("holds"));
    WebServer.give(holds);
    Path sent = Files.createDirectories(holds.resolve("files/sent"));
    int port = freePort();
    Map<String, String> environment = new HashMap<>(LIMITS);
    environment.putAll(settings);
    environment.put("SMISK_SENDFILE", sent + "=/sent");
    if (WebServer.isRoot()) {
      environment.put("SMISK_SOCKET_GROUP", WEB_USER);
    }
    AppProcess app =
        AppProcess.start(
            jar,
            environment,
            "--listen",
            "unix:" + folder.resolve("app.sock"),
            "--listen",
            "127.0.0.1:" + port,
            "--",
            holds.toString());
    return new Backend(folder, port, app);
  }

  /** Free now; nothing else on this machine is expected to take it within the next milliseconds. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** The folder that the app is given. */
  Path holds() {
    return folder.resolve("holds");
  }

  int port() {
    return port;
  }

  String output() {
    return app.output();
  }

  /** The app's process, to look at or to kill. */
  ProcessHandle handle() {
    return app.handle();
  }

  /** Sends SIGTERM and waits for the app's end. */
  void stop() {
    app.stop();
  }

  @Override
  public void close() {
    app.close();
  }
}
