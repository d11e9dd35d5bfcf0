package dev.smisk.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
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
  private final class Writer implements Callable<Void> {
    final String id = UUID.randomUUID().toString();
    final SessionStore store;

    /** That of the last write that was acknowledged. */
    volatile int acknowledged;

    /** Those of writes that nobody knows of are in between: they failed, and may be there. */
    volatile int attempted;

    Writer(SessionStore store) {
      this.store = store;
    }

    @Override
    public Void call() throws Exception {
      while (!enough) {
        try {
          SessionStore.Entry entry = store.read(id);
          int before = entry == null ? 0 : number(entry);
          assertThat(before).as("what is there").isBetween(acknowledged, attempted);
          attempted = Math.max(attempted, before + 1);
          if (store.write(id, bytes("" + (before + 1)), TTL, entry == null ? 0 : entry.version())) {
            acknowledged = before + 1;
          }
        } catch (IOException e) {
          Thread.sleep(5); // the client of a site that is down tries again
        }
      }
      return null;
    }
  }

  private static void awaitProgress(Map<Writer, Future<Void>> writers) throws Exception {
    Map<Writer, Integer> goals = new HashMap<>();
    writers.keySet().forEach(writer -> goals.put(writer, writer.acknowledged + 20));
    Redises.await(
        "all writers to go on",
        () -> {
          for (Future<Void> writer : writers.values()) {
            if (writer.isDone()) {
              writer.get(); // tells what it found wrong
            }
          }
          return goals.entrySet().stream()
              .allMatch(it -> it.getKey().acknowledged >= it.getValue());
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
      Map<Writer, Future<Void>> writers = new HashMap<>();
      try {
        for (int i = 0; i < WRITERS; i++) {
          Writer writer = new Writer(store);
          writers.put(writer, threads.submit(writer));
        }
        awaitProgress(writers);

        RedisServer first = redis.servers().get(0);
        first.kill();
        awaitMaster(redis, 1);
        first.start(); // and follows
        awaitProgress(writers);

        RedisServer second = redis.servers().get(1);
        second.freeze(); // its connections stay open
        awaitMaster(redis, 0);
        second.thaw();
        awaitProgress(writers);
      } finally {
        enough = true;
        threads.shutdown();
      }
      for (Future<Void> writer : writers.values()) {
        writer.get();
      }
      for (Writer writer : writers.keySet()) {
        assertThat(number(read(store, writer.id))).isBetween(writer.acknowledged, writer.attempted);
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

  /** What is there, as soon as that can be told. */
  private static SessionStore.Entry read(SessionStore store, String id) throws Exception {
    AtomicReference<SessionStore.Entry> entry = new AtomicReference<>();
    Redises.await(
        "an answer",
        () -> {
          try {
            entry.set(store.read(id));
            return true;
          } catch (IOException e) {
            return false;
          }
        });
    return entry.get();
  }

  @Test
  void clusterNodeThatHangs_failsItsOwnSessionsAlone_andComesBack() throws Exception {
    Duration timeout = Duration.ofSeconds(1);
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
      assertThat(took).isLessThan(timeout.multipliedBy(6).plusSeconds(10));
      assertThat(store.read(other).version()).isEqualTo(1);
      redis.servers().get(0).thaw();

      assertThat(read(store, hanging).version()).isEqualTo(1);
      Redises.await(
          "a write to be taken",
          () -> {
            try {
              return store.write(hanging, bytes("c"), TTL, 1) || store.read(hanging).version() == 2;
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
