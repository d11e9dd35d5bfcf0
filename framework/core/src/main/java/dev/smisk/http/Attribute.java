package dev.smisk.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key of a value that a guard, a filter or a handler leaves at a request for those that come
 * after it, such as the user that was authenticated. Keys are told apart by identity: keep one in a
 * constant.
 *
 * <pre>{@code
 * static final Attribute<User> USER = Attribute.of("user", User.class);
 * }</pre>
 *
 * @param <T> the type of the value
 */
public final class Attribute<T> {
  private final String name;
  private final Class<T> type;

  private Attribute(String name, Class<T> type) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * A new key, equal to no other.
   *
   * @param name for messages
   * @param type what its values are
   */
  public static <T> Attribute<T> of(String name, Class<T> type) {
    return new Attribute<>(name, type);
  }

  /** The value as what it was put in for. */
  @Nullable T cast(@Nullable Object value) {
    return type.cast(value);
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
