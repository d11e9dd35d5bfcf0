package dev.smisk.jdbc;

import dev.smisk.session.SessionStore;
import dev.smisk.test.SessionStoreContract;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

/** H2 in memory keeps the contract of a session store. */
class H2ContractTest extends SessionStoreContract {
  private final TestClock clock = new TestClock();
  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");

  @Override
  protected SessionStore open() {
    DataSource dataSource = pool;
    return JdbcSessionStore.of(dataSource, JdbcSettings.DEFAULT.createTable().clock(clock));
  }

  @Override
  protected void passTime(Duration time) {
    clock.pass(time);
  }

  @AfterEach
  void closePool() {
    pool.dispose();
  }
}
