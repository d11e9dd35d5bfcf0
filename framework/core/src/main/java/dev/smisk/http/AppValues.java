package dev.smisk.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an app leaves at every one of its requests, for static accessors that are given a request
 * and nothing else. Immutable, made at start-up; its values are shared by all threads.
 */
public final class AppValues {
  /** Nothing. */
  public static final AppValues NONE = new AppValues(Map.of());

  private final Map<Attribute<?>, Object> values;

  private AppValues(Map<Attribute<?>, Object> values) {
    this.values = values;
  }

  /** These and one more. */
  public <T> AppValues with(Attribute<T> key, T value) {
    Map<Attribute<?>, Object> more = new HashMap<>(values);
    more.put(key, Objects.requireNonNull(value, "value"));
    return new AppValues(Map.copyOf(more));
  }

  /** The value under this key, or null. */
  public <T> @Nullable T get(Attribute<T> key) {
    return key.cast(values.get(key));
  }
}
