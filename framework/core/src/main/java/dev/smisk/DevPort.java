package dev.smisk;

import dev.smisk.dev.DevServer;
import dev.smisk.fastcgi.ListenAddress;
import java.io.IOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Opens the HTTP port of {@code --dev}, or says what to do where the system does not give it. */
final class DevPort {
  private DevPort() {}

  static DevServer open(int port, ListenAddress app, Settings settings) throws IOException {
    try {
      return DevServer.start(
          port,
          PrivateSocket.connectable(app),
          settings.count(AppLimit.DEV_CONNECTIONS),
          settings.time(AppLimit.DEV_CLOSE_TIME));
    } catch (BindException e) {
      throw new IOException(refused(port, e.getMessage()), e);
    }
  }

  static String refused(int port, @Nullable String reason) {
    boolean forbidden = reason != null && reason.contains("ermission"); // as Linux and macOS say it
    return "cannot serve HTTP on 127.0.0.1:%d: %s. %s another port: --dev %d"
        .formatted(
            port,
            reason,
            forbidden
                ? "Ports below 1024 are for root; choose"
                : "Stop what listens there, or choose",
            forbidden || port == 65_535 ? Settings.DEV_PORT : port + 1);
  }
}
