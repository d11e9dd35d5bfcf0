package dev.smisk.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The client of one kind of Redis, and what the kinds do differently.
 *
 * @param pools of all nodes
 * @param connections one to the master that has a key, by the key
 * @param refresh asks again which master has which keys
 */
record OpenRedis(
    UnifiedJedis client,
    Supplier<Collection<? extends GenericObjectPool<Connection>>> pools,
    Function<byte[], Connection> connections,
    Runnable refresh) {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int CLUSTER_ATTEMPTS = 5;

  /** Reaches for Sentinels and Clusters, which may fail; not for a standalone Redis. */
  static OpenRedis open(RedisAddress address, RedisSettings settings) {
    return switch (address.kind()) {
      case STANDALONE -> {
        RedisClient client =
            RedisClient.builder()
                .hostAndPort(address.nodes().iterator().next())
                .clientConfig(login(address, settings))
                .poolConfig(pool(settings))
                .build();
        yield new OpenRedis(
            client,
            () -> List.of(client.getPool()),
            key -> client.getPool().getResource(),
            () -> {});
      }
      case SENTINEL -> {
        RedisSentinelClient client =
            RedisSentinelClient.builder()
                .masterName(address.master())
                .sentinels(address.nodes())
                .clientConfig(login(address, settings))
                .sentinelClientConfig(sentinelLogin(address, settings))
                .poolConfig(pool(settings))
                .build();
        yield new OpenRedis(
            client,
            () -> client.getPrimaryNodesConnectionMap().values(),
            key -> client.getPrimaryNodesConnectionMap().values().iterator().next().getResource(),
            () -> {});
      }
      case CLUSTER -> {
        RedisClusterClient client =
            RedisClusterClient.builder()
                .nodes(address.nodes())
                .clientConfig(login(address, settings))
                .poolConfig(pool(settings))
                .maxAttempts(CLUSTER_ATTEMPTS)
                .maxTotalRetriesDuration(settings.timeout)
                .build();
        yield new OpenRedis(
            client,
            () -> client.getClusterNodes().values(),
            key -> client.getConnectionFromSlot(JedisClusterCRC16.getSlot(key)),
            client::refreshClusterTopology);
      }
    };
  }

  private static DefaultJedisClientConfig.Builder anyLogin(
      RedisAddress address, RedisSettings settings) {
    int timeout = (int) settings.timeout.toMillis();
    DefaultJedisClientConfig.Builder login =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(timeout)
            .socketTimeoutMillis(timeout)
            .protocol(RedisProtocol.RESP2)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED); // one round trip less
    return address.tls() ? login.sslOptions(SslOptions.defaults()) : login;
  }

  private static DefaultJedisClientConfig login(RedisAddress address, RedisSettings settings) {
    return anyLogin(address, settings)
        .user(address.user())
        .password(address.password())
        .database(address.database())
        .build();
  }

  private static DefaultJedisClientConfig sentinelLogin(
      RedisAddress address, RedisSettings settings) {
    DefaultJedisClientConfig.Builder login = anyLogin(address, settings);
    return settings.sentinelPassword.isEmpty()
        ? login.build()
        : login.password(settings.sentinelPassword).build();
  }

  private static GenericObjectPoolConfig<Connection> pool(RedisSettings settings) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(settings.connections);
    pool.setMaxIdle(settings.connections);
    pool.setMaxWait(settings.timeout);
    pool.setMinEvictableIdleDuration(IDLE);
    pool.setTimeBetweenEvictionRuns(IDLE.dividedBy(2));
    pool.setNumTestsPerEvictionRun(-1); // all of them
    pool.setJmxEnabled(false);
    return pool;
  }

  /** Where one connection is broken, those that wait are likely to be, too. */
  void dropIdle() {
    pools.get().forEach(GenericObjectPool::clear);
  }
}
