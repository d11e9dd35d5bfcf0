package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.SecurityHeaders;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The filters and guards of an app that no handler class names, those of the whole app first.
 * Immutable.
 */
public final class Filters {
  /** None. */
  public static final Filters NONE = new Filters(List.of(), List.of());

  /**
   * Something with the part of the app that it is for.
   *
   * @param mark the annotation of the routes that it is for; null: of any
   */
  record Scoped<T>(PathScope scope, @Nullable Class<? extends Annotation> mark, T value) {
    /** For whatever it is asked of. */
    static <T> Scoped<T> everywhere(T value) {
      return new Scoped<>(PathScope.APP, null, value);
    }

    boolean isForApp() {
      return scope.equals(PathScope.APP) && mark == null;
    }

    /** How much of what a route serves it is for. */
    PathScope.Coverage of(Endpoint endpoint, PathPattern pattern) {
      return mark == null || endpoint.annotation(mark) != null
          ? scope.of(pattern)
          : PathScope.Coverage.NONE;
    }
  }

  private final List<Scoped<Filter>> filters;
  private final List<Scoped<Guard>> guards;

  private Filters(List<Scoped<Filter>> filters, List<Scoped<Guard>> guards) {
    this.filters = filters;
    this.guards = guards;
  }

  /** These and one more for the whole app, inside of those that are there. */
  public Filters with(Filter filter) {
    return new Filters(plus(filters, Scoped.everywhere(filter)), guards);
  }

  /**
   * These and one more for a literal path, decoded and without the app's prefix, and all below it.
   *
   * @throws IllegalArgumentException if the path does not start with a slash, or has a variable
   */
  public Filters with(String path, Filter filter) {
    return new Filters(plus(filters, new Scoped<>(PathScope.of(path), null, filter)), guards);
  }

  /** These and one more for the routes that have such an annotation. */
  public Filters with(Class<? extends Annotation> mark, Filter filter) {
    return new Filters(plus(filters, marked(mark, filter)), guards);
  }

  /** These and one more for all routes. */
  public Filters with(Guard guard) {
    return new Filters(filters, plus(guards, Scoped.everywhere(guard)));
  }

  /**
   * These and one more for the routes at and below a path, as for filters.
   *
   * @throws IllegalArgumentException if the path does not start with a slash, or has a variable
   */
  public Filters with(String path, Guard guard) {
    return new Filters(filters, plus(guards, new Scoped<>(PathScope.of(path), null, guard)));
  }

  /** These and one more for the routes that have such an annotation. */
  public Filters with(Class<? extends Annotation> mark, Guard guard) {
    return new Filters(filters, plus(guards, marked(mark, guard)));
  }

  private static <T> Scoped<T> marked(Class<? extends Annotation> mark, T value) {
    return new Scoped<>(PathScope.APP, Objects.requireNonNull(mark, "annotation"), value);
  }

  private static <T> List<Scoped<T>> plus(List<Scoped<T>> all, Scoped<T> added) {
    Objects.requireNonNull(added.value());
    List<Scoped<T>> more = new ArrayList<>(all);
    int place = more.size();
    if (added.isForApp()) { // before those of paths and annotations
      place = (int) all.stream().filter(Scoped::isForApp).count();
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
