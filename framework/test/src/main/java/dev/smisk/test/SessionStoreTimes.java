package dev.smisk.test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smisk.session.SessionStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the contract in which time passes. */
abstract class SessionStoreTimes extends SessionStoreRaces {
  @Test
  void write_thatIsRefused_leavesTheTtl() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), LONG, 0);

    assertFalse(store.write(id, bytes("early"), shortTtl(), 7));

    passTtl();
    assertKept(store, id, "a", 1);
  }

  @Test
  void write_afterItsTime_isRefused() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), shortTtl(), 0);
    passTtl();

    assertFalse(store.write(id, bytes("back"), LONG, 1));

    assertNull(store.read(id));
  }

  @Test
  void write_setsTheTtlAnew() throws Exception {
    SessionStore store = store();
    String longer = newId();
    String shorter = newId();
    store.write(longer, bytes("a"), shortTtl(), 0);
    assertTrue(store.write(longer, bytes("b"), LONG, 1));
    store.write(shorter, bytes("a"), LONG, 0);
    assertTrue(store.write(shorter, bytes("b"), shortTtl(), 1));

    passTtl();

    assertKept(store, longer, "b", 2);
    assertNull(store.read(shorter));
  }

  @Test
  void read_afterItsTime_isNull() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), shortTtl(), 0);

    passTtl();

    assertNull(store.read(id));
    assertNull(besides(store).read(id));
  }

  @Test
  void ttl_mayBeYearsOrOneMillisecond() throws Exception {
    SessionStore store = store();
    List<String> longs = List.of(newId(), newId());
    String blink = newId();

    assertTrue(store.write(longs.get(0), bytes("a"), Duration.ofDays(30), 0));
    assertTrue(store.write(longs.get(1), bytes("a"), Duration.ofDays(100 * 366), 0));
    assertTrue(store.write(blink, bytes("a"), Duration.ofMillis(1), 0));

    passTime(Duration.ofMillis(20));
    for (String id : longs) {
      assertKept(store, id, "a", 1);
      store.touch(id, Duration.ofDays(30));
      assertKept(store, id, "a", 1);
    }
    assertNull(store.read(blink));
  }

  @Test
  void touch_givesNewTime_andChangesNothingElse() throws Exception {
    SessionStore store = store();
    String longer = newId();
    String shorter = newId();
    store.write(longer, bytes("a"), shortTtl(), 0);
    besides(store).touch(longer, LONG);
    store.write(shorter, bytes("a"), LONG, 0);
    store.touch(shorter, shortTtl());

    passTtl();

    assertKept(store, longer, "a", 1);
    assertTrue(store.write(longer, bytes("b"), LONG, 1), "the version is still the same");
    assertNull(store.read(shorter));
  }

  @Test
  void touch_ofWhatIsNotThere_makesNothing() throws Exception {
    SessionStore store = store();
    String unknown = newId();
    String deleted = newId();
    String ended = newId();
    store.write(deleted, bytes("a"), LONG, 0);
    store.delete(deleted);
    store.write(ended, bytes("a"), shortTtl(), 0);
    passTtl();

    for (String id : List.of(unknown, deleted, ended)) {
      store.touch(id, LONG);
      assertNull(store.read(id));
    }
  }
}
