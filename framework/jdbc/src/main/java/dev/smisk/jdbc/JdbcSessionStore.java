package dev.smisk.jdbc;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in a table of a database, one row each; the instances of an app share them. Tested
 * with PostgreSQL and H2. The {@linkplain dev.smisk.jdbc package} says what it guarantees.
 *
 * <p>Opening it does not reach for the database: an app starts without, and its requests that need
 * a session are answered with 503 until the database is there. Closing it leaves the data source
 * open, which is the app's.
 */
public final class JdbcSessionStore implements SessionStore {
  /** What is longer counts as this, so that no end is past what a long holds. */
  private static final Duration MAX_TTL = Duration.ofDays(1_000 * 366);

  private final JdbcSettings settings;
  private final Database database;
  private final CleanUp cleanUp;
  private final String read;
  private final String insert;
  private final String replaceEnded;
  private final String update;
  private final String touch;
  private final String delete;

  private JdbcSessionStore(DataSource dataSource, JdbcSettings settings) {
    this.settings = settings;
    database = new Database(dataSource, settings);
    String table = settings.table;
    read = "SELECT data, version FROM " + table + " WHERE id = ? AND expires > ?";
    insert = "INSERT INTO " + table + " (data, version, expires, id) VALUES (?, ?, ?, ?)";
    String change = "UPDATE " + table + " SET data = ?, version = ?, expires = ? WHERE id = ? AND ";
    replaceEnded = change + "expires <= ?";
    update = change + "expires > ? AND version = ?";
    touch = "UPDATE " + table + " SET expires = ? WHERE id = ? AND expires > ?";
    delete = "DELETE FROM " + table + " WHERE id = ?";
    cleanUp = new CleanUp(database, settings);
  }

  /** One with {@link JdbcSettings#DEFAULT}. */
  public static JdbcSessionStore of(DataSource dataSource) {
    return of(dataSource, JdbcSettings.DEFAULT);
  }

  /**
   * One in this database.
   *
   * @param dataSource best a pool, with a time-out for getting a connection. If it has no login
   *     time-out it is given {@link JdbcSettings#timeout}, where it takes one
   */
  public static JdbcSessionStore of(DataSource dataSource, JdbcSettings settings) {
    JdbcSessionStore store = new JdbcSessionStore(dataSource, settings);
    store.cleanUp.start();
    return store;
  }

  /**
   * The statements that make the table, for a migration.
   *
   * @param database {@code postgresql} or {@code h2}. Others need the same columns, an id that
   *     tells upper from lower case, and data that holds what sessions may hold
   * @throws IllegalArgumentException for another one
   */
  public static String schema(String database) {
    return Schema.statements(database, JdbcSettings.DEFAULT.table);
  }

  private long now() {
    return settings.clock.millis();
  }

  private long end(Duration ttl) {
    return now() + (ttl.compareTo(MAX_TTL) < 0 ? ttl : MAX_TTL).toMillis();
  }

  @Override
  public @Nullable Entry read(String id) throws IOException {
    return database.call(connection -> read(connection, id)).orElse(null);
  }

  private Optional<Entry> read(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, read)) {
      statement.setString(1, id);
      statement.setLong(2, now());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Entry(rows.getBytes(1), rows.getLong(2)))
            : Optional.empty();
      }
    }
  }

  @Override
  public boolean write(String id, byte[] data, Duration ttl, long expectedVersion)
      throws IOException {
    if (expectedVersion > 0) {
      return database.call(c -> change(c, update, id, data, ttl, expectedVersion, now())) == 1;
    }
    // An id is new, so that the row of one that has ended is hardly ever in the way.
    return database.insert(c -> change(c, insert, id, data, ttl, 0))
        || database.call(c -> change(c, replaceEnded, id, data, ttl, 0, now())) == 1;
  }

  /** All three have the same first parameters. */
  private int change(
      Connection connection,
      String sql,
      String id,
      byte[] data,
      Duration ttl,
      long expectedVersion,
      long... now)
      throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      statement.setBytes(1, data);
      statement.setLong(2, expectedVersion + 1);
      statement.setLong(3, end(ttl));
      statement.setString(4, id);
      if (now.length > 0) {
        statement.setLong(5, now[0]);
      }
      if (expectedVersion > 0) {
        statement.setLong(6, expectedVersion);
      }
      return statement.executeUpdate();
    }
  }

  @Override
  public void touch(String id, Duration ttl) throws IOException {
    database.call(
        connection -> {
          try (PreparedStatement statement = database.prepare(connection, touch)) {
            statement.setLong(1, end(ttl));
            statement.setString(2, id);
            statement.setLong(3, now());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void delete(String id) throws IOException {
    database.call(
        connection -> {
          try (PreparedStatement statement = database.prepare(connection, delete)) {
            statement.setString(1, id);
            return statement.executeUpdate();
          }
        });
  }

  /** Ends the removal of what has ended. */
  @Override
  public void close() {
    cleanUp.close();
  }
}
