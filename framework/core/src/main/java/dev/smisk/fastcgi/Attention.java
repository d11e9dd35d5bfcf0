package dev.smisk.fastcgi;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The connections that the leading thread is to attend to. Anybody asks; the leader gives, before
 * it waits. Whoever asks from another thread wakes the leader after it.
 */
final class Attention {
  private final ConcurrentLinkedQueue<Connection> asking = new ConcurrentLinkedQueue<>();

  void ask(Connection connection) {
    asking.add(connection);
  }

  /** Attends to all, and to those who ask meanwhile. */
  void give() {
    Connection connection;
    while ((connection = asking.poll()) != null) {
      connection.attend();
    }
  }
}
