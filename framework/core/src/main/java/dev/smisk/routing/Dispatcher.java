package dev.smisk.routing;

import dev.smisk.http.BodyMode;
import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import dev.smisk.http.UploadFolder;
import dev.smisk.http.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of each request and decides, from its head alone, what can be decided: 400, 404,
 * 405, 413, 415, 501 and the answer to OPTIONS. What is left is run by {@link Dispatch#run}.
 * Thread-safe.
 *
 * <p>The path is {@code REQUEST_URI}'s, since that alone is as the client sent it: web servers
 * decode and rewrite the others, each in its own way.
 */
public final class Dispatcher implements AutoCloseable {
  private final RouteTable table;

  /** By the routes' numbers in the table; the last is that of answers without a route. */
  private final BoundRoute[] targets;

  private final List<String> prefix;
  private final Unrouted unrouted;

  /** The number of answers that no handler gives. */
  private final int noRoute;

  private final UploadFolder uploads;

  /** Null where the app does not tell it. */
  private final @Nullable Health health;

  /** One for all that dispatch one after the other; who finds it taken makes another. */
  private final AtomicReference<@Nullable SplitPath> spare = new AtomicReference<>();

  private Dispatcher(
      RouteTable table,
      BoundRoute[] targets,
      String prefix,
      @Nullable Health health,
      UploadFolder uploads) {
    this.uploads = uploads;
    this.table = table;
    this.targets = targets;
    this.health = health;
    this.prefix = prefix.isEmpty() ? List.of() : List.of(prefix.substring(1).split("/", -1));
    this.noRoute = targets.length - 1;
    this.unrouted = new Unrouted(table, this.prefix, targets[noRoute]);
  }

  /**
   * Links the tables of an app and makes its handlers, in this order.
   *
   * @param provided for the handlers' constructors; its owner closes it
   * @throws IllegalStateException if routes contradict, something is not provided, or a handler
   *     cannot be made; the message says all that is to be known
   */
  public static Dispatcher link(
      List<? extends Routes> tables, Provided provided, Json json, DispatchSettings settings) {
    return link(tables, provided, json, settings, Filters.NONE);
  }

  /** The same with filters and guards that no handler class names. */
  public static Dispatcher link(
      List<? extends Routes> tables,
      Provided provided,
      Json json,
      DispatchSettings settings,
      Filters filters) {
    return link(tables, provided, json, settings, filters, null);
  }

  /** The same with what keeps the state of clients; null: nothing does. */
  public static Dispatcher link(
      List<? extends Routes> tables,
      Provided provided,
      Json json,
      DispatchSettings settings,
      Filters filters,
      @Nullable StateKeeper keeper) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Routes routes : tables) {
      endpoints.addAll(routes.table());
    }
    RouteTable table = RouteTable.link(endpoints);
    Health health = Health.at(settings.health(), endpoints);
    Failures failures =
        new Failures(json, settings.dev(), LoggerFactory.getLogger(Dispatcher.class));
    UploadFolder uploads = new UploadFolder(settings.forms());
    if (endpoints.stream().anyMatch(Dispatcher::mayReceiveUploads)) {
      uploads.clean();
    }
    Linker linker = new Linker(provided, json, settings, filters, keeper, failures, uploads);
    return new Dispatcher(table, linker.targets(tables, table), settings.prefix(), health, uploads);
  }

  private static boolean mayReceiveUploads(Endpoint route) {
    return route.bodyMode() == BodyMode.STREAMED
        && route.consumes().contains("multipart/form-data");
  }

  /** All routes, by {@link Dispatch#route()}. */
  public List<Endpoint> endpoints() {
    return table.endpoints();
  }

  /** Whether filters or a hook, which may block, run for answers that no handler gives. */
  public boolean answersMayBlock() {
    if (targets[noRoute].catching().isHooked()) {
      return true;
    }
    for (BoundRoute target : targets) {
      if (!target.filters().always().filters().isEmpty() || !target.filters().guards().isEmpty()) {
        return true; // what a guard refuses is caught by the app's methods
      }
    }
    return false;
  }

  /** Deletes the uploads that are still there: no request runs any more. */
  @Override
  public void close() throws IOException {
    uploads.close();
  }

  /** From now on the app's health, where it is told, is that it goes down. */
  public void drain() {
    if (health != null) {
      health.drain();
    }
  }

  /**
   * Finds what is to be done with a request. Returns at once and never throws.
   *
   * @param variables readable until the request's end
   */
  public Dispatch dispatch(Variables variables) {
    SplitPath path = spare.getAndSet(null);
    if (path == null) {
      path = new SplitPath();
    }
    String method = "?";
    String uri = null;
    try {
      method = required(variables, "REQUEST_METHOD");
      uri = required(variables, "REQUEST_URI");
      return dispatch(variables, method, RequestTarget.originForm(uri), path);
    } catch (Throwable thrown) {
      return unrouted.refused(thrown, method, uri, variables);
    } finally {
      if (path.isWorthKeeping()) {
        spare.set(path);
      }
    }
  }

  private static String required(Variables variables, String name) {
    String value = variables.get(name);
    if (value == null || value.isEmpty()) {
      throw new HttpException(
          400, "the web server passes no " + name + ": in nginx, include fastcgi_params");
    }
    return value;
  }

  private Dispatch dispatch(Variables variables, String token, String uri, SplitPath path) {
    Method method = RequestTarget.method(token);
    if (uri.equals(RequestTarget.ASTERISK)) {
      return unrouted.asterisk(method, variables);
    }
    int question = uri.indexOf('?');
    int end = question < 0 ? uri.length() : question;
    path.split(uri, 0, end);
    if (!path.skip(prefix)) {
      throw Unrouted.notFound(path.raw());
    }
    if (health != null && health.isAt(path)) {
      return new AnsweredDispatch(noRoute, method == Method.HEAD, health.answer(method));
    }
    int route = method == null ? RouteTable.NONE : table.find(path, method);
    if (route == RouteTable.NONE) {
      return unrouted.dispatch(method, token, path, uri, end, variables);
    }
    String query = question < 0 ? null : uri.substring(question + 1);
    int chosen;
    try {
      chosen = chosen(route, variables);
    } catch (HttpException refused) {
      return routed(route, variables, token, uri, path, query, -1)
          .refusedBy(RouteFilters.refusal(refused), noRoute);
    }
    RoutedDispatch guarded = null;
    RouteFilters filters = targets[chosen].filters();
    if (!filters.guards().isEmpty()) {
      guarded = routed(chosen, variables, token, uri, path, query, -1);
      Handler refusal = filters.refusal(guarded.guardedRequest());
      if (refusal != null) {
        return guarded.refusedBy(refusal, noRoute);
      }
    }
    try {
      long contentLength = announced(chosen, variables);
      return routed(chosen, variables, token, uri, path, query, contentLength).after(guarded);
    } catch (HttpException refused) {
      return routed(chosen, variables, token, uri, path, query, -1)
          .after(guarded)
          .refusedBy(RouteFilters.refusal(refused), noRoute);
    }
  }

  private RoutedDispatch routed(
      int route,
      Variables variables,
      String token,
      String uri,
      SplitPath path,
      @Nullable String query,
      long contentLength) {
    List<String> pathVariables = path.variables(table.variables(route));
    return new RoutedDispatch(
        targets[route], variables, token, uri, path.raw(), query, pathVariables, contentLength);
  }

  /** The body's length, or −1; refuses a body that the route does not take. */
  private long announced(int route, Variables variables) {
    BoundRoute target = targets[route];
    long contentLength = RequestBody.contentLength(variables);
    if (target.bodyMode() != BodyMode.NONE) {
      RequestBody.checkType(table.endpoints().get(route), variables);
      if (contentLength > target.maxBodyBytes()) {
        throw RequestBody.tooLong(target.maxBodyBytes());
      }
    }
    return contentLength;
  }

  /** Of the routes of one method and path, the one for the media types of this request. */
  private int chosen(int route, Variables variables) {
    int[] variants = table.variants(route);
    if (variants != null) {
      return Variants.choose(variants, table.endpoints(), variables);
    }
    Endpoint endpoint = table.endpoints().get(route);
    if (!endpoint.produces().isEmpty()) {
      Variants.checkAccept(endpoint, variables);
    }
    return route;
  }
}
