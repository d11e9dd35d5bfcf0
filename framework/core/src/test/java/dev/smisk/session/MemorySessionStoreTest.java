package dev.smisk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The bounds of sessions in memory; what every store does is in the contract's tests. */
class MemorySessionStoreTest {
  private static final Duration TTL = Duration.ofMinutes(1);

  private final TestClock clock = new TestClock();

  private static byte[] data(int bytes) {
    return new byte[bytes];
  }

  @Test
  void write_pastTheCount_endsTheOneUsedLongestAgo() {
    MemorySessionStore store = MemorySessionStore.of(3, 1 << 20, clock);
    for (String id : new String[] {"a", "b", "c"}) {
      assertThat(store.write(id, data(1), TTL, 0)).isTrue();
    }
    store.read("a");
    store.touch("b", TTL);
    store.write("d", data(1), TTL, 0);

    assertThat(store.read("c")).isNull();
    assertThat(store.read("a")).isNotNull();
    assertThat(store.read("b")).isNotNull();
    assertThat(store.read("d")).isNotNull();
  }

  @Test
  void write_pastTheBytes_endsAsManyAsItNeeds() {
    MemorySessionStore store = MemorySessionStore.of(100, 3_000, clock);
    for (int i = 0; i < 10; i++) {
      store.write("small" + i, data(50), TTL, 0);
    }
    assertThat(store.count()).isEqualTo(10);
    store.write("large", data(2_000), TTL, 0);

    assertThat(store.read("large")).isNotNull();
    assertThat(store.count()).isEqualTo(4);
    assertThat(store.read("small6")).isNull();
    assertThat(store.read("small7")).isNotNull();
  }

  @Test
  void bytes_areThoseThatAreThere() {
    MemorySessionStore store = MemorySessionStore.of(100, 1_000, clock);
    store.write("kept", data(100), TTL, 0);
    for (int version = 0; version < 50; version++) {
      store.write("again", data(100), TTL, version);
    }
    for (int i = 0; i < 50; i++) {
      store.write("gone" + i, data(100), TTL, 0);
      store.delete("gone" + i);
      store.read("kept");
    }

    assertThat(store.read("kept")).isNotNull();
    assertThat(store.read("again")).isNotNull();
  }

  @Test
  void ended_goBeforeOthers() {
    MemorySessionStore store = MemorySessionStore.of(2, 1 << 20, clock);
    store.write("short", data(1), Duration.ofSeconds(1), 0);
    store.write("long", data(1), TTL, 0);
    clock.pass(Duration.ofSeconds(1));
    store.write("new", data(1), TTL, 0);

    assertThat(store.count()).isEqualTo(2);
    assertThat(store.read("long")).isNotNull();
    assertThat(store.read("new")).isNotNull();
  }

  @Test
  void ended_goWithoutNeed() {
    MemorySessionStore store = MemorySessionStore.of(10, 1 << 20, clock);
    store.write("short", data(1), Duration.ofSeconds(1), 0);
    clock.pass(Duration.ofSeconds(1));
    store.write("new", data(1), TTL, 0);

    assertThat(store.count()).isEqualTo(1);
  }

  @Test
  void write_ofMoreThanAllBytes_staysAlone() {
    MemorySessionStore store = MemorySessionStore.of(10, 500, clock);
    store.write("small", data(1), TTL, 0);
    store.write("large", data(1_000), TTL, 0);

    assertThat(store.count()).isEqualTo(1);
    assertThat(store.read("large")).isNotNull();
  }

  @Test
  void store_isCalledOnTheRequestsThread() {
    assertThat(MemorySessionStore.create().keepsTime()).isTrue();
  }

  @Test
  void data_isACopyOfWhatWasGiven() {
    MemorySessionStore store = MemorySessionStore.create();
    byte[] data = {1};
    store.write("a", data, TTL, 0);
    data[0] = 2;

    assertThat(store.read("a").data()).containsExactly(1);
  }

  @Test
  void bounds_arePositive() {
    assertThatThrownBy(() -> MemorySessionStore.of(0, 1)).hasMessageContaining("positive");
    assertThatThrownBy(() -> MemorySessionStore.of(1, 0)).hasMessageContaining("positive");
  }
}
