package dev.smisk.redis;

import dev.smisk.session.SessionStore;
import dev.smisk.test.SessionStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Redis keeps the contract of a session store, however it is set up. */
class RedisContractIT {
  @Nested
  class Standalone extends SessionStoreContract {
    @TempDir static Path folder;
    static RedisServer redis;

    @BeforeAll
    static void start() throws Exception {
      redis = RedisServer.start(folder);
    }

    @AfterAll
    static void stop() {
      redis.close();
    }

    @Override
    protected SessionStore open() {
      return RedisSessionStore.of("redis://" + redis.host());
    }
  }

  /** Each write waits for the replica, too. */
  @Nested
  class Sentinel extends SessionStoreContract {
    @TempDir static Path folder;
    static Redises redis;

    @BeforeAll
    static void start() throws Exception {
      redis = Redises.sentinel(folder);
    }

    @AfterAll
    static void stop() {
      redis.close();
    }

    @Override
    protected SessionStore open() {
      return RedisSessionStore.of(redis.address(), RedisSettings.DEFAULT.replicas(1));
    }
  }

  @Nested
  class Cluster extends SessionStoreContract {
    @TempDir static Path folder;
    static Redises redis;

    @BeforeAll
    static void start() throws Exception {
      redis = Redises.cluster(folder);
    }

    @AfterAll
    static void stop() {
      redis.close();
    }

    @Override
    protected SessionStore open() {
      return RedisSessionStore.of(redis.address());
    }
  }
}
