package dev.smisk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.smisk.Smisk;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the package's documentation shows, with a driver that finds the host db in memory. */
class DocumentedTest {
  private final Driver postgres = new org.postgresql.Driver();
  private final InMemory inMemory = new InMemory();

  @BeforeEach
  void replaceDriver() throws SQLException {
    DriverManager.drivers()
        .filter(driver -> driver.getClass().equals(postgres.getClass()))
        .toList()
        .forEach(DocumentedTest::deregister);
    DriverManager.registerDriver(inMemory);
  }

  @AfterEach
  void restoreDriver() throws SQLException {
    DriverManager.deregisterDriver(inMemory);
    DriverManager.registerDriver(postgres);
  }

  private static void deregister(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sessions_areSetUpByAPool() {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:postgresql://db/app?cancelSignalTimeout=1");
    pool.setConnectionTimeout(2_000); // else a call waits 30 s for a database that is gone
    pool.setValidationTimeout(1_000); // else 5 s for an idle connection to one that hangs
    Smisk.app().sessions(JdbcSessionStore.of(new HikariDataSource(pool)));

    assertThat(inMemory.asked).contains("jdbc:postgresql://db/app?cancelSignalTimeout=1");
  }

  /** Takes every address for the same database in memory. */
  private static final class InMemory implements Driver {
    private final Driver h2 = new org.h2.Driver();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
      asked.add(url);
      return h2.connect("jdbc:h2:mem:documented;MODE=PostgreSQL", new Properties());
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }
}
