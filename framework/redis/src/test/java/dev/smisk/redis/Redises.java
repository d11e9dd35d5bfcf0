package dev.smisk.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** Several Redis servers that belong together. */
final class Redises implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  static final String MASTER = "main";

  private final List<RedisServer> servers;
  private final List<RedisServer> sentinels;
  private final String address;

  private Redises(List<RedisServer> servers, List<RedisServer> sentinels, String address) {
    this.servers = servers;
    this.sentinels = sentinels;
    this.address = address;
  }

  /** Three masters, each with a third of the slots. */
  static Redises cluster(Path folder) throws Exception {
    List<RedisServer> nodes = new ArrayList<>();
    Redises cluster = new Redises(nodes, List.of(), "");
    try {
      List<Integer> buses = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        buses.add(RedisServer.freePort());
        nodes.add(
            RedisServer.start(
                folder,
                "cluster-enabled yes",
                "cluster-port " + buses.get(i),
                "cluster-node-timeout 2000",
                "cluster-require-full-coverage no"));
      }
      for (int i = 0; i < 3; i++) {
        try (Jedis node = nodes.get(i).connect()) {
          int first = 16384 * i / 3;
          int last = 16384 * (i + 1) / 3 - 1;
          node.sendCommand(
              Protocol.Command.CLUSTER, "ADDSLOTSRANGE", "" + first, String.valueOf(last));
          node.sendCommand(
              Protocol.Command.CLUSTER,
              "MEET",
              "127.0.0.1",
              String.valueOf(nodes.get(0).port()),
              String.valueOf(buses.get(0)));
        }
      }
      for (RedisServer server : nodes) {
        try (Jedis node = server.connect()) {
          await(
              "the cluster's nodes to meet",
              () ->
                  node.clusterInfo().contains("cluster_state:ok")
                      && node.clusterInfo().contains("cluster_slots_assigned:16384")
                      && node.clusterInfo().contains("cluster_known_nodes:3"));
        }
      }
      return new Redises(
          nodes,
          List.of(),
          "redis-cluster://"
              + nodes.stream().map(RedisServer::host).collect(Collectors.joining(",")));
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * A master, a replica, and three Sentinels that take a second to give one up. Both write to their
   * disk: a server that comes back empty may be made the master before it has followed.
   */
  static Redises sentinel(Path folder) throws Exception {
    List<RedisServer> servers = new ArrayList<>();
    List<RedisServer> sentinels = new ArrayList<>();
    Redises all = new Redises(servers, sentinels, "");
    try {
      servers.add(RedisServer.start(folder, "appendonly yes"));
      servers.add(
          RedisServer.start(
              folder, "appendonly yes", "replicaof 127.0.0.1 " + servers.get(0).port()));
      try (Jedis replica = servers.get(1).connect()) {
        await(
            "the replica to follow",
            () -> replica.info("replication").contains("master_link_status:up"));
      }
      for (int i = 0; i < 3; i++) {
        sentinels.add(
            RedisServer.startSentinel(
                folder,
                "sentinel monitor " + MASTER + " 127.0.0.1 " + servers.get(0).port() + " 2",
                "sentinel down-after-milliseconds " + MASTER + " 1000",
                "sentinel failover-timeout " + MASTER + " 5000"));
      }
      for (RedisServer sentinel : sentinels) {
        try (Jedis asked = sentinel.connect()) {
          await(
              "the Sentinels to know each other and the replica",
              () ->
                  asked.sentinelSentinels(MASTER).size() == 2
                      && asked.sentinelReplicas(MASTER).size() == 1);
        }
      }
      return new Redises(
          servers,
          sentinels,
          "redis-sentinel://"
              + sentinels.stream().map(RedisServer::host).collect(Collectors.joining(","))
              + "/"
              + MASTER);
    } catch (Exception e) {
      all.close();
      throw e;
    }
  }

  /** Looks again and again, for three minutes at most. */
  static void await(String what, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      Thread.sleep(20);
    }
  }

  String address() {
    return address;
  }

  /** The first one is the master at the start. */
  List<RedisServer> servers() {
    return Collections.unmodifiableList(servers);
  }

  RedisServer sentinel() {
    return sentinels.get(0);
  }

  @Override
  public void close() {
    sentinels.forEach(RedisServer::close);
    servers.forEach(RedisServer::close);
  }
}
