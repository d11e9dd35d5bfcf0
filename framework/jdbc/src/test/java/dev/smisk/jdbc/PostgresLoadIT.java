package dev.smisk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.smisk.session.SessionStore;
import dev.smisk.test.SessionStoreLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed and frozen while many write. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresLoadIT {
  private static final int THREADS = 8;
  private static final JdbcSettings SETTINGS =
      JdbcSettings.DEFAULT.createTable().timeout(Duration.ofSeconds(1));

  /** 1 s for a connection, twice that for the statement, and what a busy machine takes. */
  private static final Duration BOUND = Duration.ofSeconds(3 + 7);

  @TempDir static Path folder;
  static PostgresServer postgres;
  static HikariDataSource pool;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.start(folder);
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.dataSource());
    config.setConnectionTimeout(1_000);
    config.setValidationTimeout(500);
    config.setMaximumPoolSize(THREADS);
    pool = new HikariDataSource(config);
  }

  @AfterAll
  static void stop() {
    if (pool != null) {
      pool.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void killedUnderLoad_losesNothingAcknowledged_andNeedsNoRestartOfOurs() throws Exception {
    try (SessionStore store = JdbcSessionStore.of(pool, SETTINGS);
        SessionStoreLoad load = SessionStoreLoad.on(store, THREADS)) {
      for (int kill = 0; kill < 3; kill++) {
        load.awaitSuccesses();
        postgres.kill();
        load.awaitFailures();
        postgres.start();
      }
      load.awaitSuccesses();
      load.check();
      assertThat(load.slowest()).isLessThan(BOUND);
      System.out.printf("%d acknowledged, slowest %s%n", load.acknowledged(), load.slowest());
    }
  }

  @Test
  void frozenUnderLoad_failsEachCallInTime_andLosesNothing() throws Exception {
    try (SessionStore store = JdbcSessionStore.of(pool, SETTINGS);
        SessionStoreLoad load = SessionStoreLoad.on(store, THREADS)) {
      store.read(UUID.randomUUID().toString());
      load.awaitSuccesses();
      postgres.freeze();
      try {
        load.awaitFailures();
        load.awaitFailures();
      } finally {
        postgres.thaw();
      }
      load.awaitSuccesses();
      load.check();
      assertThat(load.slowest()).isLessThan(BOUND);
      System.out.printf("%d acknowledged, slowest %s%n", load.acknowledged(), load.slowest());
    }
  }
}
