package dev.smisk.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.session.SessionStore;
import dev.smisk.test.SessionStoreLoad;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Redis is killed and frozen while many write. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisLoadIT {
  private static final int THREADS = 8;
  private static final RedisSettings SETTINGS =
      RedisSettings.DEFAULT.timeout(Duration.ofMillis(500));

  /** Twice the time-out, as the package says, and what a busy machine takes. */
  private static final Duration BOUND = Duration.ofSeconds(1 + 5);

  @TempDir static Path folder;
  static RedisServer redis;

  @BeforeAll
  static void start() throws Exception {
    redis = RedisServer.start(folder, "appendonly yes", "appendfsync always");
  }

  @AfterAll
  static void stop() {
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void killedUnderLoad_losesNothingAcknowledged_andNeedsNoRestartOfOurs() throws Exception {
    try (SessionStore store = RedisSessionStore.of("redis://" + redis.host(), SETTINGS);
        SessionStoreLoad load = SessionStoreLoad.on(store, THREADS)) {
      for (int kill = 0; kill < 5; kill++) {
        load.awaitSuccesses();
        redis.kill();
        load.awaitFailures();
        redis.start();
      }
      load.awaitSuccesses();
      load.check();
      assertThat(load.slowest()).isLessThan(BOUND);
      System.out.printf("%d acknowledged, slowest %s%n", load.acknowledged(), load.slowest());
    }
  }

  @Test
  void frozenUnderLoad_failsEachCallInTime_andLosesNothing() throws Exception {
    try (SessionStore store = RedisSessionStore.of("redis://" + redis.host(), SETTINGS);
        SessionStoreLoad load = SessionStoreLoad.on(store, THREADS)) {
      load.awaitSuccesses();
      redis.freeze();
      try {
        load.awaitFailures();
        load.awaitFailures();
      } finally {
        redis.thaw();
      }
      load.awaitSuccesses();
      load.check();
      assertThat(load.slowest()).isLessThan(BOUND);
      System.out.printf("%d acknowledged, slowest %s%n", load.acknowledged(), load.slowest());
    }
  }
}
