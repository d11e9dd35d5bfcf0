package dev.smisk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.smisk.session.SessionStore;
import dev.smisk.test.SessionStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL: the contract on it, and what it does when it is down, slow or in the way. */
class PostgresIT {
  private static final Duration TTL = Duration.ofHours(1);
  private static final JdbcSettings SETTINGS =
      JdbcSettings.DEFAULT.createTable().timeout(Duration.ofSeconds(1));

  /** 1 s for a connection, twice that for the statement, and what a busy machine takes. */
  private static final Duration BOUND = Duration.ofSeconds(3 + 2);

  @TempDir static Path folder;
  static PostgresServer postgres;
  static HikariDataSource pool;

  private final String id = UUID.randomUUID().toString();
  private final List<SessionStore> stores = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.start(folder);
    pool = pool("TRANSACTION_READ_COMMITTED", true);
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

  private static HikariDataSource pool(String isolation, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.dataSource());
    config.setConnectionTimeout(1_000);
    config.setValidationTimeout(500);
    config.setMaximumPoolSize(10);
    config.setTransactionIsolation(isolation);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  private SessionStore store(DataSource dataSource, JdbcSettings settings) {
    SessionStore store = JdbcSessionStore.of(dataSource, settings);
    stores.add(store);
    return store;
  }

  @AfterEach
  void closeStores() {
    stores.forEach(SessionStore::close);
  }

  /** Returns when the pool has noticed, too: it waits longer and longer between its own tries. */
  private static void restart() throws Exception {
    postgres.start();
    // Else it lends what it lent within the last half second, although the server knows none of it.
    pool.getHikariPoolMXBean().softEvictConnections();
    long start = System.nanoTime();
    while (true) {
      try {
        pool.getConnection().close();
        return;
      } catch (SQLException e) {
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertFailsInTime(ThrowingCallable call, String... message) {
    long start = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageContainingAll(message);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  /** With a pool, as PostgreSQL's users have it. */
  @Nested
  class Pooled extends SessionStoreContract {
    private final TestClock clock = new TestClock();

    @Override
    protected SessionStore open() {
      return JdbcSessionStore.of(pool, SETTINGS.clock(clock));
    }

    @Override
    protected void passTime(Duration time) {
      clock.pass(time);
    }
  }

  /** Where the database gives transactions up, and where it is to be told to commit. */
  @Nested
  class Serializable extends SessionStoreContract {
    private final TestClock clock = new TestClock();
    private final HikariDataSource strict = pool("TRANSACTION_SERIALIZABLE", false);

    @Override
    protected SessionStore open() {
      return JdbcSessionStore.of(strict, SETTINGS.clock(clock));
    }

    @Override
    protected void passTime(Duration time) {
      clock.pass(time);
    }

    @AfterEach
    void closePool() {
      strict.close();
    }
  }

  @Test
  void frozenPostgres_failsEachCallInTime_andWorksAgain() throws Exception {
    SessionStore pooled = store(pool, SETTINGS);
    SessionStore plain = store(postgres.dataSource(), SETTINGS);
    pooled.write(id, bytes("a"), TTL, 0);
    plain.read(id);

    postgres.freeze();
    try {
      assertFailsInTime(() -> pooled.read(id), "the sessions' database");
      assertFailsInTime(() -> pooled.write(id, bytes("b"), TTL, 1), "the sessions' database");
      assertFailsInTime(() -> pooled.touch(id, TTL), "the sessions' database");
      assertFailsInTime(() -> pooled.delete("another"), "the sessions' database");
      assertFailsInTime(() -> plain.read(id), "the sessions' database");
    } finally {
      postgres.thaw();
    }

    assertThat(plain.read(id).version()).isBetween(1L, 2L);
    assertThat(pooled.read(id).version()).isBetween(1L, 2L);
  }

  @Test
  void killedPostgres_isNamed_andWorksAgainWithAllThatWasAcknowledged() throws Exception {
    SessionStore pooled = store(pool, SETTINGS);
    SessionStore plain = store(postgres.dataSource(), SETTINGS);
    for (int i = 0; i < 20; i++) {
      assertThat((i % 2 == 0 ? pooled : plain).write(id, bytes("v" + i), TTL, i)).isTrue();
    }

    postgres.kill();
    try {
      assertFailsInTime(() -> pooled.read(id), "the sessions' database");
      assertFailsInTime(() -> plain.read(id), "cannot be reached; see that it runs");
      assertFailsInTime(() -> plain.write(id, bytes("lost"), TTL, 20), "cannot be reached");
    } finally {
      restart();
    }

    assertThat(plain.read(id).version()).isEqualTo(20);
    assertThat(pooled.read(id).data()).asString().isEqualTo("v19");
    assertThat(pooled.write(id, bytes("on"), TTL, 20)).isTrue();
  }

  @Test
  void storeOpenedBeforePostgres_worksOnceItIsThere() throws Exception {
    postgres.kill();
    SessionStore store = store(postgres.dataSource(), SETTINGS.table("late_session"));
    try {
      assertFailsInTime(() -> store.read(id), "cannot be reached");
    } finally {
      restart();
    }
    assertThat(store.write(id, bytes("a"), TTL, 0)).isTrue();
  }

  @Test
  void lockedRow_failsTheCallInTime_andTheConnectionIsKept() throws Exception {
    SessionStore store = store(pool, SETTINGS);
    store.write(id, bytes("a"), TTL, 0);
    try (Connection busy = postgres.dataSource().getConnection();
        Statement statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      statement.execute("UPDATE smisk_session SET version = 7 WHERE id = '" + id + "'");
      assertFailsInTime(() -> store.write(id, bytes("b"), TTL, 1), "took longer than 1000 ms");
      busy.rollback();
    }
    assertThat(store.write(id, bytes("b"), TTL, 1)).as("the canceled one was not done").isTrue();
  }

  @Test
  void connectionWithoutAutoCommit_isLeftAsItWas_afterFailuresToo() throws Exception {
    try (Connection one = postgres.dataSource().getConnection()) {
      one.setAutoCommit(false);
      one.setNetworkTimeout(Runnable::run, 12_345);
      SessionStore store = store(new OneConnection(one), SETTINGS);
      assertThat(store.write(id, bytes("a"), TTL, 0)).isTrue();
      assertThat(store.write(id, bytes("b"), TTL, 0)).isFalse(); // PostgreSQL fails what follows
      assertThat(store(pool, SETTINGS).read(id).version()).isEqualTo(1);
      assertThat(one.getNetworkTimeout()).isEqualTo(12_345);
      assertThat(one.getAutoCommit()).isFalse();
    }
  }

  @Test
  void readOnlyPostgres_saysSo() {
    org.postgresql.ds.PGSimpleDataSource standby = postgres.dataSource();
    standby.setOptions("-c default_transaction_read_only=on");
    SessionStore store = store(standby, SETTINGS.table("never_session"));
    assertThatThrownBy(() -> store.write(id, bytes("a"), TTL, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("takes no writes", "targetServerType=primary");
  }

  @Test
  void table_isMadeByManyAtOnce_andByTheShippedStatements() throws Exception {
    JdbcSettings settings = SETTINGS.table("web_session");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> writes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String own = id + i;
        SessionStore store = store(pool, settings);
        writes.add(threads.submit(() -> store.write(own, bytes("x"), TTL, 0)));
      }
      for (Future<Boolean> write : writes) {
        assertThat(write.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA shipped; SET search_path = shipped");
      statement.execute(JdbcSessionStore.schema("postgresql"));
    }
    assertThat(
            store(pool, JdbcSettings.DEFAULT.table("shipped.smisk_session"))
                .write(id, bytes("a"), TTL, 0))
        .isTrue();
  }

  @Test
  void table_isMade_whereTheDatabaseIsToBeToldToCommit() throws Exception {
    try (Connection one = postgres.dataSource().getConnection()) {
      one.setAutoCommit(false);
      SessionStore store = store(new OneConnection(one), SETTINGS.table("told_session"));
      assertThat(store.write(id, bytes("a"), TTL, 0)).isTrue();
    }
    assertThat(rows("told_session")).isEqualTo(1);
  }

  @Test
  void brokenConnection_isNotTakenForAMissingTable() throws Exception {
    try (Connection one = postgres.dataSource().getConnection();
        Connection other = postgres.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      int process = one.unwrap(org.postgresql.PGConnection.class).getBackendPID();
      statement.execute("SELECT pg_terminate_backend(" + process + ", 30000)");
      SessionStore store = store(new OneConnection(one), SETTINGS.table("unseen_session"));
      assertThatThrownBy(() -> store.read(id))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("terminating connection");
    }
  }

  @Test
  void ended_areRemoved_whileWritesGoOn() throws Exception {
    TestClock clock = new TestClock();
    JdbcSettings settings =
        SETTINGS.table("short_session").clock(clock).cleanUpEvery(Duration.ofMillis(5));
    SessionStore store = store(pool, settings);
    SessionStore second = store(pool, settings); // cleans up, too
    for (int i = 0; i < 1_200; i++) {
      store.write(id + i, bytes("x"), Duration.ofMinutes(1), 0);
    }
    second.write(id, bytes("0"), TTL, 0);
    clock.pass(Duration.ofMinutes(1));

    long start = System.nanoTime();
    for (int version = 1; rows("short_session") > 1; version++) {
      assertThat(second.write(id, bytes("x"), TTL, version)).isTrue();
      assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }
    assertThat(store.read(id)).isNotNull();
  }

  private static int rows(String table) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
