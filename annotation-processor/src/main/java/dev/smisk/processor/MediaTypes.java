package dev.smisk.processor;

import java.util.List;
import java.util.Locale;

/**
 * What one route reads and answers; what it does not name may be anything.
 *
 * @param consumes media types of the body, or ranges such as {@code image/*}
 * @param produces media types of the answer, the preferred one first
 */
record MediaTypes(List<String> consumes, List<String> produces) {
  static final MediaTypes ANY = new MediaTypes(List.of(), List.of());

  MediaTypes {
    consumes = List.copyOf(consumes);
    produces = List.copyOf(produces);
  }

  /** Whether no request could be for both. */
  boolean areDistinctFrom(MediaTypes other) {
    return areDisjoint(consumes, other.consumes) || areDisjoint(produces, other.produces);
  }

  /** Whether each request for the other one could as well be for this one. */
  boolean cover(MediaTypes other) {
    return covers(consumes, other.consumes) && covers(produces, other.produces);
  }

  /** Whether nothing is named. */
  boolean areAny() {
    return consumes.isEmpty() && produces.isEmpty();
  }

  private static boolean covers(List<String> some, List<String> others) {
    return some.isEmpty()
        || (!others.isEmpty()
            && others.stream()
                .allMatch(other -> some.stream().anyMatch(type -> includes(type, other))));
  }

  private static boolean areDisjoint(List<String> some, List<String> others) {
    return !some.isEmpty()
        && !others.isEmpty()
        && some.stream()
            .noneMatch(
                type ->
                    others.stream()
                        .anyMatch(other -> includes(type, other) || includes(other, type)));
  }

  private static boolean includes(String range, String type) {
    return range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
  }

  /** Lower case, since media types are compared so. */
  static String normal(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** {@code " consuming text/csv producing text/html"}; empty where nothing is named. */
  @Override
  public String toString() {
    return (consumes.isEmpty() ? "" : " consuming " + String.join(",", consumes))
        + (produces.isEmpty() ? "" : " producing " + String.join(",", produces));
  }
}
