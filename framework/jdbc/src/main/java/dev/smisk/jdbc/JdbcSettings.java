package dev.smisk.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;

/** How a {@link JdbcSessionStore} uses its database. Immutable. */
public final class JdbcSettings {
  /**
   * Table {@code smisk_session}, which is there already; 3 s for an answer; what has ended is
   * removed each minute.
   */
  public static final JdbcSettings DEFAULT =
      new JdbcSettings(
          "smisk_session", false, Duration.ofSeconds(3), Duration.ofMinutes(1), Clock.systemUTC());

  /** It becomes part of statements. */
  private static final Pattern TABLE =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,39}\\.)?[A-Za-z_][A-Za-z0-9_]{0,39}");

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

  final String table;
  final boolean createsTable;
  final Duration timeout;
  final Duration cleanUp;
  final InstantSource clock;

  private JdbcSettings(
      String table, boolean createsTable, Duration timeout, Duration cleanUp, InstantSource clock) {
    this.table = table;
    this.createsTable = createsTable;
    this.timeout = timeout;
    this.cleanUp = cleanUp;
    this.clock = clock;
  }

  /**
   * The table that holds the sessions. Default: {@code smisk_session}.
   *
   * @param name with the schema before it where it needs one; letters, digits and underscores, 40
   *     at most of each
   * @throws IllegalArgumentException for another name
   */
  public JdbcSettings table(String name) {
    if (!TABLE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a table is named like smisk_session or web.sessions, with letters, digits and"
              + " underscores, not \""
              + name
              + "\"");
    }
    return new JdbcSettings(name, createsTable, timeout, cleanUp, clock);
  }

  /**
   * Makes the table before it is first used, if it is missing: on PostgreSQL and H2. Default: it is
   * expected to be there; the statements that make it are {@link JdbcSessionStore#schema}'s.
   */
  public JdbcSettings createTable() {
    return new JdbcSettings(table, true, timeout, cleanUp, clock);
  }

  /**
   * How long the database may take for an answer, and to let a connection in where the data source
   * has no limit of its own for it. Default: 3 s.
   *
   * @param limit 100 ms to 1 h; drivers count it in whole seconds, rounded up
   * @throws IllegalArgumentException for another limit
   */
  public JdbcSettings timeout(Duration limit) {
    if (limit.compareTo(MIN_TIMEOUT) < 0 || limit.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException("a time-out is of 100 ms to 1 h, not " + limit);
    }
    return new JdbcSettings(table, createsTable, limit, cleanUp, clock);
  }

  /**
   * How often rows of sessions that have ended are removed; each time 50,000 at most. Default: each
   * minute. It is enough that one instance does so.
   *
   * @param pause between two times; 0: never
   * @throws IllegalArgumentException if it is negative
   */
  public JdbcSettings cleanUpEvery(Duration pause) {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("a pause is 0 or more, not " + pause);
    }
    return new JdbcSettings(table, createsTable, timeout, pause, clock);
  }

  /** For tests. */
  JdbcSettings clock(InstantSource source) {
    return new JdbcSettings(table, createsTable, timeout, cleanUp, source);
  }
}
