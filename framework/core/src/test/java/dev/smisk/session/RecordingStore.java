package dev.smisk.session;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A store that tells how it was called, and fails or hangs when a test wants it to. */
public class RecordingStore implements SessionStore {
  /** What a call does before it is passed on. */
  @FunctionalInterface
  public interface Before {
    void call(String name) throws IOException;
  }

  private final SessionStore store;
  private final boolean keepsTime;

  /** The calls, such as {@code read}, in order. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** The times to live that it was told, in order. */
  public final List<Duration> ttls = new CopyOnWriteArrayList<>();

  /** May throw, or wait. */
  public volatile Before before = name -> {};

  /** Damages what is read. */
  public volatile boolean damaged;

  public RecordingStore(SessionStore store, boolean keepsTime) {
    this.store = store;
    this.keepsTime = keepsTime;
  }

  private void called(String name) throws IOException {
    calls.add(name);
    before.call(name);
  }

  @Override
  public @Nullable Entry read(String id) throws IOException {
    called("read");
    Entry entry = store.read(id);
    return damaged && entry != null ? new Entry(new byte[] {1, 2, 3}, entry.version()) : entry;
  }

  @Override
  public boolean write(String id, byte[] data, Duration ttl, long expectedVersion)
      throws IOException {
    called("write");
    ttls.add(ttl);
    return store.write(id, data, ttl, expectedVersion);
  }

  @Override
  public void touch(String id, Duration ttl) throws IOException {
    called("touch");
    ttls.add(ttl);
    store.touch(id, ttl);
  }

  @Override
  public void delete(String id) throws IOException {
    called("delete");
    store.delete(id);
  }

  @Override
  public boolean keepsTime() {
    return keepsTime;
  }

  @Override
  public void close() {
    calls.add("close");
    store.close();
  }
}
