package dev.smisk.routing;

import java.util.List;

/**
 * The full type of a JSON body or result, type arguments included, as a route's signature has it.
 * Immutable.
 *
 * @param <T> the type that it stands for
 */
@SuppressWarnings(
    "UnusedTypeParameter") // ties a type at run time to the compiler's, for readers and writers
public final class JsonType<T> {
  private final Class<?> raw;
  private final List<JsonType<?>> arguments;
  private final boolean arrayOfArgument;

  private JsonType(Class<?> raw, List<JsonType<?>> arguments, boolean arrayOfArgument) {
    this.raw = raw;
    this.arguments = arguments;
    this.arrayOfArgument = arrayOfArgument;
  }

  /** A type without type arguments: a record, a bean, {@code int[].class}. */
  public static <T> JsonType<T> of(Class<T> type) {
    return new JsonType<>(type, List.of(), false);
  }

  /**
   * A type with type arguments: {@code JsonType<List<Book>> books = JsonType.generic(List.class,
   * JsonType.of(Book.class))}.
   *
   * @param raw the class of {@code T}
   * @param arguments one for each type parameter of {@code raw}
   * @throws IllegalArgumentException if there are more or fewer of them
   */
  public static <T> JsonType<T> generic(Class<? super T> raw, JsonType<?>... arguments) {
    int expected = raw.getTypeParameters().length;
    if (arguments.length != expected) {
      throw new IllegalArgumentException(
          raw.getName() + " has " + expected + " type parameters, not " + arguments.length);
    }
    return new JsonType<>(raw, List.of(arguments), false);
  }

  /** An array of objects; arrays of primitives are {@code of(int[].class)}. */
  public static <T> JsonType<T[]> arrayOf(JsonType<T> component) {
    return new JsonType<>(Object[].class, List.of(component), true);
  }

  /** The class, without type arguments; meaningless where {@link #isArrayOfArgument()}. */
  Class<?> raw() {
    return raw;
  }

  /** The type arguments, or the component of the array alone. */
  List<JsonType<?>> arguments() {
    return arguments;
  }

  boolean isArrayOfArgument() {
    return arrayOfArgument;
  }

  /** As Java writes it, with simple names: {@code List<Book>}. */
  @Override
  public String toString() {
    if (arrayOfArgument) {
      return arguments.get(0) + "[]";
    }
    if (arguments.isEmpty()) {
      return raw.getSimpleName();
    }
    StringBuilder text = new StringBuilder(raw.getSimpleName()).append('<');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(arguments.get(i));
    }
    return text.append('>').toString();
  }
}
