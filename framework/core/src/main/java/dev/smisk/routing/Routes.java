package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import java.util.List;

/**
 * The compiled routes of one handler class: its static table, and how to make the instance that
 * serves it. The annotation processor writes one implementation per class with {@code @Route}
 * methods and registers it for {@link java.util.ServiceLoader}; nobody else needs to implement it.
 */
public interface Routes {
  /** The table; a route's index in it is what {@link Handler#handle} is called with. */
  List<Endpoint> table();

  /**
   * The types of what its {@code @Catch} methods take, no two the same. With routes in the table
   * they are for these alone, without any for the whole app. An index in it is what {@link
   * Handler#handleThrown} is called with.
   */
  default List<Class<? extends Throwable>> catches() {
    return List.of();
  }

  /**
   * The types of the handler class's constructor parameters, in order, and {@link
   * dev.smisk.http.Validation} behind them where a route's parameters carry constraints.
   */
  List<Class<?>> needs();

  /**
   * Makes the handler object and resolves everything that its routes need. Called once at start-up.
   *
   * @param provided what the app provides; has a value for each of {@link #needs()}
   * @param json readers and writers for the types in the routes' signatures
   */
  Handler bind(Provided provided, Json json);

  /** An array of classes as an annotation's element has it: Java has no expression for one. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nobody else has it
  static <T> T[] array(T... elements) {
    return elements;
  }
}
