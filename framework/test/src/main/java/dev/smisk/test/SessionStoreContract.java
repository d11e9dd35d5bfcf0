package dev.smisk.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smisk.session.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionStore} is held to, as tests: extend it beside your store, say how one is
 * opened, and run it as any JUnit class. Ids are new for each test, so that one database or folder
 * does for all. It takes about ten times {@link #shortTtl()} where time cannot be set.
 *
 * <pre>{@code
 * class FileSessionStoreContractTest extends SessionStoreContract {
 *   @TempDir Path folder;
 *
 *   private final TestClock clock = TestClock.standing();
 *
 *   @Override
 *   protected SessionStore open() {
 *     return FileSessionStore.at(folder, FileSessionStore.Sync.NEVER, clock);
 *   }
 *
 *   @Override
 *   protected void passTime(Duration time) {
 *     clock.pass(time);
 *   }
 * }
 * }</pre>
 */
public abstract class SessionStoreContract extends SessionStoreTimes {
  /** For the test class of a store. */
  protected SessionStoreContract() {}

  @Test
  void read_ofAnUnknownId_isNull() throws Exception {
    assertNull(store().read(newId()));
  }

  @Test
  void write_ofAFirstVersion_isRead() throws Exception {
    SessionStore store = store();
    String id = newId();

    assertTrue(store.write(id, bytes("a"), LONG, 0));

    assertKept(store, id, "a", 1);
    assertKept(besides(store), id, "a", 1);
  }

  @Test
  void write_ofTheVersionThatIsThere_makesTheNext() throws Exception {
    SessionStore store = store();
    SessionStore other = besides(store);
    String id = newId();
    assertTrue(store.write(id, bytes("v0"), LONG, 0));

    for (int version = 1; version < 30; version++) {
      SessionStore writer = version % 2 == 0 ? store : other;
      assertTrue(writer.write(id, bytes("v" + version), LONG, version), "version " + version);
      assertKept(store, id, "v" + version, version + 1);
    }
  }

  @Test
  void write_ofAnOlderVersion_isRefused() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), LONG, 0);
    store.write(id, bytes("b"), LONG, 1);

    assertFalse(store.write(id, bytes("lost"), LONG, 1));

    assertKept(store, id, "b", 2);
  }

  @Test
  void write_ofAVersionThatIsNotYet_isRefused() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), LONG, 0);

    assertFalse(store.write(id, bytes("early"), LONG, 2));

    assertKept(store, id, "a", 1);
  }

  @Test
  void write_ofAFirstVersionWhereOneIs_isRefused() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), LONG, 0);

    assertFalse(store.write(id, bytes("over"), LONG, 0));

    assertKept(store, id, "a", 1);
  }

  @Test
  void write_ofALaterVersionWhereNoneIs_isRefused() throws Exception {
    SessionStore store = store();
    String id = newId();

    assertFalse(store.write(id, bytes("a"), LONG, 1));

    assertNull(store.read(id));
  }

  @Test
  void write_afterDelete_isRefused() throws Exception {
    SessionStore store = store();
    String id = newId();
    store.write(id, bytes("a"), LONG, 0);
    besides(store).delete(id);

    assertFalse(store.write(id, bytes("back"), LONG, 1));

    assertNull(store.read(id));
  }

  @Test
  void delete_endsOneSession() throws Exception {
    SessionStore store = store();
    String id = newId();
    String neighbour = newId();
    store.write(id, bytes("a"), LONG, 0);
    store.write(neighbour, bytes("b"), LONG, 0);

    besides(store).delete(id);
    store.delete(id);
    store.delete(newId());

    assertNull(store.read(id));
    assertKept(store, neighbour, "b", 1);
  }

  @Test
  void data_mayBeEmpty() throws Exception {
    SessionStore store = store();
    String id = newId();

    assertTrue(store.write(id, new byte[0], LONG, 0));
    assertKept(store, id, "", 1);
    assertTrue(store.write(id, bytes("a"), LONG, 1));
    assertTrue(store.write(id, new byte[0], LONG, 2));
    assertKept(store, id, "", 3);
  }

  @Test
  void data_mayBeAnyBytes() throws Exception {
    SessionStore store = store();
    String id = newId();
    byte[] data = new byte[1024];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i < 512 ? i : 3 * i + 1); // each value in order, then pairs of them
    }

    assertTrue(store.write(id, data.clone(), LONG, 0));

    SessionStore.@Nullable Entry entry = store.read(id);
    assertNotNull(entry);
    assertArrayEquals(data, entry.data());
  }

  @Test
  void data_mayBeLarge_andShrink() throws Exception {
    SessionStore store = store();
    String id = newId();
    byte[] data = new byte[largestData()];
    new Random(7).nextBytes(data);

    assertTrue(store.write(id, data.clone(), LONG, 0));
    SessionStore.@Nullable Entry entry = besides(store).read(id);
    assertNotNull(entry);
    assertArrayEquals(data, entry.data());

    assertTrue(store.write(id, bytes("small"), LONG, 1));
    assertKept(store, id, "small", 2);
  }

  @Test
  void id_mayHoldEachLegalCharacter_andBeOfAnyLegalLength() throws Exception {
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    List<String> ids = new ArrayList<>(List.of(all, all + all, "-", "_", "--", "__", "0"));
    String stem = newId();
    for (int i = 0; i < all.length(); i++) {
      ids.add(stem + all.charAt(i)); // some differ by case alone
    }
    SessionStore store = store();
    for (String id : ids) {
      store.delete(id); // the same in each run
      assertTrue(store.write(id, bytes("of " + id), LONG, 0), id);
    }

    for (String id : ids) {
      assertKept(store, id, "of " + id, 1);
    }
    for (String id : ids) {
      store.delete(id);
      assertNull(store.read(id));
    }
  }

  @Test
  void sessions_doNotMeet() throws Exception {
    SessionStore store = store();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(newId());
      assertTrue(store.write(ids.get(i), bytes("first " + i), LONG, 0));
    }

    for (int i = 0; i < 100; i += 2) {
      assertTrue(store.write(ids.get(i), bytes("second " + i), LONG, 1));
    }

    for (int i = 0; i < 100; i++) {
      boolean even = i % 2 == 0;
      assertKept(store, ids.get(i), (even ? "second " : "first ") + i, even ? 2 : 1);
    }
  }

  @Test
  void close_isHarmlessTwice_andLeavesOthersTheirData() throws Exception {
    SessionStore store = store();
    SessionStore other = besides(store);
    String id = newId();
    store.write(id, bytes("a"), LONG, 0);
    if (shared()) {
      store.close();
      assertKept(other, id, "a", 1);
      assertKept(store(), id, "a", 1);
    }

    store.close();
    store.close();
  }
}
