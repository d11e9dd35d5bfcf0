/**
 * Sessions in a database that the instances of an app share, by JDBC alone.
 *
 * <pre>{@code
 * HikariConfig pool = new HikariConfig();
 * pool.setJdbcUrl("jdbc:postgresql://db/app?cancelSignalTimeout=1");
 * pool.setConnectionTimeout(2_000); // else a call waits 30 s for a database that is gone
 * pool.setValidationTimeout(1_000); // else 5 s for an idle connection to one that hangs
 * HikariDataSource database = new HikariDataSource(pool);
 * JdbcSessionStore sessions = JdbcSessionStore.of(database);
 * Smisk.app().provide(database).sessions(sessions); // which closes both when it stops
 * }</pre>
 *
 * <p>{@link dev.smisk.jdbc.JdbcSessionStore} has the statements, {@code Database} lends each of
 * them a connection for a bounded time and tells what its errors mean, {@code Schema} knows the
 * table, {@code CleanUp} removes what has ended. There is no pool in here: a data source is the
 * app's, which has other uses for it and other ideas of how many connections a database bears.
 * Without a pool each call logs in anew, which costs a few milliseconds.
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>One winner for each version, on every isolation level: a write is one conditional {@code
 *       UPDATE} (the first one an {@code INSERT}), and the database decides. What the database gave
 *       up for the sake of another transaction is tried again, until the time-out.
 *   <li>What {@code write} has acknowledged is committed, and as durable as the database makes a
 *       commit: PostgreSQL has flushed its log to the disk by then ({@code fsync} and {@code
 *       synchronous_commit} are on by default; with the latter off the last 0.6 s may be lost when
 *       the machine fails, and an {@code UNLOGGED} table is empty after it). A standby server has
 *       it if {@code synchronous_standby_names} says so, else a failover may lose the last writes.
 *   <li>Ends of sessions are set and compared by the clocks of the app's instances, which should
 *       agree to within a second (NTP): for an instance that is ahead a session of another one ends
 *       earlier, by as much, and is removed then; for one that is behind, later. The database's own
 *       clock plays no part.
 *   <li>What has ended is never read, and its row is removed within about a minute by a thread of
 *       its own, 500 rows at a time.
 * </ul>
 *
 * <h2>When the database is down, slow or full</h2>
 *
 * <p>Each call throws an {@link java.io.IOException} that says what to do, and ends within three
 * times the time-out ({@link dev.smisk.jdbc.JdbcSettings#timeout}, 3 s): one for a connection,
 * which is the pool's affair where there is one; one for the statement, which the driver is to
 * cancel then, so that it does not go on alone; and one more before the socket of a server is
 * closed that does not even answer that. PostgreSQL's driver waits 10 s for the latter unless
 * {@code cancelSignalTimeout} says less. No request waits that long: the framework leaves a call
 * when its own time is over.
 *
 * <p>Nothing is kept between calls, so the store works again as soon as the database does; after a
 * failover if the URL leads to the new primary ({@code
 * jdbc:postgresql://a,b/app?targetServerType=primary}).
 */
@NullMarked
package dev.smisk.jdbc;

import org.jspecify.annotations.NullMarked;
