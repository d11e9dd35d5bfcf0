package dev.smisk.http;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A property of a JSON Merge Patch (RFC 7396): absent, which leaves what is there; null, which
 * removes it; or a value, which replaces it. For the components of a record that a {@code PATCH}
 * takes, where {@code null} alone could not tell the first two apart:
 *
 * <pre>{@code
 * record BookPatch(Patch<String> title, Patch<LocalDate> published) {}
 * }</pre>
 *
 * <p>An absent one is not written. Immutable, if its value is.
 *
 * @param <T> the property's type
 */
public final class Patch<T> {
  private static final Patch<?> ABSENT = new Patch<>(false, null);

  private final boolean present;
  private final @Nullable T value;

  private Patch(boolean present, @Nullable T value) {
    this.present = present;
    this.value = value;
  }

  /** Not mentioned. */
  @SuppressWarnings("unchecked") // it has no value of any type
  public static <T> Patch<T> absent() {
    return (Patch<T>) ABSENT;
  }

  /** To be this, or to be removed. */
  public static <T> Patch<T> of(@Nullable T value) {
    return new Patch<>(true, value);
  }

  /** Whether the patch mentions it, be it as null. */
  public boolean isPresent() {
    return present;
  }

  /** Whether it is to be removed. */
  public boolean isNull() {
    return present && value == null;
  }

  /** The new value; null where it is absent or to be removed. */
  public @Nullable T value() {
    return value;
  }

  /** What the property is after the patch, if it was this before. */
  public @Nullable T over(@Nullable T before) {
    return present ? value : before;
  }

  /** Hands the new value or null over; does nothing where it is absent. */
  public void ifPresent(Consumer<? super @Nullable T> action) {
    if (present) {
      action.accept(value);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Patch<?> patch
        && present == patch.present
        && Objects.equals(value, patch.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(present, value);
  }

  /** {@code absent}, or the value as text. */
  @Override
  public String toString() {
    return present ? String.valueOf(value) : "absent";
  }
}
