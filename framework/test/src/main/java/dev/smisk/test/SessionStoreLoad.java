package dev.smisk.test;

import dev.smisk.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Threads that write, read and delete sessions in a store for as long as this is open, and remember
 * what it acknowledged: for tests in which its server is stopped or killed meanwhile. Thread-safe.
 *
 * <pre>{@code
 * for (int kill = 0; kill < 3; kill++) {
 *   load.awaitSuccesses();
 *   postgres.kill();
 *   load.awaitFailures();
 *   postgres.start();
 * }
 * load.awaitSuccesses();
 * load.check();
 * assertThat(load.slowest()).isLessThan(BOUND);
 * }</pre>
 */
public final class SessionStoreLoad implements AutoCloseable {
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ROUNDS_PER_DELETION = 4;
  private static final long PAUSE_NANOS = 5_000_000;

  private final SessionStore store;
  private final List<Client> clients = new ArrayList<>();
  private final AtomicLong slowestNanos = new AtomicLong();
  private volatile boolean closed;

  private SessionStoreLoad(SessionStore store) {
    this.store = store;
  }

  /** Begins. */
  public static SessionStoreLoad on(SessionStore store, int threads) {
    SessionStoreLoad load = new SessionStoreLoad(store);
    for (int i = 0; i < threads; i++) {
      Client client = load.new Client();
      load.clients.add(client);
      client.thread.start();
    }
    return load;
  }

  /** Waits until each thread has had a write acknowledged from now on, for two minutes at most. */
  public void awaitSuccesses() throws InterruptedException {
    await("acknowledged write", client -> client.acknowledgements.get());
  }

  /** Waits until a call of each thread has failed from now on, for two minutes at most. */
  public void awaitFailures() throws InterruptedException {
    await("failure", client -> client.failures.get());
  }

  private void await(String what, ToIntFunction<Client> count) throws InterruptedException {
    int[] before = clients.stream().mapToInt(count).toArray();
    long start = System.nanoTime();
    for (int i = 0; i < before.length; i++) {
      Client client = clients.get(i);
      synchronized (client.counted) {
        while (count.applyAsInt(client) == before[i]) {
          client.rethrow();
          long left = PATIENCE.toMillis() - (System.nanoTime() - start) / 1_000_000;
          if (left <= 0) {
            throw new AssertionError("no " + what + " of each thread within " + PATIENCE);
          }
          client.counted.wait(left);
        }
      }
    }
  }

  /** How long the longest call has taken, whether it failed or not. */
  public Duration slowest() {
    return Duration.ofNanos(slowestNanos.get());
  }

  /** How many writes and deletions were acknowledged. */
  public int acknowledged() {
    return clients.stream().mapToInt(client -> client.acknowledgements.get()).sum();
  }

  /**
   * Ends the threads, and reads all that was acknowledged.
   *
   * @throws AssertionError if a session that was written is not there, in that version or a later
   *     one that was sent, or one that was deleted is
   */
  public void check() throws IOException, InterruptedException {
    closed = true;
    for (Client client : clients) {
      client.thread.join(PATIENCE.toMillis());
    }
    for (Client client : clients) {
      client.rethrow();
      client.readOwn();
      for (String id : client.deleted) {
        if (store.read(id) != null) {
          throw new AssertionError(id + " was deleted, and is there");
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void ended(long startNanos) {
    slowestNanos.accumulateAndGet(System.nanoTime() - startNanos, Math::max);
  }

  /** A thread with a session of its own, which has as its data what follows from its version. */
  private final class Client implements Runnable {
    private final Object counted = new Object();
    private final String id = "load-" + UUID.randomUUID();
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<String> deleted = new ArrayList<>();
    private final Thread thread = new Thread(this, id);

    /** The latest version that was acknowledged, and the latest that was sent. */
    private long acknowledged;

    private long sent;
    private volatile @Nullable Throwable failure;

    Client() {
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      try {
        for (int round = 0; !closed; round++) {
          try {
            write();
            if (round % ROUNDS_PER_DELETION == 0) {
              delete(id + "-" + round);
            }
          } catch (IOException told) {
            count(failures);
            LockSupport.parkNanos(PAUSE_NANOS); // who is down need not be asked in a loop
          }
        }
      } catch (Throwable e) {
        failure = e;
        count(failures);
      }
    }

    private void count(AtomicInteger counter) {
      synchronized (counted) {
        counter.incrementAndGet();
        counted.notifyAll();
      }
    }

    private void rethrow() {
      Throwable thrown = failure;
      if (thrown != null) {
        throw new AssertionError(thrown);
      }
    }

    private void write() throws IOException {
      long version = readOwn() + 1;
      sent = version;
      if (write(id, version)) { // else an attempt whose answer was lost came through later
        acknowledged = version;
        count(acknowledgements);
      }
    }

    private boolean write(String written, long version) throws IOException {
      long start = System.nanoTime();
      try {
        return store.write(written, data(version), TTL, version - 1);
      } finally {
        ended(start);
      }
    }

    private void delete(String other) throws IOException {
      write(other, 1);
      long start = System.nanoTime();
      try {
        store.delete(other);
      } finally {
        ended(start);
      }
      deleted.add(other);
      count(acknowledgements);
    }

    /** Its version, 0 where there is none. */
    private long readOwn() throws IOException {
      SessionStore.@Nullable Entry entry = read();
      long version = entry == null ? 0 : entry.version();
      if (version < acknowledged || version > sent) {
        throw new AssertionError(
            id + " has version " + version + ", and " + acknowledged + " was acknowledged");
      }
      if (entry != null && !Arrays.equals(entry.data(), data(version))) {
        throw new AssertionError(id + " has data of another version than " + version);
      }
      return version;
    }

    private SessionStore.@Nullable Entry read() throws IOException {
      long start = System.nanoTime();
      try {
        return store.read(id);
      } finally {
        ended(start);
      }
    }

    private byte[] data(long version) {
      return (id + " " + version).getBytes(StandardCharsets.UTF_8);
    }
  }
}
