package dev.smisk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.smisk.Smisk;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** What the documents show and say, with a driver that finds the host db in memory. */
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
    HikariDataSource database = new HikariDataSource(pool);
    JdbcSessionStore sessions = JdbcSessionStore.of(database);
    Smisk.app().provide(database).sessions(sessions); // which closes both when it stops
    sessions.close();
    database.close();

    assertThat(inMemory.asked).contains("jdbc:postgresql://db/app?cancelSignalTimeout=1");
  }

  @Test
  void settings_areInTheReadme_withTheirDefaults() throws IOException {
    JdbcSettings defaults = JdbcSettings.DEFAULT;
    String row =
        Files.readString(Path.of("../../README.md"))
            .lines()
            .filter(line -> line.startsWith("| `JdbcSessionStore.of("))
            .findFirst()
            .orElseThrow();

    assertThat(row)
        .endsWith(
            "| `JdbcSettings`: `table`, `createTable()`, `timeout` %s, `cleanUpEvery` %s |"
                .formatted(
                    defaults.timeout.toString().replaceAll("PT(.+)S", "$1 s"),
                    defaults.cleanUp.toString().replaceAll("PT(.+)M", "$1 min")));
    assertThat(JdbcSettings.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .allMatch(name -> row.contains("`" + name + "`") || row.contains("`" + name + "()`"))
        .hasSize(4);
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
