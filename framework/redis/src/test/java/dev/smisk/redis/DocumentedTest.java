package dev.smisk.redis;

import dev.smisk.Smisk;

/** What the package's documentation shows, to be compiled. */
final class Documented {
  private Documented() {}

  static void sessions() {
    Smisk.app().sessions(RedisSessionStore.of("redis://127.0.0.1:6379"));
  }
}
