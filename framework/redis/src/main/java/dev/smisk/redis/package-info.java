/**
 * Sessions in Redis, or a server that speaks its protocol, which the instances of an app share:
 * standalone, behind Sentinels, or a Cluster.
 *
 * <pre>{@code
 * RedisSessionStore sessions = RedisSessionStore.of("redis://127.0.0.1:6379");
 * Smisk.app().sessions(sessions); // which closes it when it stops
 * }</pre>
 *
 * <p>{@link dev.smisk.redis.RedisSessionStore} has the commands, {@code RedisAddress} reads the
 * address, {@code RedisLink} holds the client and tells what its errors mean. Each session is one
 * hash under one key, {@code v} its version, {@code d} its data, {@code w} who wrote it last; Redis
 * ends it by itself ({@code PEXPIRE}). A write is one script, by its digest, that compares the
 * version and sets all three: one round trip, one winner, one slot of a Cluster. Where the
 * connection breaks before the answer, the command is sent once more: the script knows its own
 * write again by {@code w}, so that this neither writes twice nor takes the caller for a stranger.
 *
 * <h2>The client</h2>
 *
 * <p>Jedis 8.0.2 was chosen over Lettuce 7.7.0. Both are kept well and know all three kinds.
 *
 * <table>
 *   <caption>What decided</caption>
 *   <tr><th></th><th>Jedis</th><th>Lettuce</th></tr>
 *   <tr><td>what comes with it, without slf4j</td><td>6 jars, 1.9 MB</td><td>13 jars, 7.4 MB, Netty
 *   and Reactor among them</td></tr>
 *   <tr><td>a call</td><td>blocks the caller's thread at a socket of its own, as a handler expects,
 *   and a virtual thread gives way</td><td>goes to an event loop's thread and back</td></tr>
 *   <tr><td>connections</td><td>a pool for each node, bounded by a setting</td><td>one that all
 *   share: better for thousands of calls at once</td></tr>
 *   <tr><td>time-out</td><td>at the socket; the connection is closed, so that nothing late is
 *   read</td><td>at the call; the connection goes on, with a hung server too</td></tr>
 *   <tr><td>failover</td><td>Sentinels tell, and the pool is changed at once</td><td>a lost
 *   connection looks the master up anew; a hung one is kept</td></tr>
 * </table>
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>One winner for each version, as long as one master is written to.
 *   <li>What {@code write} has acknowledged survives the end of Redis as far as Redis writes it to
 *       disk: with {@code appendonly yes} and {@code appendfsync everysec} (its default) a failure
 *       of the machine may lose the last second, a mere end of the process nothing; with {@code
 *       always} neither; with snapshots alone ({@code save}, the default of a new installation) all
 *       since the last one.
 *   <li>Replicas follow without being waited for: a failover may lose what the old master
 *       acknowledged and had not passed on yet, and deletions too. {@link
 *       dev.smisk.redis.RedisSettings#replicas} waits ({@code WAIT}) until so many replicas have
 *       what was written, and fails else: with one replica of one master, which both write to their
 *       disk, nothing acknowledged is lost then. (A server that came back empty may be made the
 *       master before it has followed the other.) With more, Sentinels choose the one that has the
 *       most, and a replica that lags behind may still be chosen if the better ones are gone as
 *       well; wait for all but one.
 *   <li>A master that is cut off from its Sentinels goes on to take writes, which are lost when it
 *       comes back as a replica. {@code min-replicas-to-write 1} and {@code min-replicas-max-lag
 *       10} bound that to 10 s; {@code replicas} acknowledges none of them.
 *   <li>A time to live is told to Redis as such, and counted by its clock alone: those of the app's
 *       instances may differ. After a failover the new master's clock counts, as Redis passes on
 *       the moment of the end; let its nodes' agree (NTP).
 *   <li>A Cluster refuses all keys while one master is gone without a replica, unless {@code
 *       cluster-require-full-coverage no} lets the others' sessions go on.
 *   <li>Redis must not throw sessions away: {@code maxmemory-policy noeviction} (its default) makes
 *       a full one refuse writes; a {@code volatile-} or {@code allkeys-} policy ends sessions
 *       early instead.
 * </ul>
 *
 * <h2>When Redis is down, slow or full</h2>
 *
 * <p>Each call throws an {@link java.io.IOException} that says what to do. {@link
 * dev.smisk.redis.RedisSettings#timeout} (1 s) holds for a free connection and again for an answer.
 * Where a Cluster's or Sentinels' nodes hang, finding out who is in charge may take as long once
 * more for each of them. No connection that failed is used again, and the next call looks for a new
 * one, so that the store works again as soon as Redis does. An app starts without it.
 */
@NullMarked
package dev.smisk.redis;

import org.jspecify.annotations.NullMarked;
