package dev.smisk.http;

import java.util.List;

/**
 * Checks values against the constraints that their classes declare: annotations of Jakarta
 * Validation, as a rule. The module {@code smisk-validation} brings one, which an app finds by
 * {@link java.util.ServiceLoader}; another is given to the app by {@code provide(Validation.class,
 * …)}. Called by many threads at once.
 *
 * <p>What is to be checked is known at compile time: for each route whose parameters carry
 * constraints, or are records or beans that do, the compiled routes hold a record of these
 * parameters with their constraints, and give it here when all are bound. Routes without any never
 * come here.
 */
@FunctionalInterface
public interface Validation {
  /** What is wrong with a value; empty if nothing is. */
  List<Violation> check(Object value);

  /**
   * Told at start-up of each class whose values will be checked, so that what can never be checked
   * keeps the app from starting and is no 500 later. Does nothing by default.
   *
   * @throws IllegalStateException if a constraint does not fit where it stands: which, where, and
   *     what to do
   */
  default void prepare(Class<?> type) {}

  /**
   * One value that a constraint forbids.
   *
   * @param path from the checked value to it: names of properties, indexes of lists and keys of
   *     maps; the first is the name of a component of the checked record
   * @param message what is wrong, to follow the value's name in a sentence: {@code must not be
   *     blank}
   */
  record Violation(List<String> path, String message) {
    /** None may be null. */
    public Violation {
      path = List.copyOf(path);
    }
  }
}
