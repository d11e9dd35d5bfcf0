package dev.smisk.fastcgi;

import java.util.ArrayList;
import java.util.List;

/**
 * The connections that wait for something with a time limit. An idle one is not among them, so that
 * time costs an idle process nothing. Owned by the leading thread.
 */
final class WatchedConnections {
  /** Each once: {@link Connection#watched} tells whether it is here. */
  private final List<Connection> watched = new ArrayList<>();

  void add(Connection connection) {
    if (!connection.watched) {
      connection.watched = true;
      watched.add(connection);
    }
  }

  boolean isEmpty() {
    return watched.isEmpty();
  }

  /** Enforces their limits, and forgets those that have none left. */
  void expire(long now) {
    watched.removeIf(
        connection -> {
          connection.watched = connection.expire(now);
          return !connection.watched;
        });
  }
}
