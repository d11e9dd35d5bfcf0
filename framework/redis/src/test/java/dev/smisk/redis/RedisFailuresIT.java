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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** A Redis that is down, slow or full, and then is not. */
class RedisFailuresIT {
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final RedisSettings SETTINGS = RedisSettings.DEFAULT.timeout(TIMEOUT);

  /** Twice the time-out, as the package says, and what a busy machine takes. */
  private static final Duration BOUND = Duration.ofMillis(2 * 500 + 1_500);

  @TempDir static Path folder;
  static RedisServer redis;

  private final String id = UUID.randomUUID().toString();
  private final List<SessionStore> stores = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    redis = RedisServer.start(folder, "appendonly yes", "appendfsync always");
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  private SessionStore store(String address, RedisSettings settings) {
    SessionStore store = RedisSessionStore.of(address, settings);
    stores.add(store);
    return store;
  }

  private SessionStore store() {
    return store("redis://" + redis.host(), SETTINGS);
  }

  @AfterEach
  void closeStores() {
    stores.forEach(SessionStore::close);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertFailsInTime(ThrowingCallable call, String... message) {
    long start = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageContainingAll(message);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  @Test
  void frozenRedis_failsEachCallInTime_andWorksAgain() throws Exception {
    SessionStore store = store();
    SessionStore fresh = store();
    store.write(id, bytes("a"), TTL, 0);

    redis.freeze();
    try {
      assertFailsInTime(() -> store.read(id), "has not answered within 500 ms", redis.host());
      assertFailsInTime(() -> store.write(id, bytes("b"), TTL, 1), "has not answered");
      assertFailsInTime(() -> store.touch(id, TTL), "has not answered");
      assertFailsInTime(() -> store.delete("another"), "has not answered");
      assertFailsInTime(() -> fresh.read(id), "has not answered");
    } finally {
      redis.thaw();
    }

    assertThat(fresh.read(id)).isNotNull();
    SessionStore.Entry entry = store.read(id);
    // What was sent to a socket that stays open is done after all: that is what "cannot tell" is.
    assertThat(entry.version()).isBetween(1L, 2L);
    assertThat(store.write(id, bytes("c"), TTL, entry.version())).isTrue();
  }

  @Test
  void frozenRedis_holdsUpManyCallersNoLonger() throws Exception {
    SessionStore store = store("redis://" + redis.host(), SETTINGS.connections(2));
    store.read(id);
    redis.freeze();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        callers.add(
            threads.submit(() -> assertFailsInTime(() -> store.read(id), "the sessions' Redis")));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      threads.shutdownNow();
      redis.thaw();
    }
    assertThat(store.read(id)).isNull();
  }

  @Test
  void killedRedis_isNamed_andWorksAgainWithWhatItHad() throws Exception {
    SessionStore store = store();
    for (int i = 0; i < 20; i++) {
      store.write(id, bytes("v" + i), TTL, i);
    }

    redis.kill();
    assertFailsInTime(() -> store.read(id), redis.host(), "see that it runs");
    assertFailsInTime(() -> store.write(id, bytes("lost"), TTL, 20), "see that it runs");
    redis.start();

    SessionStore.Entry entry = store.read(id);
    assertThat(entry.version()).isEqualTo(20);
    assertThat(entry.data()).asString().isEqualTo("v19");
    assertThat(store.write(id, bytes("on"), TTL, 20))
        .as("the script is not known any more")
        .isTrue();
  }

  @Test
  void storeOpenedBeforeRedis_worksOnceItIsThere() throws Exception {
    SessionStore store = store();
    redis.kill();
    assertFailsInTime(() -> store.read(id), "see that it runs");
    redis.start();
    assertThat(store.write(id, bytes("a"), TTL, 0)).isTrue();
  }

  @Test
  void connectionsThatRedisClosed_areNotNoticed() throws Exception {
    SessionStore store = store("redis://" + redis.host(), SETTINGS.timeout(Duration.ofSeconds(10)));
    try (Jedis jedis = redis.connect()) {
      openSeveral(store, jedis);
      assertThat(jedis.clientKill(new ClientKillParams().type(ClientType.NORMAL)))
          .as("connections")
          .isGreaterThan(3);
    }

    assertThat(store.write(id, bytes("a"), TTL, 0)).isTrue();
    assertThat(store.read(id).version()).isEqualTo(1);
  }

  /** Calls that Redis lets wait need a connection each. */
  private void openSeveral(SessionStore store, Jedis jedis) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Redises.await(
          "several connections",
          () -> {
            jedis.clientPause(200);
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
              callers.add(threads.submit(() -> store.read(id)));
            }
            for (Future<?> caller : callers) {
              caller.get();
            }
            return jedis.clientList().lines().count() >= 5;
          });
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void writeWhoseAnswerIsLost_isDoneOnce() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(redis.port())) {
      SessionStore store = store("redis://127.0.0.1:" + proxy.port(), SETTINGS);
      assertThat(store.write(id, bytes("a"), TTL, 0)).isTrue();
      for (int version = 1; version < 5; version++) {
        proxy.cutNextAnswer();
        assertThat(store.write(id, bytes("v" + version), TTL, version)).isTrue();
        assertThat(proxy.hasCut()).isTrue();
      }
      assertThat(store.read(id).version()).isEqualTo(5);
      assertThat(store().write(id, bytes("other"), TTL, 4)).as("another's write").isFalse();
    }
  }

  @Test
  void fullRedis_saysSo_andKeepsWhatItAcknowledged() throws Exception {
    try (RedisServer small = RedisServer.start(folder, "maxmemory-policy noeviction");
        Jedis jedis = small.connect()) {
      SessionStore store = store("redis://" + small.host(), SETTINGS);
      for (int i = 0; i < 50; i++) {
        assertThat(store.write(id + i, new byte[32 << 10], TTL, 0)).isTrue();
      }
      jedis.configSet("maxmemory", "1mb"); // less than they take

      assertThatThrownBy(() -> store.write(id, bytes("a"), TTL, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("is full", "maxmemory");
      assertThatThrownBy(() -> store.write(id + 0, bytes("a"), TTL, 1))
          .hasMessageContaining("is full");
      assertThat(store.read(id)).isNull();
      for (int i = 0; i < 50; i++) {
        store.touch(id + i, TTL);
        assertThat(store.read(id + i).version()).isEqualTo(1);
        assertThat(store.read(id + i).data()).hasSize(32 << 10);
      }

      for (int i = 1; i < 50; i++) {
        store.delete(id + i);
      }
      jedis.configSet("maxmemory", "100mb");
      assertThat(store.write(id + 0, bytes("a"), TTL, 1)).isTrue();
    }
  }

  @Test
  void replica_refusesWrites_andMissingReplicasAreNamed() throws Exception {
    try (RedisServer replica = RedisServer.start(folder, "replicaof 127.0.0.1 " + redis.port())) {
      SessionStore onReplica = store("redis://" + replica.host(), SETTINGS);
      assertThatThrownBy(() -> onReplica.write(id, bytes("a"), TTL, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is a replica, which takes no writes");

      SessionStore careful = store("redis://" + redis.host(), SETTINGS.replicas(2));
      assertFailsInTime(
          () -> careful.write(id, bytes("a"), TTL, 0), "of the 2 replicas", "see that they run");
    }
  }

  @Test
  void password_isNeeded_andMayBeWrong() throws Exception {
    try (RedisServer closed = RedisServer.start(folder)) {
      try (Jedis jedis = closed.connect()) {
        jedis.configSet("requirepass", "s/e@cret");
      }
      assertThatThrownBy(() -> store("redis://" + closed.host(), SETTINGS).read(id))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("wants a password");
      assertThatThrownBy(() -> store("redis://:wrong@" + closed.host(), SETTINGS).read(id))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("knows another user or password")
          .message()
          .doesNotContain(":wrong");
      SessionStore right = store("redis://:s%2Fe%40cret@" + closed.host() + "/3", SETTINGS);
      assertThat(right.write(id, bytes("a"), TTL, 0)).isTrue();
      try (Jedis jedis = closed.connect()) {
        jedis.auth("s/e@cret");
        jedis.select(3);
        assertThat(jedis.exists("smisk:session:" + id)).as("in its database").isTrue();
      }
    }
  }

  @Test
  void prefix_keepsAppsApart_andAForeignKeyIsNoSession() throws Exception {
    SessionStore mine = store("redis://" + redis.host(), SETTINGS.prefix("mine:"));
    mine.write(id, bytes("a"), TTL, 0);
    assertThat(store().read(id)).isNull();
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.pttl("mine:" + id)).isBetween(TTL.toMillis() - 60_000, TTL.toMillis());
      jedis.set("mine:foreign", "text");
      jedis.hset("mine:half", "d", "text");
      jedis.hset("mine:odd", Map.of("d", "text", "v", "one"));
    }
    assertThatThrownBy(() -> mine.read("foreign"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("whose prefix is it?");
    for (String odd : List.of("half", "odd")) {
      assertThatThrownBy(() -> mine.read(odd))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("whose prefix is it?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://%s", "redis-sentinel://%s/main", "redis-cluster://%s"})
  void nothingAtTheAddress_isSaid(String address) throws Exception {
    String nowhere = "127.0.0.1:" + RedisServer.freePort();
    SessionStore store = store(String.format(address, nowhere), SETTINGS);
    assertFailsInTime(() -> store.read(id), nowhere, "see that it runs");
    assertFailsInTime(() -> store.read(id), nowhere, "see that it runs");
  }

  @Test
  void closedStore_saysSo() {
    SessionStore store = store();
    store.close();
    assertThatThrownBy(() -> store.read(id))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }
}
