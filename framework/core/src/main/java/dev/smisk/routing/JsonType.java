package dev.smisk.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

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

  /** Which of its class's type parameters it is; −1 for what is none. */
  private final int parameter;

  private JsonType(
      Class<?> raw, List<JsonType<?>> arguments, boolean arrayOfArgument, int parameter) {
    this.raw = raw;
    this.arguments = arguments;
    this.arrayOfArgument = arrayOfArgument;
    this.parameter = parameter;
  }

  /** A type without type arguments: a record, a bean, {@code int[].class}. */
  public static <T> JsonType<T> of(Class<T> type) {
    return new JsonType<>(type, List.of(), false, -1);
  }

  /**
   * A type parameter of the class whose property has the type; for compiled codecs.
   *
   * @param index of the parameter in the class's declaration, from 0
   */
  public static <T> JsonType<T> parameter(int index) {
    return new JsonType<>(Object.class, List.of(), false, index);
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
    return new JsonType<>(raw, List.of(arguments), false, -1);
  }

  /** An array of objects; arrays of primitives are {@code of(int[].class)}. */
  public static <T> JsonType<T[]> arrayOf(JsonType<T> component) {
    return new JsonType<>(Object[].class, List.of(component), true, -1);
  }

  /** Without type arguments; {@code Object[]} for an array of objects. */
  Class<?> raw() {
    return raw;
  }

  /** For Jackson, outside of any class. */
  JavaType in(TypeFactory types) {
    return in(types, null);
  }

  /** For Jackson, as the type of a property of this class. */
  JavaType in(TypeFactory types, @Nullable JavaType owner) {
    if (parameter >= 0 && owner != null) {
      JavaType bound = owner.getBindings().getBoundTypeOrNull(parameter);
      return bound != null
          ? bound
          : types.constructType(owner.getRawClass().getTypeParameters()[parameter]);
    }
    JavaType[] resolved =
        arguments.stream().map(argument -> argument.in(types, owner)).toArray(JavaType[]::new);
    if (arrayOfArgument) {
      return types.constructArrayType(resolved[0]);
    }
    return resolved.length == 0
        ? types.constructType(raw)
        : types.constructParametricType(raw, resolved);
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
