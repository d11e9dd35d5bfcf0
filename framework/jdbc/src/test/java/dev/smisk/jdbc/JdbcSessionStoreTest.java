package dev.smisk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a database does besides keeping the contract: on H2, in memory. */
class JdbcSessionStoreTest {
  private static final Duration TTL = Duration.ofHours(1);

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
  private final TestClock clock = new TestClock();
  private final List<SessionStore> stores = new ArrayList<>();

  private SessionStore store(JdbcSettings settings) {
    SessionStore store = JdbcSessionStore.of(pool, settings.clock(clock));
    stores.add(store);
    return store;
  }

  @AfterEach
  void close() {
    stores.forEach(SessionStore::close);
    pool.dispose();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int count(String table) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void missingTable_isNamed_withWhatMakesIt() {
    SessionStore store = store(JdbcSettings.DEFAULT.table("web_session"));
    assertThatThrownBy(() -> store.read("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("web_session", "JdbcSessionStore.schema", "createTable()");
  }

  @Test
  void shippedStatements_makeTheTable() throws Exception {
    execute(JdbcSessionStore.schema("h2").split(";", -1));
    assertThat(store(JdbcSettings.DEFAULT).write("a", bytes("x"), TTL, 0)).isTrue();
    assertThatThrownBy(() -> JdbcSessionStore.schema("oracle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("oracle", "postgresql");
  }

  @Test
  void table_isMadeInItsSchema_once_andByManyAtOnce() throws Exception {
    execute("CREATE SCHEMA web");
    JdbcSettings settings = JdbcSettings.DEFAULT.table("web.visit").createTable();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> writes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String id = "id" + i;
        SessionStore store = store(settings);
        writes.add(threads.submit(() -> store.write(id, bytes("x"), TTL, 0)));
      }
      for (Future<Boolean> write : writes) {
        assertThat(write.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(count("web.visit")).isEqualTo(8);
  }

  /** The database's own clock is months ahead of both. */
  @Test
  void instancesWhoseClocksDiffer_endSessionsEarlierOrLaterByAsMuch() throws Exception {
    JdbcSettings settings = JdbcSettings.DEFAULT.createTable();
    TestClock clockAhead = new TestClock();
    clockAhead.pass(Duration.ofSeconds(5));
    SessionStore here = store(settings);
    SessionStore ahead = JdbcSessionStore.of(pool, settings.clock(clockAhead));
    stores.add(ahead);
    here.write("a", bytes("of here"), Duration.ofSeconds(60), 0);
    ahead.write("b", bytes("of ahead"), Duration.ofSeconds(60), 0);

    clock.pass(Duration.ofSeconds(54));
    clockAhead.pass(Duration.ofSeconds(54));
    assertThat(ahead.read("a")).as("after 54 s, by its clock 59").isNotNull();
    clock.pass(Duration.ofSeconds(1));
    clockAhead.pass(Duration.ofSeconds(1));
    assertThat(ahead.read("a")).isNull();
    assertThat(ahead.write("a", bytes("back"), TTL, 1)).isFalse();
    assertThat(here.read("a")).as("after 55 s, and nobody has removed it yet").isNotNull();

    clock.pass(Duration.ofSeconds(9));
    assertThat(here.read("a")).isNull();
    assertThat(here.read("b")).as("after 64 s, by the clock that set its end 59").isNotNull();
    clock.pass(Duration.ofSeconds(1));
    assertThat(here.read("b")).isNull();
  }

  @Test
  void tableThatIsGone_isMadeAgain_byWhoMayMakeIt() throws Exception {
    SessionStore maker = store(JdbcSettings.DEFAULT.createTable());
    SessionStore user = store(JdbcSettings.DEFAULT);
    assertThat(maker.write("a", bytes("x"), TTL, 0)).isTrue();
    execute("DROP TABLE smisk_session");
    assertThatThrownBy(() -> user.read("a")).hasMessageContaining("has no table smisk_session");
    assertThat(maker.write("a", bytes("x"), TTL, 0)).isTrue();
    assertThat(user.read("a").version()).isEqualTo(1);
  }

  /** The database's word for it is that of a row that is there already. */
  @Test
  void tableThatAnotherMadeInVain_isMadeAtTheNextTry() throws Exception {
    try (Connection one = pool.getConnection()) {
      OneConnection refusing = new OneConnection(one);
      JdbcSettings settings = JdbcSettings.DEFAULT.createTable();
      try (SessionStore store = JdbcSessionStore.of(refusing, settings)) {
        refusing.failStatement(3, "23505");
        assertThat(store.write("a", bytes("x"), TTL, 0)).isTrue();
      }
    }
  }

  @Test
  void tableThatIsThere_needsNoRightToMakeOne() throws Exception {
    store(JdbcSettings.DEFAULT.createTable()).write("a", bytes("x"), TTL, 0);
    execute(
        "CREATE USER app PASSWORD 'p'",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON smisk_session TO app");
    JdbcDataSource plain = new JdbcDataSource();
    plain.setURL(url);
    plain.setUser("app");
    plain.setPassword("p");
    try (SessionStore store = JdbcSessionStore.of(plain, JdbcSettings.DEFAULT.createTable())) {
      assertThat(store.write("b", bytes("x"), TTL, 0)).isTrue();
    }
  }

  @Test
  void ended_areRemovedABatchAtATime_andNoOthers() throws Exception {
    JdbcSettings settings = JdbcSettings.DEFAULT.createTable().clock(clock);
    SessionStore store = store(settings);
    for (int i = 0; i < CleanUp.BATCH + 10; i++) {
      store.write("short" + i, bytes("x"), Duration.ofMinutes(1), 0);
    }
    store.write("long", bytes("x"), TTL, 0);
    CleanUp cleanUp = new CleanUp(new Database(pool, settings), settings);

    assertThat(cleanUp.removeBatch()).isZero();
    clock.pass(Duration.ofMinutes(1));
    assertThat(cleanUp.removeBatch()).isEqualTo(CleanUp.BATCH);
    assertThat(count("smisk_session")).isEqualTo(11);
    assertThat(cleanUp.removeBatch()).isEqualTo(10);
    assertThat(count("smisk_session")).isEqualTo(1);
    assertThat(store.read("long")).isNotNull();
    cleanUp.close();
  }

  @Test
  void ended_areRemovedByThemselves_afterFailuresToo_untilTheStoreIsClosed() throws Exception {
    Set<Thread> others = cleanUpThreads();
    SessionStore store = store(JdbcSettings.DEFAULT.cleanUpEvery(Duration.ofMillis(5)));
    awaitThread(others, true); // it fails for want of a table
    execute(JdbcSessionStore.schema("h2").split(";", -1));
    store.write("a", bytes("x"), Duration.ofMinutes(1), 0);
    clock.pass(Duration.ofMinutes(2));

    long start = System.nanoTime();
    while (count("smisk_session") > 0) {
      assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
      Thread.onSpinWait();
    }

    store.close();
    awaitThread(others, false);
  }

  private static Set<Thread> cleanUpThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("smisk-session-clean-up"))
        .collect(Collectors.toSet());
  }

  /** Other tests' stores may be open still. */
  private static void awaitThread(Set<Thread> others, boolean alive) {
    long start = System.nanoTime();
    while (others.containsAll(cleanUpThreads()) == alive) {
      assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
      Thread.onSpinWait();
    }
  }

  @Test
  void rowOfAnEndedSession_givesWayToANewOne() throws Exception {
    SessionStore store = store(JdbcSettings.DEFAULT.createTable());
    store.write("a", bytes("x"), Duration.ofMinutes(1), 0);
    store.write("a", bytes("y"), Duration.ofMinutes(1), 1);
    assertThat(store.write("a", bytes("z"), TTL, 0)).isFalse();
    clock.pass(Duration.ofMinutes(1));
    assertThat(store.write("a", bytes("z"), TTL, 0)).isTrue();
    assertThat(store.read("a").version()).isEqualTo(1);
  }

  @Test
  void connectionsWithoutAutoCommit_areCommitted_andLeftAsTheyWere() throws Exception {
    try (Connection one = pool.getConnection()) {
      one.setAutoCommit(false);
      JdbcSettings settings = JdbcSettings.DEFAULT.createTable();
      SessionStore store = JdbcSessionStore.of(new OneConnection(one), settings);
      stores.add(store);
      assertThat(store.write("a", bytes("x"), TTL, 0)).isTrue();
      assertThat(store.write("a", bytes("y"), TTL, 0)).isFalse();
      assertThat(store.write("a", bytes("y"), TTL, 1)).isTrue();
      one.rollback();
      assertThat(store.read("a").version()).isEqualTo(2);
      assertThat(one.getAutoCommit()).isFalse();
      assertThat(count("smisk_session")).isEqualTo(1);
    }
  }

  @Test
  void lockedRow_failsTheCallInTime() throws Exception {
    SessionStore store = store(JdbcSettings.DEFAULT.createTable().timeout(Duration.ofSeconds(1)));
    store.write("a", bytes("x"), TTL, 0);
    try (Connection busy = pool.getConnection()) {
      busy.setAutoCommit(false);
      busy.createStatement().execute("UPDATE smisk_session SET expires = 1 WHERE id = 'a'");
      long start = System.nanoTime();
      assertThatThrownBy(() -> store.write("a", bytes("y"), TTL, 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the sessions' database");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      busy.rollback();
    }
    assertThat(store.write("a", bytes("y"), TTL, 1)).isTrue();
  }

  @Test
  void transactionThatTheDatabaseGaveUp_isTriedAgain() throws Exception {
    store(JdbcSettings.DEFAULT.createTable()).write("a", bytes("x"), TTL, 0);
    try (Connection one = pool.getConnection()) {
      OneConnection givingUp = new OneConnection(one);
      JdbcSettings settings = JdbcSettings.DEFAULT.clock(clock).timeout(Duration.ofMillis(100));
      try (SessionStore store = JdbcSessionStore.of(givingUp, settings)) {
        givingUp.failNext(5, "40001");
        assertThat(store.write("a", bytes("y"), TTL, 1)).isTrue();
        givingUp.failNext(Integer.MAX_VALUE, "40P01");
        assertThatThrownBy(() -> store.write("a", bytes("z"), TTL, 2))
            .isInstanceOf(IOException.class);
        givingUp.failNext(1, "08006");
        assertThatThrownBy(() -> store.read("a"))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("cannot be reached");
        assertThat(store.read("a").version()).isEqualTo(2);
      }
    }
  }

  @Test
  void wrongSetting_isRefused() {
    JdbcSettings settings = JdbcSettings.DEFAULT;
    for (String name : List.of("", "a b", "a;drop table b", "a.b.c", "1a", "a'", "a\"")) {
      assertThatThrownBy(() -> settings.table(name)).hasMessageContaining("\"" + name + "\"");
    }
    assertThatThrownBy(() -> settings.timeout(Duration.ZERO)).hasMessageContaining("100 ms");
    assertThatThrownBy(() -> settings.cleanUpEvery(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
