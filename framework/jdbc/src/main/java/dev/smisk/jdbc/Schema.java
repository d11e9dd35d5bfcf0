package dev.smisk.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The table of sessions: the statements that make it, and whether it is there. */
final class Schema {
  /** Each has a file of that name beside this class. */
  private static final List<String> DATABASES = List.of("postgresql", "h2");

  /** Held while a table is made: of two that make it at once, H2 may leave none. */
  private static final ReentrantLock MAKING = new ReentrantLock();

  private final JdbcSettings settings;

  Schema(JdbcSettings settings) {
    this.settings = settings;
  }

  /** For a script; a semicolon stands between them. */
  static String statements(String database, String table) {
    if (!DATABASES.contains(database)) {
      throw new IllegalArgumentException(
          "there are statements for " + DATABASES + ", not for " + database);
    }
    try (InputStream file = Schema.class.getResourceAsStream(database + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("the jar lacks " + database + ".sql");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String index = table.substring(table.indexOf('.') + 1) + "_expires";
      return text.replace("smisk_session_expires", index).replace("smisk_session (", table + " (");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes the table if it is missing. One that is there is not touched, so that a user who may make
   * none can still use it.
   */
  void create(Connection connection) throws SQLException {
    if (exists(connection)) {
      return;
    }
    String product = connection.getMetaData().getDatabaseProductName();
    String database = product.toLowerCase(Locale.ROOT);
    if (!DATABASES.contains(database)) {
      throw new SQLFeatureNotSupportedException(
          "JdbcSettings.createTable() knows " + DATABASES + ", not " + product);
    }
    boolean isLocked = lock();
    try {
      if (!exists(connection)) {
        make(connection, database);
      }
    } finally {
      if (isLocked) {
        MAKING.unlock();
      }
    }
  }

  /** False where another makes it for too long already. */
  private boolean lock() throws SQLException {
    try {
      return MAKING.tryLock(settings.timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while another made the table", e);
    }
  }

  private void make(Connection connection, String database) throws SQLException {
    try {
      for (String sql : statements(database, settings.table).split(";", -1)) {
        run(connection, sql);
      }
    } catch (SQLException e) {
      // Another instance may have made it at the same time, which databases take as a duplicate.
      if (!existsAfter(e, connection)) {
        throw Database.saysDuplicate(e) ? Database.toTryAgain(e) : e;
      }
    }
  }

  private boolean existsAfter(SQLException failure, Connection connection) {
    try {
      rollback(connection);
      return exists(connection);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      commit(connection);
    }
  }

  /** False where the database says that it has no such table; whatever else it says is thrown. */
  private boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT version FROM " + settings.table + " WHERE 1 = 0").close();
      commit(connection);
      return true;
    } catch (SQLException e) {
      if (!Database.saysNoTable(e)) {
        throw e;
      }
      rollback(connection); // PostgreSQL refuses all that follows in a failed transaction
      return false;
    }
  }

  private static void rollback(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  private static void commit(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
