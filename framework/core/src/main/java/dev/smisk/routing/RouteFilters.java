package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Filters.Scoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around one route, or around the answers that no route gives: chosen at start-up. A
 * scope other than the app's is left where each request's path is to be asked. Immutable.
 */
record RouteFilters(List<Scoped<Filter>> filters, List<Scoped<Guard>> guards) {
  RouteFilters {
    filters = List.copyOf(filters);
    guards = List.copyOf(guards);
  }

  /**
   * Those of a route.
   *
   * @throws IllegalStateException if a class that its handler names is no filter
   */
  static RouteFilters of(Filters ofApp, Endpoint endpoint, PathPattern pattern, Provided provided) {
    List<Scoped<Filter>> filters = covering(ofApp.filters(), endpoint, pattern);
    List<Scoped<Guard>> guards = covering(ofApp.guards(), endpoint, pattern);
    for (Class<?> type : new LinkedHashSet<>(endpoint.filters())) {
      Object value = provided.get(type);
      if (value instanceof Guard guard) {
        guards.add(Scoped.everywhere(guard));
      }
      if (value instanceof Filter filter) {
        filters.add(Scoped.everywhere(filter));
      } else if (!(value instanceof Guard)) {
        throw new IllegalStateException(
            "the app cannot start: "
                + type.getName()
                + " is neither a Filter nor a Guard, but filters "
                + endpoint.place());
      }
    }
    return new RouteFilters(filters, guards);
  }

  private static <T> List<Scoped<T>> covering(
      List<Scoped<T>> all, Endpoint endpoint, PathPattern pattern) {
    List<Scoped<T>> covering = new ArrayList<>();
    for (Scoped<T> each : all) {
      switch (each.of(endpoint, pattern)) {
        case ALL -> covering.add(Scoped.everywhere(each.value()));
        case SOME -> covering.add(each);
        case NONE -> {}
      }
    }
    return covering;
  }

  /** Those for answers that no route gives. */
  static RouteFilters ofNoRoute(Filters ofApp) {
    List<Scoped<Filter>> unmarked =
        ofApp.filters().stream().filter(each -> each.mark() == null).toList();
    return new RouteFilters(unmarked, List.of()).always();
  }

  /** Those that run for answers that no handler gives. */
  RouteFilters always() {
    return new RouteFilters(
        filters.stream().filter(each -> each.value().runsAlways()).toList(), List.of());
  }

  /** What answers in place of the handler; null where all guards let the request pass. */
  @Nullable Handler refusal(Request head) {
    for (Scoped<Guard> guard : guards) {
      if (!guard.scope().covers(head.path())) {
        continue;
      }
      try {
        Response<?> answer = guard.value().check(head);
        if (answer != null) {
          return (endpoint, request) -> answer;
        }
      } catch (Throwable thrown) {
        return refusal(thrown);
      }
    }
    return null;
  }

  static Handler refusal(Throwable thrown) {
    return (endpoint, request) -> {
      if (thrown instanceof Exception exception) {
        throw exception;
      }
      throw (Error) thrown;
    };
  }
}
