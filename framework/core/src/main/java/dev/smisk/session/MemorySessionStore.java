package dev.smisk.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sessions in this process's memory: the default. They end with the process, and no other one
 * sees them. Bounded: a session that finds no room takes that of the one that was used longest ago,
 * which is logged once a minute. Thread-safe; its methods never wait.
 */
public final class MemorySessionStore implements SessionStore {
  /** Sessions at most, unless said. */
  public static final int DEFAULT_COUNT = 100_000;

  /** Bytes at most, unless said: 64 MiB. */
  public static final long DEFAULT_BYTES = 64L << 20;

  /** What an entry takes beside id and data: objects of map and entry, on a 64-bit JVM. */
  private static final int ENTRY_BYTES = 200;

  private static final long LOG_MILLIS = 60_000;
  private static final Logger log = LoggerFactory.getLogger(MemorySessionStore.class);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte[] data, long version, long endMillis) {}

  private final int maxCount;
  private final long maxBytes;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock; the one that was used longest ago first. */
  private final LinkedHashMap<String, Kept> sessions = new LinkedHashMap<>(16, 0.75f, true);

  /** Guarded by the lock. */
  private long bytes;

  /** Guarded by the lock. */
  private long logAgainMillis;

  private MemorySessionStore(int maxCount, long maxBytes, InstantSource clock) {
    if (maxCount < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("the bounds of a store must be positive");
    }
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /** For {@value #DEFAULT_COUNT} sessions of 64 MiB. */
  public static MemorySessionStore create() {
    return of(DEFAULT_COUNT, DEFAULT_BYTES);
  }

  /**
   * With other bounds.
   *
   * @param maxBytes of ids and data, and some 200 for each session
   * @throws IllegalArgumentException if one is not positive
   */
  public static MemorySessionStore of(int maxCount, long maxBytes) {
    return of(maxCount, maxBytes, InstantSource.system());
  }

  /** The same by another clock, for tests. */
  public static MemorySessionStore of(int maxCount, long maxBytes, InstantSource clock) {
    return new MemorySessionStore(maxCount, maxBytes, clock);
  }

  @Override
  public @Nullable Entry read(String id) {
    lock.lock();
    try {
      Kept kept = live(id);
      return kept == null ? null : new Entry(kept.data, kept.version);
    } finally {
      lock.unlock();
    }
  }

  /** Guarded by the lock. */
  private @Nullable Kept live(String id) {
    Kept kept = sessions.get(id);
    if (kept != null && kept.endMillis <= clock.millis()) {
      remove(id);
      return null;
    }
    return kept;
  }

  /** Guarded by the lock. */
  private void remove(String id) {
    Kept removed = sessions.remove(id);
    if (removed != null) {
      bytes -= size(id, removed);
    }
  }

  private static long size(String id, Kept kept) {
    return (long) ENTRY_BYTES + id.length() + kept.data.length;
  }

  @Override
  public boolean write(String id, byte[] data, Duration ttl, long expectedVersion) {
    Kept written = new Kept(data.clone(), expectedVersion + 1, end(ttl));
    lock.lock();
    try {
      Kept kept = live(id);
      if ((kept == null ? 0 : kept.version) != expectedVersion) {
        return false;
      }
      remove(id);
      sessions.put(id, written);
      bytes += size(id, written);
      makeRoom(id);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private long end(Duration ttl) {
    return Math.addExact(clock.millis(), ttl.toMillis());
  }

  /** Guarded by the lock. Expired ones at the old end go in any case. */
  private void makeRoom(String written) {
    Iterator<Map.Entry<String, Kept>> oldest = sessions.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Kept> entry = oldest.next();
      boolean expired = entry.getValue().endMillis <= clock.millis();
      boolean full = sessions.size() > maxCount || bytes > maxBytes;
      if (entry.getKey().equals(written) || !(expired || full)) {
        return; // the one that was just written is the youngest
      }
      if (!expired) {
        logEviction();
      }
      bytes -= size(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  private void logEviction() {
    long now = clock.millis();
    if (now >= logAgainMillis) {
      logAgainMillis = now + LOG_MILLIS;
      log.warn(
          "sessions end before their time, those used longest ago first: there is room for {} of"
              + " them, or {} bytes. Raise SMISK_SESSION_COUNT or SMISK_SESSION_MEMORY",
          maxCount,
          maxBytes);
    }
  }

  @Override
  public void touch(String id, Duration ttl) {
    lock.lock();
    try {
      Kept kept = live(id);
      if (kept != null) {
        sessions.put(id, new Kept(kept.data, kept.version, end(ttl)));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void delete(String id) {
    lock.lock();
    try {
      remove(id);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean keepsTime() {
    return true;
  }

  /** For tests. */
  int count() {
    lock.lock();
    try {
      return sessions.size();
    } finally {
      lock.unlock();
    }
  }
}
