package dev.smisk.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The part of the contract that needs many threads, half of them at a second instance's store. */
abstract class SessionStoreRaces extends SessionStoreHooks {
  private static final int THREADS = 8;
  private static final int DEADLINE_SECONDS = 120;

  /** What one of the threads does. */
  private interface Racer {
    void run(int number, SessionStore store) throws Exception;
  }

  /** One of them has failed, or time is up: the others need not go on. */
  private volatile boolean over;

  /** Lets all start at once, and throws what one of them threw. */
  private void race(SessionStore store, Racer racer) throws Exception {
    SessionStore other = besides(store);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    over = false;
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  start.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
                  run(racer, number, number % 2 == 0 ? store : other);
                  return null;
                }));
      }
      for (Future<?> thread : running) {
        thread.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      over = true;
      threads.shutdownNow();
    }
  }

  private void run(Racer racer, int number, SessionStore store) throws Exception {
    boolean finished = false;
    try {
      racer.run(number, store);
      finished = true;
    } finally {
      over |= !finished;
    }
  }

  private static SessionStore.Entry kept(SessionStore store, String id) throws IOException {
    SessionStore.@Nullable Entry entry = store.read(id);
    assertNotNull(entry, () -> "nothing is kept under " + id);
    return entry;
  }

  @Test
  void writesAtOnce_ofOneVersion_haveOneWinner_andNoIncrementIsLost() throws Exception {
    int each = 20;
    SessionStore store = store();
    String id = newId();
    assertTrue(store.write(id, bytes("0"), LONG, 0));
    Set<Long> won = ConcurrentHashMap.newKeySet();

    race(
        store,
        (number, mine) -> {
          for (int done = 0; done < each && !over; ) {
            SessionStore.Entry entry = kept(mine, id);
            byte[] next = bytes(String.valueOf(Integer.parseInt(text(entry)) + 1));
            if (mine.write(id, next, LONG, entry.version())) {
              assertTrue(won.add(entry.version()), "two winners of version " + entry.version());
              done++;
            }
          }
        });

    SessionStore.Entry last = kept(store, id);
    assertEquals(String.valueOf(THREADS * each), text(last), "the sum of all increments");
    assertEquals(THREADS * each + 1, last.version(), "the version after them");
  }

  @Test
  void firstWritesAtOnce_haveOneWinner() throws Exception {
    SessionStore store = store();
    List<String> ids = new ArrayList<>();
    List<Set<Integer>> winners = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add(newId());
      winners.add(ConcurrentHashMap.newKeySet());
    }

    race(
        store,
        (number, mine) -> {
          for (int i = 0; i < ids.size(); i++) {
            if (mine.write(ids.get(i), bytes("by " + number), LONG, 0)) {
              winners.get(i).add(number);
            }
          }
        });

    for (int i = 0; i < ids.size(); i++) {
      assertEquals(1, winners.get(i).size(), "winners of a first write");
      SessionStore.Entry entry = kept(store, ids.get(i));
      assertEquals("by " + winners.get(i).iterator().next(), text(entry));
      assertEquals(1, entry.version());
    }
  }

  @Test
  void readsBesideWrites_giveDataOfTheirVersion_andNeverAnOlderOne() throws Exception {
    int versions = 100;
    SessionStore store = store();
    String id = newId();
    assertTrue(store.write(id, dataOf(1), LONG, 0));

    race(
        store,
        (number, mine) -> {
          long seen = 1;
          while (number > 0 && seen < versions && !over) {
            SessionStore.Entry entry = kept(mine, id);
            assertTrue(entry.version() >= seen, "an older version after a newer one");
            assertEquals(text(new SessionStore.Entry(dataOf(entry.version()), 1)), text(entry));
            seen = entry.version();
          }
          for (long version = 1; number == 0 && version < versions; version++) {
            assertTrue(mine.write(id, dataOf(version + 1), LONG, version));
          }
        });
  }

  /** Of another length than that of its neighbours, so that halves of two are seen. */
  private static byte[] dataOf(long version) {
    return bytes((version + ";").repeat((int) (1 + version * 7 % 500)));
  }

  @Test
  void touchesBesideWrites_neitherRefuseNorUndoThem() throws Exception {
    SessionStore store = store();
    String id = newId();
    assertTrue(store.write(id, bytes("v1"), LONG, 0));
    AtomicBoolean done = new AtomicBoolean();

    race(
        store,
        (number, mine) -> {
          while (number > 0 && !done.get() && !over) {
            mine.touch(id, LONG);
          }
          for (long version = 1; number == 0 && version < 50; version++) {
            assertTrue(mine.write(id, bytes("v" + (version + 1)), LONG, version));
            assertEquals("v" + (version + 1), text(kept(mine, id)));
          }
          done.set(true);
        });

    assertEquals("v50", text(kept(store, id)));
  }

  @Test
  void delete_besideWrites_isTheLastWord() throws Exception {
    for (int round = 0; round < 5; round++) {
      SessionStore store = store();
      String id = newId();
      assertTrue(store.write(id, bytes("0"), LONG, 0));
      CountDownLatch written = new CountDownLatch(20);
      AtomicBoolean deleted = new AtomicBoolean();

      race(
          store,
          (number, mine) -> {
            if (number == 0) {
              while (!over && !written.await(10, TimeUnit.MILLISECONDS)) {
                assertNotNull(mine.read(id));
              }
              mine.delete(id);
              deleted.set(true);
              return;
            }
            SessionStore.@Nullable Entry entry = mine.read(id);
            while (entry != null && !over) {
              boolean late = deleted.get();
              if (mine.write(id, bytes("more"), LONG, entry.version())) {
                assertFalse(late, "written after it was deleted");
                written.countDown();
              }
              entry = mine.read(id);
            }
          });

      assertNull(store.read(id));
    }
  }
}
