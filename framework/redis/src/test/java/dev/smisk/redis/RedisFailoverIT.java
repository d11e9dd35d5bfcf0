package dev.smisk.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Masters that fail while sessions are written, and slots that move. */
class RedisFailoverIT {
  private static final Duration TTL = Duration.ofHours(1);
  private static final int WRITERS = 4;

  @TempDir Path folder;

  private volatile boolean enough;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int number(SessionStore.Entry entry) {
    return Integer.parseInt(new String(entry.data(), StandardCharsets.UTF_8));
  }

  /** Counts in a session of its own. What it was told is written must be there ever after. */
  private void count(SessionStore store, String id, AtomicInteger acknowledged) throws Exception {
    while (!enough) {
      try {
        SessionStore.Entry entry = store.read(id);
        int before = entry == null ? 0 : number(entry);
        assertThat(before).as("what is there").isGreaterThanOrEqualTo(acknowledged.get());
        long version = entry == null ? 0 : entry.version();
        if (store.write(id, bytes(String.valueOf(before + 1)), TTL, version)) {
          acknowledged.set(before + 1);
        }
      } catch (IOException e) {
        Thread.sleep(5); // the client of a site that is down tries again
      }
    }
  }

  private static void awaitProgress(List<AtomicInteger> acknowledged, List<Future<?>> writers)
      throws Exception {
    List<Integer> before = acknowledged.stream().map(AtomicInteger::get).toList();
    Redises.await(
        "all writers to go on",
        () -> {
          for (int i = 0; i < before.size(); i++) {
            if (writers.get(i).isDone()) {
              writers.get(i).get(); // tells what it found wrong
            }
            if (acknowledged.get(i).get() < before.get(i) + 20) {
              return false;
            }
          }
          return true;
        });
  }

  @Test
  void failovers_loseNothingThatAReplicaWasWaitedFor() throws Exception {
    try (Redises redis = Redises.sentinel(folder);
        SessionStore store =
            RedisSessionStore.of(
                redis.address(),
                RedisSettings.DEFAULT.replicas(1).timeout(Duration.ofMillis(500)))) {
      ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
      List<String> ids = new ArrayList<>();
      List<AtomicInteger> acknowledged = new ArrayList<>();
      List<Future<?>> writers = new ArrayList<>();
      try {
        for (int i = 0; i < WRITERS; i++) {
          String id = UUID.randomUUID().toString();
          AtomicInteger own = new AtomicInteger();
          ids.add(id);
          acknowledged.add(own);
          writers.add(
              threads.submit(
                  () -> {
                    count(store, id, own);
                    return null;
                  }));
        }
        awaitProgress(acknowledged, writers);

        RedisServer first = redis.servers().get(0);
        first.kill();
        awaitMaster(redis, 1);
        first.start(); // and follows
        awaitProgress(acknowledged, writers);

        RedisServer second = redis.servers().get(1);
        second.freeze(); // its connections stay open
        awaitMaster(redis, 0);
        second.thaw();
        awaitProgress(acknowledged, writers);
      } finally {
        enough = true;
        threads.shutdown();
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      for (int i = 0; i < WRITERS; i++) {
        int last = number(store.read(ids.get(i)));
        // The very last write may have failed and be there all the same.
        assertThat(last).isBetween(acknowledged.get(i).get(), acknowledged.get(i).get() + 1);
      }
    }
  }

  private static void awaitMaster(Redises redis, int server) throws Exception {
    String port = String.valueOf(redis.servers().get(server).port());
    try (Jedis sentinel = redis.sentinel().connect()) {
      Redises.await(
          "the Sentinels to agree on another master",
          () -> sentinel.sentinelGetMasterAddrByName(Redises.MASTER).get(1).equals(port));
    }
  }

  @Test
  void clusterNodeThatHangs_failsItsOwnSessionsAlone_andComesBack() throws Exception {
    Duration timeout = Duration.ofMillis(300);
    try (Redises redis = Redises.cluster(folder);
        SessionStore store =
            RedisSessionStore.of(redis.address(), RedisSettings.DEFAULT.timeout(timeout))) {
      String hanging = idInSlotsOf(0);
      String other = idInSlotsOf(2);
      store.write(hanging, bytes("a"), TTL, 0);
      store.write(other, bytes("b"), TTL, 0);

      redis.servers().get(0).freeze();
      long start = System.nanoTime();
      assertThatThrownBy(() -> store.read(hanging)).isInstanceOf(IOException.class);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isLessThan(timeout.multipliedBy(6).plusMillis(1_500));
      assertThat(store.read(other).version()).isEqualTo(1);
      redis.servers().get(0).thaw();

      Redises.await(
          "the cluster to be whole",
          () -> {
            try {
              return store.read(hanging) != null;
            } catch (IOException e) {
              return false;
            }
          });
      Redises.await(
          "a write to be taken",
          () -> {
            try {
              return store.write(hanging, bytes("c"), TTL, 1);
            } catch (IOException e) {
              return false;
            }
          });
    }
  }

  /** The servers share the slots in order, a third each. */
  private static String idInSlotsOf(int server) {
    while (true) {
      String id = UUID.randomUUID().toString();
      if (slot(id) * 3 / 16384 == server) {
        return id;
      }
    }
  }

  private static int slot(String id) {
    return JedisClusterCRC16.getSlot("smisk:session:" + id);
  }

  @Test
  void slotThatMoves_isFollowed() throws Exception {
    try (Redises redis = Redises.cluster(folder);
        SessionStore store = RedisSessionStore.of(redis.address());
        SessionStore careful =
            RedisSessionStore.of(
                redis.address(),
                RedisSettings.DEFAULT.replicas(1).timeout(Duration.ofMillis(500)));
        Jedis from = redis.servers().get(0).connect();
        Jedis to = redis.servers().get(1).connect()) {
      String id = idInSlotsOf(0);
      String slot = String.valueOf(slot(id));
      store.write(id, bytes("a"), TTL, 0);
      assertThat(careful.read(id).version()).isEqualTo(1); // and knows where the slot was

      to.sendCommand(Protocol.Command.CLUSTER, "SETSLOT", slot, "IMPORTING", from.clusterMyId());
      from.sendCommand(Protocol.Command.CLUSTER, "SETSLOT", slot, "MIGRATING", to.clusterMyId());
      from.migrate("127.0.0.1", redis.servers().get(1).port(), "smisk:session:" + id, 0, 5_000);
      assertThat(store.read(id).version()).as("while it moves").isEqualTo(1);
      assertThat(store.write(id, bytes("b"), TTL, 1)).isTrue();

      String target = to.clusterMyId();
      for (RedisServer server : redis.servers()) {
        try (Jedis node = server.connect()) {
          node.sendCommand(Protocol.Command.CLUSTER, "SETSLOT", slot, "NODE", target);
        }
      }
      assertThat(store.read(id).version()).as("when it has moved").isEqualTo(2);
      assertThat(store.write(id, bytes("c"), TTL, 2)).isTrue();
      assertThat(to.exists("smisk:session:" + id)).isTrue();
      assertThatThrownBy(() -> careful.write(id, bytes("d"), TTL, 3))
          .hasMessageContaining("has written, but only 0 of the 1 replicas");
      assertThat(careful.read(id).version()).isEqualTo(4);
    }
  }
}
