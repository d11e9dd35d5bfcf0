package dev.smisk.test;

import dev.smisk.session.SessionStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The smallest store that keeps the contract, and the faults that a larger one might have. */
final class TinyStore implements SessionStore {
  /** What it does wrong. */
  enum Fault {
    NONE,
    READ_MAKES_AN_EMPTY_SESSION,
    FIRST_WRITE_IS_REFUSED,
    VERSIONS_STAND_STILL,
    OLDER_VERSIONS_PASS,
    LATER_VERSIONS_PASS,
    FIRST_VERSIONS_PASS_ALWAYS,
    UNKNOWN_IDS_TAKE_ANY_VERSION,
    REFUSED_WRITE_CHANGES_THE_TTL,
    ENDED_IDS_TAKE_ANY_VERSION,
    WRITE_KEEPS_THE_OLD_TTL,
    NOTHING_EVER_ENDS,
    NOTHING_ENDS_FOR_A_SECOND_INSTANCE,
    TTL_IS_AN_INT_OF_MILLISECONDS,
    TOUCH_DOES_NOTHING,
    TOUCH_MAKES_A_VERSION,
    TOUCH_ONLY_LENGTHENS,
    TOUCH_WAKES_THE_DEAD,
    DELETE_DOES_NOTHING,
    DELETE_TAKES_THE_NEIGHBOURS,
    EMPTY_DATA_IS_NOTHING,
    BYTES_ARE_ASCII,
    DATA_IS_CUT,
    OLD_DATA_SHINES_THROUGH,
    IDS_IGNORE_CASE,
    IDS_ARE_CUT,
    WRITES_ARE_TWO_STEPS,
    READS_ARE_TWO_STEPS,
    TOUCH_WRITES_WHAT_IT_READ,
    CLOSE_WIPES,
    CLOSE_TWICE_FAILS
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte[] data, long version, long expires) {}

  /** What the instances of an app share; its monitor guards it. */
  static final class Data {
    private final Map<String, Kept> sessions = new HashMap<>();
  }

  private final Data data;
  private final Fault fault;
  private final LongSupplier millis;
  private final boolean second;
  private boolean closed;

  /**
   * @param second opened after another one on the same data
   */
  TinyStore(Data data, Fault fault, LongSupplier millis, boolean second) {
    this.data = data;
    this.fault = fault;
    this.millis = millis;
    this.second = second;
  }

  private String key(String id) {
    return switch (fault) {
      case IDS_IGNORE_CASE -> id.toLowerCase(Locale.ROOT);
      case IDS_ARE_CUT -> id.substring(0, Math.min(id.length(), 64));
      default -> id;
    };
  }

  private boolean lives(Kept kept) {
    return millis.getAsLong() < kept.expires
        || fault == Fault.NOTHING_EVER_ENDS
        || (fault == Fault.NOTHING_ENDS_FOR_A_SECOND_INSTANCE && second);
  }

  private @Nullable Kept find(String id) {
    synchronized (data) {
      Kept kept = data.sessions.get(key(id));
      return kept == null || !lives(kept) ? null : kept;
    }
  }

  private long end(Duration ttl) {
    return millis.getAsLong()
        + (fault == Fault.TTL_IS_AN_INT_OF_MILLISECONDS ? (int) ttl.toMillis() : ttl.toMillis());
  }

  @Override
  public @Nullable Entry read(String id) {
    Kept kept = find(id);
    if (fault == Fault.READ_MAKES_AN_EMPTY_SESSION && kept == null) {
      write(id, new byte[0], Duration.ofHours(1), 0);
      kept = find(id);
    }
    if (kept == null || (fault == Fault.EMPTY_DATA_IS_NOTHING && kept.data.length == 0)) {
      return null;
    }
    byte[] bytes = kept.data.clone();
    if (fault == Fault.BYTES_ARE_ASCII) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] &= 0x7f;
      }
    }
    if (fault == Fault.READS_ARE_TWO_STEPS) {
      LockSupport.parkNanos(1); // lets others in
      Kept later = find(id);
      return later == null ? null : new Entry(bytes, later.version);
    }
    return new Entry(bytes, kept.version);
  }

  @Override
  public boolean write(String id, byte[] bytes, Duration ttl, long expectedVersion) {
    if (fault == Fault.WRITES_ARE_TWO_STEPS) {
      boolean right = accepts(id, find(id), expectedVersion);
      LockSupport.parkNanos(1); // lets others in
      return right && put(id, bytes, ttl, expectedVersion);
    }
    synchronized (data) {
      Kept kept = find(id);
      if (accepts(id, kept, expectedVersion)) {
        return put(id, bytes, ttl, expectedVersion);
      }
      if (fault == Fault.REFUSED_WRITE_CHANGES_THE_TTL && kept != null) {
        touch(id, ttl);
      }
      return false;
    }
  }

  private boolean accepts(String id, @Nullable Kept kept, long expected) {
    long version = kept == null ? 0 : kept.version;
    if (kept == null && expected > 0) {
      return fault == Fault.UNKNOWN_IDS_TAKE_ANY_VERSION
          || (fault == Fault.ENDED_IDS_TAKE_ANY_VERSION && data.sessions.containsKey(key(id)));
    }
    return switch (fault) {
      case FIRST_WRITE_IS_REFUSED -> expected > 0 && expected == version;
      case OLDER_VERSIONS_PASS -> expected == version || (expected > 0 && expected < version);
      case LATER_VERSIONS_PASS -> expected >= version;
      case FIRST_VERSIONS_PASS_ALWAYS -> expected == version || expected == 0;
      default -> expected == version;
    };
  }

  private boolean put(String id, byte[] bytes, Duration ttl, long expectedVersion) {
    synchronized (data) {
      Kept before = data.sessions.get(key(id));
      byte[] kept = bytes.clone();
      long end = end(ttl);
      if (fault == Fault.DATA_IS_CUT) {
        kept = Arrays.copyOf(kept, Math.min(kept.length, 65_535));
      }
      if (before != null && fault == Fault.OLD_DATA_SHINES_THROUGH) {
        kept = Arrays.copyOf(kept, Math.max(kept.length, before.data.length));
      }
      if (before != null && fault == Fault.WRITE_KEEPS_THE_OLD_TTL) {
        end = before.expires;
      }
      long version = fault == Fault.VERSIONS_STAND_STILL ? 1 : expectedVersion + 1;
      data.sessions.put(key(id), new Kept(kept, version, end));
      return true;
    }
  }

  @Override
  public void touch(String id, Duration ttl) {
    if (fault == Fault.TOUCH_DOES_NOTHING) {
      return;
    }
    if (fault == Fault.TOUCH_WRITES_WHAT_IT_READ) {
      Kept kept = find(id);
      LockSupport.parkNanos(1); // lets others in
      if (kept != null) {
        put(id, kept.data, ttl, kept.version - 1);
      }
      return;
    }
    synchronized (data) {
      Kept kept = data.sessions.get(key(id));
      if (kept == null || (!lives(kept) && fault != Fault.TOUCH_WAKES_THE_DEAD)) {
        return;
      }
      long version = fault == Fault.TOUCH_MAKES_A_VERSION ? kept.version + 1 : kept.version;
      long end = end(ttl);
      if (fault == Fault.TOUCH_ONLY_LENGTHENS) {
        end = Math.max(end, kept.expires);
      }
      data.sessions.put(key(id), new Kept(kept.data, version, end));
    }
  }

  @Override
  public void delete(String id) {
    synchronized (data) {
      if (fault == Fault.DELETE_TAKES_THE_NEIGHBOURS) {
        data.sessions.clear();
      } else if (fault != Fault.DELETE_DOES_NOTHING) {
        data.sessions.remove(key(id));
      }
    }
  }

  @Override
  public void close() {
    if (closed && fault == Fault.CLOSE_TWICE_FAILS) {
      throw new IllegalStateException("closed twice");
    }
    closed = true;
    if (fault == Fault.CLOSE_WIPES) {
      synchronized (data) {
        data.sessions.clear();
      }
    }
  }
}
