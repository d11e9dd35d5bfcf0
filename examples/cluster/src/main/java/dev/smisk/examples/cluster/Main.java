package dev.smisk.examples.cluster;

import dev.smisk.Smisk;
import dev.smisk.redis.RedisSessionStore;
import java.util.List;

/** Starts one instance of an app whose sessions are in Redis, where all instances find them. */
public final class Main {
  private Main() {}

  /** The app's own argument is the address of Redis. */
  public static void main(String[] args) {
    List<String> own = Smisk.arguments(args);
    String redis = own.isEmpty() ? "redis://127.0.0.1:6379" : own.get(0);
    Smisk.app().sessions(RedisSessionStore.of(redis)).run(args);
  }
}
