package dev.smisk.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Lends connections for one transaction each, with a time-out, and makes of what goes wrong an
 * error that says what to do. Thread-safe; keeps nothing between calls but whether the table has
 * been seen.
 */
final class Database {
  /** Serialization failure; PostgreSQL's deadlock. Nothing was done then. */
  private static final Set<String> GAVE_UP = Set.of("40001", "40P01");

  /** The standard's code, and what databases use that have but one for all constraints. */
  private static final Set<String> DUPLICATE = Set.of("23505", "23000");

  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");
  private static final String READ_ONLY = "25006";
  private static final String CANCELED = "57014";

  private final DataSource dataSource;
  private final JdbcSettings settings;
  private final Schema schema;

  /** Whether the table was there; false again if it is gone. */
  private volatile boolean tableSeen;

  /** What is done with a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  Database(DataSource dataSource, JdbcSettings settings) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.schema = new Schema(settings);
    try {
      if (dataSource.getLoginTimeout() == 0) {
        dataSource.setLoginTimeout(timeoutSeconds());
      }
    } catch (SQLException | UnsupportedOperationException e) {
      // Pools that have no such thing say so, each in its way; they have a limit of their own.
    }
  }

  /** JDBC's unit; 1 or more. */
  private int timeoutSeconds() {
    return (int) ((settings.timeout.toMillis() + 999) / 1000);
  }

  /** A statement that the driver is to cancel when its time is over. */
  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.setQueryTimeout(timeoutSeconds());
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * What the work gives, committed.
   *
   * @throws IOException if that cannot be told
   */
  <T> T call(Work<T> work) throws IOException {
    try {
      return tries(work);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Whether a row was inserted; false if there is one with the same key.
   *
   * @throws IOException if that cannot be told
   */
  boolean insert(Work<Integer> work) throws IOException {
    try {
      tries(work);
      return true;
    } catch (SQLException e) {
      if (saysDuplicate(e)) {
        return false;
      }
      throw failure(e);
    }
  }

  private <T> T tries(Work<T> work) throws SQLException {
    long start = System.nanoTime();
    while (true) {
      try (Connection connection = dataSource.getConnection()) {
        return transaction(connection, work);
      } catch (SQLException e) {
        boolean isGone = tableSeen && settings.createsTable && saysNoTable(e);
        boolean isLate = System.nanoTime() - start > settings.timeout.toNanos();
        if (isLate || !(isGone || GAVE_UP.contains(state(e)))) {
          throw e;
        }
        if (isGone) {
          tableSeen = false;
        }
      }
    }
  }

  private <T> T transaction(Connection connection, Work<T> work) throws SQLException {
    int before = limit(connection);
    boolean commits = connection.getAutoCommit();
    boolean done = false;
    try {
      if (settings.createsTable && !tableSeen) {
        schema.create(connection);
        tableSeen = true;
      }
      T result = work.on(connection);
      if (!commits) {
        connection.commit();
      }
      done = true;
      return result;
    } finally {
      if (!done && !commits) {
        quietly(connection::rollback);
      }
      if (before >= 0) {
        quietly(() -> connection.setNetworkTimeout(Runnable::run, before));
      }
    }
  }

  /**
   * For a server that does not even answer the driver's request to cancel a statement. The limit
   * that the connection had in ms, 0 for none; -1 if its driver has no such thing.
   */
  private int limit(Connection connection) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, 2_000 * timeoutSeconds());
      return before;
    } catch (SQLFeatureNotSupportedException e) {
      return -1;
    }
  }

  /** A step at a connection that may be broken already. */
  private interface Step {
    void take() throws SQLException;
  }

  private static void quietly(Step step) {
    try {
      step.take();
    } catch (SQLException e) {
      // What broke it is thrown already, or the next to use it will see.
    }
  }

  static boolean saysNoTable(SQLException e) {
    return NO_TABLE.contains(state(e));
  }

  static boolean saysDuplicate(SQLException e) {
    return DUPLICATE.contains(state(e));
  }

  /** What has a transaction tried again that this failure has undone. */
  static SQLException toTryAgain(SQLException e) {
    return new SQLException(e.getMessage(), "40001", e);
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }

  private IOException failure(SQLException e) {
    String state = state(e);
    String what;
    if (saysNoTable(e)) {
      what =
          "has no table "
              + settings.table
              + ": make it with the statements of JdbcSessionStore.schema, or have it made by"
              + " JdbcSettings.createTable()";
    } else if (state.equals(READ_ONLY)) {
      what =
          "takes no writes; after a failover the URL should lead to the new primary"
              + " (targetServerType=primary)";
    } else if (e instanceof SQLTimeoutException || state.equals(CANCELED)) {
      what =
          "took longer than " + settings.timeout.toMillis() + " ms; look at what it is busy with";
    } else if (state.startsWith("08")) {
      what = "cannot be reached; see that it runs and listens";
    } else {
      what = "fails";
    }
    return new IOException("the sessions' database " + what + ": " + e.getMessage(), e);
  }
}
