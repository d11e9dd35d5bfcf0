package dev.smisk.routing;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Filter;
import dev.smisk.http.Guard;
import dev.smisk.http.UploadFolder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes handlers at start-up, and binds every route to its own. Used once. */
final class Linker {
  private final Provided provided;
  private final Json json;
  private final DispatchSettings settings;
  private final Filters filters;
  private final @Nullable StateKeeper keeper;
  private final Failures failures;
  private final UploadFolder uploads;

  Linker(
      Provided provided,
      Json json,
      DispatchSettings settings,
      Filters filters,
      @Nullable StateKeeper keeper,
      Failures failures,
      UploadFolder uploads) {
    this.uploads = uploads;
    this.filters = filters;
    this.keeper = keeper;
    this.provided = provided;
    this.json = json;
    this.settings = settings;
    this.failures = failures;
  }

  /**
   * The targets of all routes, in the order of the table, and that of answers without a route.
   *
   * @throws IllegalStateException if something is not provided, a handler cannot be made, or
   *     {@code @Catch} methods contradict
   */
  BoundRoute[] targets(List<? extends Routes> tables, RouteTable table) {
    provided.require(tables);
    List<Endpoint> endpoints = table.endpoints();
    BoundRoute[] targets = new BoundRoute[endpoints.size() + 1];
    List<Handler> handlers = new ArrayList<>();
    List<Catches.Entry> ofApp = new ArrayList<>();
    for (Routes routes : tables) {
      Handler handler = bind(routes);
      handlers.add(handler);
      if (routes.table().isEmpty()) {
        ofApp.addAll(entries(routes, handler));
      }
    }
    List<String> conflicts = Catches.conflicts(ofApp);
    if (!conflicts.isEmpty()) {
      throw new IllegalStateException(
          "the app cannot start, its @Catch methods contradict:\n  "
              + String.join("\n  ", conflicts));
    }
    for (Filters.Scoped<Guard> guard : filters.guards()) {
      requireCoverage("guard", guard, table);
    }
    for (Filters.Scoped<Filter> filter : filters.filters()) {
      if (filter.mark() != null || !filter.value().runsAlways()) { // else for what is not found
        requireCoverage("filter", filter, table);
      }
    }
    ProblemHook hook = provided.optional(ProblemHook.class);
    int route = 0;
    for (int t = 0; t < handlers.size(); t++) {
      Routes routes = tables.get(t);
      Catches catches = Catches.of(entries(routes, handlers.get(t)), ofApp);
      CatchingHandler handler =
          new CatchingHandler(handlers.get(t), routes.table(), catches, hook, json, failures);
      for (int i = 0; i < routes.table().size(); i++) {
        targets[route] = target(route, endpoints.get(route), table.pattern(route), handler, i);
        route++;
      }
    }
    // Behind all routes the one that stands for none.
    CatchingHandler none =
        new CatchingHandler(
            (index, request) -> {
              throw Handler.unknown(index);
            },
            List.of(),
            Catches.of(List.of(), ofApp),
            hook,
            json,
            failures);
    targets[route] =
        new BoundRoute(
            route,
            null,
            BodyMode.NONE,
            none,
            CatchingHandler.NO_ROUTE,
            none,
            RouteFilters.ofNoRoute(filters),
            keeper,
            0,
            settings.forms(),
            uploads,
            settings.trusted(),
            settings.files(),
            json,
            failures);
    return targets;
  }

  /** A path that was mistyped would leave open what it was to guard. */
  private static void requireCoverage(String what, Filters.Scoped<?> scoped, RouteTable table) {
    for (int route = 0; route < table.endpoints().size(); route++) {
      if (scoped.of(table.endpoints().get(route), table.pattern(route))
          != PathScope.Coverage.NONE) {
        return;
      }
    }
    if (scoped.mark() != null) {
      throw new IllegalStateException(
          "the app cannot start: the "
              + what
              + " for @"
              + scoped.mark().getSimpleName()
              + " covers no route: none, nor its class, has this annotation where it can be known"
              + " when the app runs; @Retention(SOURCE) would hide it");
    }
    if (!scoped.isForApp()) {
      throw new IllegalStateException(
          "the app cannot start: the "
              + what
              + " for \""
              + scoped.scope().path()
              + "\" covers no route. Paths are literal, case-sensitive and without the app's prefix;"
              + " --routes prints all that there are");
    }
  }

  private BoundRoute target(
      int route, Endpoint endpoint, PathPattern pattern, CatchingHandler bound, int index) {
    RouteFilters around = RouteFilters.of(filters, endpoint, pattern, provided);
    CatchingHandler handler =
        keeper != null && endpoint.session() ? KeepingHandler.around(keeper, bound) : bound;
    return new BoundRoute(
        route,
        endpoint,
        endpoint.bodyMode(),
        around.filters().isEmpty()
            ? handler
            : FilteredHandler.of(around.filters(), handler.encoding(), bound, json),
        index,
        bound,
        around,
        keeper,
        settings.maxBytes(endpoint),
        settings.forms().of(endpoint.limits()),
        uploads,
        settings.trusted(),
        settings.files(),
        json,
        failures);
  }

  private static List<Catches.Entry> entries(Routes routes, Handler handler) {
    List<Catches.Entry> entries = new ArrayList<>();
    for (int i = 0; i < routes.catches().size(); i++) {
      entries.add(new Catches.Entry(routes.catches().get(i), handler, i, Provided.owner(routes)));
    }
    return entries;
  }

  private Handler bind(Routes routes) {
    try {
      return routes.bind(provided, json);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the app cannot start: " + Provided.owner(routes) + " could not be made: " + e, e);
    }
  }
}
