package dev.smisk.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.smisk.Smisk;

/** What the package's documentation shows, to be compiled. */
final class Documented {
  private Documented() {}

  static void sessions() {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl("jdbc:postgresql://db/app?cancelSignalTimeout=1");
    pool.setConnectionTimeout(2_000);
    pool.setValidationTimeout(1_000);
    Smisk.app().sessions(JdbcSessionStore.of(new HikariDataSource(pool)));
  }
}
