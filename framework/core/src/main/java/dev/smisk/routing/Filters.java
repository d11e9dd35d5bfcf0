package dev.smisk.routing;

import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.SecurityHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The filters and guards of an app that no handler class names, those of the whole app first.
 * Immutable.
 */
public final class Filters {
  /** None. */
  public static final Filters NONE = new Filters(List.of(), List.of());

  /** Something with the part of the app that it is for. */
  record Scoped<T>(PathScope scope, T value) {}

  private final List<Scoped<Filter>> filters;
  private final List<Scoped<Guard>> guards;

  private Filters(List<Scoped<Filter>> filters, List<Scoped<Guard>> guards) {
    this.filters = filters;
    this.guards = guards;
  }

  /** These and one more for the whole app, inside of those that are there. */
  public Filters with(Filter filter) {
    return new Filters(plus(filters, PathScope.APP, filter), guards);
  }

  /**
   * These and one more for a literal path, decoded and without the app's prefix, and all below it.
   *
   * @throws IllegalArgumentException if the path does not start with a slash, or has a variable
   */
  public Filters with(String path, Filter filter) {
    return new Filters(plus(filters, PathScope.of(path), filter), guards);
  }

  /** These and one more for all routes. */
  public Filters with(Guard guard) {
    return new Filters(filters, plus(guards, PathScope.APP, guard));
  }

  /**
   * These and one more for the routes at and below a path, as for filters.
   *
   * @throws IllegalArgumentException if the path does not start with a slash, or has a variable
   */
  public Filters with(String path, Guard guard) {
    return new Filters(filters, plus(guards, PathScope.of(path), guard));
  }

  private static <T> List<Scoped<T>> plus(List<Scoped<T>> all, PathScope scope, T value) {
    Scoped<T> added = new Scoped<>(scope, Objects.requireNonNull(value));
    List<Scoped<T>> more = new ArrayList<>(all);
    int place = more.size();
    if (scope.equals(PathScope.APP)) { // before those of paths
      place = (int) all.stream().filter(other -> other.scope.equals(PathScope.APP)).count();
    }
    more.add(place, added);
    return List.copyOf(more);
  }

  /** The names of the headers that the {@link SecurityHeaders} among them set. */
  public List<String> securityHeaders() {
    return filters.stream()
        .map(Scoped::value)
        .filter(SecurityHeaders.class::isInstance)
        .flatMap(filter -> ((SecurityHeaders) filter).names().stream())
        .distinct()
        .toList();
  }

  List<Scoped<Filter>> filters() {
    return filters;
  }

  List<Scoped<Guard>> guards() {
    return guards;
  }
}
