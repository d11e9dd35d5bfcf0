package dev.smisk.examples.servers;

import java.util.UUID;

/** What all cases work with. */
interface Cases {
  WebServer server();

  Backend backend();

  default boolean differs(Difference difference) {
    return difference.setups().contains(server().setup());
  }

  /** A new {@code X-Case}. */
  default String name() {
    return "c" + UUID.randomUUID();
  }
}
