package dev.smisk;

import dev.smisk.http.Endpoint;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;

/**
 * The table of routes as people read it: method, path, handler with its line, media types,
 * annotations.
 */
final class RouteListing {
  /** What goes without saying. */
  private static final List<String> JSON = List.of("application/json");

  /** Columns. */
  private static final int ANNOTATION = 60;

  private RouteListing() {}

  /** One line for each route, sorted by path, without a line end after the last. */
  static String of(List<Endpoint> endpoints, String prefix) {
    int width = endpoints.stream().mapToInt(e -> e.template().length()).max().orElse(0);
    String format = "%-7s %-" + (width + prefix.length()) + "s %s%s%s%s%s";
    return endpoints.stream()
        .sorted(Comparator.comparing(Endpoint::template).thenComparing(Endpoint::method))
        .map(
            e ->
                format.formatted(
                    e.method(),
                    prefix + e.template(),
                    e.place(),
                    types(", consumes ", e.consumes()),
                    types(", produces ", e.produces()),
                    e.blocking() ? ", on a worker" : "",
                    annotations(e)))
        .reduce((a, b) -> a + System.lineSeparator() + b)
        .orElse("");
  }

  /** As they are where that is short: some describe an operation on many lines. */
  private static String annotations(Endpoint endpoint) {
    StringBuilder text = new StringBuilder();
    for (Annotation each : endpoint.annotations()) {
      String whole = each.toString();
      text.append(", ")
          .append(
              whole.length() <= ANNOTATION
                  ? whole
                  : "@" + each.annotationType().getSimpleName() + "(…)");
    }
    return text.toString();
  }

  private static String types(String verb, List<String> types) {
    return types.isEmpty() || types.equals(JSON) ? "" : verb + String.join(" or ", types);
  }
}
