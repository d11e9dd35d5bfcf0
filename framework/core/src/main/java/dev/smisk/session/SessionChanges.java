package dev.smisk.session;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request has changed of its session since it read or wrote it: JSON by key, null for what
 * is removed. Belongs to the request's thread.
 */
final class SessionChanges {
  private final Map<String, byte @Nullable []> values = new LinkedHashMap<>();

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  byte @Nullable [] get(String key) {
    return values.get(key);
  }

  void put(String key, byte @Nullable [] value) {
    values.put(key, value);
  }

  void forget(String key) {
    values.remove(key);
  }

  void clear() {
    values.clear();
  }

  /** The keys that there are then. */
  Set<String> onto(Set<String> keys) {
    Set<String> changed = new LinkedHashSet<>(keys);
    values.forEach(
        (key, value) -> {
          if (value == null) {
            changed.remove(key);
          } else {
            changed.add(key);
          }
        });
    return changed;
  }

  /** The data that there is then, written now. */
  SessionData onto(SessionData data, long nowMillis) {
    return data.with(values, nowMillis);
  }

  /**
   * Whether they can be put onto a newer version. The same change by somebody else is a conflict
   * too, or two requests that count up would count once. But a flash value may be shown by both
   * that took it.
   *
   * @param base the version that they were made of
   * @throws SessionConflict if not
   */
  void check(SessionData base, SessionData newer) {
    values.forEach(
        (key, value) -> {
          boolean taken = SessionKeys.isFlash(key) && Arrays.equals(value, newer.values().get(key));
          if (!taken && !base.agrees(newer, key)) {
            throw new SessionConflict(key);
          }
        });
  }
}
