package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.util.ArrayList;
import java.util.List;

/** Builds route tables from lines such as {@code GET /books/{id}} and asks them. */
final class PathCases {
  private final RouteTable table;
  private final SplitPath path = new SplitPath();

  private PathCases(RouteTable table) {
    this.table = table;
  }

  static PathCases of(String... routes) {
    return new PathCases(RouteTable.link(endpoints(routes)));
  }

  static List<Endpoint> endpoints(String... routes) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String route : routes) {
      int space = route.indexOf(' ');
      endpoints.add(
          Endpoint.of(Method.valueOf(route.substring(0, space)), route.substring(space + 1))
              .handledBy(
                  "com.acme.App",
                  "m" + endpoints.size() + "()",
                  "App.java:" + (endpoints.size() + 10)));
    }
    return endpoints;
  }

  /** {@code GET /books/{id} [7]}, or {@code 405 GET, HEAD, OPTIONS}, or {@code 404}. */
  String find(Method method, String rawPath) {
    path.split(rawPath, 0, rawPath.length());
    int route = table.find(path, method);
    if (route == RouteTable.NONE) {
      String allowed = table.allowed(path);
      return allowed.isEmpty() ? "404" : "405 " + allowed;
    }
    List<String> variables = path.variables(table.variables(route));
    String name = table.endpoints().get(route).name();
    return variables.isEmpty() ? name : name + " " + variables;
  }

  String get(String rawPath) {
    return find(Method.GET, rawPath);
  }
}
