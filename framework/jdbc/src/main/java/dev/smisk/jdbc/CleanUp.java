package dev.smisk.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the rows of sessions that have ended, on a thread of its own, a few at a time, so that no
 * request waits for it. Several instances may do so at once: all go through the rows in the same
 * order.
 */
final class CleanUp implements AutoCloseable {
  static final int BATCH = 500;
  private static final int BATCHES = 100;

  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

  private final Database database;
  private final JdbcSettings settings;
  private final String find;
  private final String remove;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "smisk-session-clean-up");
            made.setDaemon(true);
            return made;
          });

  /** Told once, until it works again. Of the thread alone. */
  private boolean failed;

  CleanUp(Database database, JdbcSettings settings) {
    this.database = database;
    this.settings = settings;
    find = "SELECT id FROM " + settings.table + " WHERE expires <= ? ORDER BY expires, id";
    remove = "DELETE FROM " + settings.table + " WHERE id = ? AND expires <= ?";
  }

  void start() {
    long pause = settings.cleanUp.toMillis();
    if (pause > 0) {
      var unused = // what fails is caught there
          thread.scheduleWithFixedDelay(this::run, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  private void run() {
    try {
      for (int i = 0; i < BATCHES && removeBatch() == BATCH && !thread.isShutdown(); i++) {
        // until less than a batch was left
      }
      failed = false;
    } catch (IOException | RuntimeException e) { // a schedule ends at what is thrown
      if (!failed && !thread.isShutdown()) {
        LOG.warn("sessions that have ended stay in the database until it works again", e);
      }
      failed = true;
    }
  }

  /** How many were found: {@link #BATCH} at most. */
  int removeBatch() throws IOException {
    return database.call(this::removeBatch);
  }

  private int removeBatch(Connection connection) throws SQLException {
    long now = settings.clock.millis();
    List<String> ended = new ArrayList<>();
    try (PreparedStatement statement = database.prepare(connection, find)) {
      statement.setMaxRows(BATCH);
      statement.setLong(1, now);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ended.add(rows.getString(1));
        }
      }
    }
    if (!ended.isEmpty()) {
      try (PreparedStatement statement = database.prepare(connection, remove)) {
        for (String id : ended) {
          statement.setString(1, id);
          statement.setLong(2, now);
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }
    return ended.size();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
