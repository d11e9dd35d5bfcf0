package dev.smisk.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code META-INF/services/dev.smisk.routing.Routes}: one line for each class, below
 * comments that name its routes. The comments let a later compilation of other classes find
 * duplicates and name them with file and line; {@link java.util.ServiceLoader} skips them.
 *
 * @param entries the routes of each provider class; none where they are not known, as for a class
 *     that was written by hand
 */
record ServicesFile(SortedMap<String, List<Served>> entries) {
  static final String PATH = "META-INF/services/" + Framework.ROUTES;

  private static final String HEADER = "# Written by smisk-processor: compiled routes, by class.";

  static ServicesFile parse(String text) {
    SortedMap<String, List<Served>> entries = new TreeMap<>();
    List<Served> routes = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int comment = line.indexOf('#');
      Served served = comment < 0 ? null : Served.parse(line.substring(comment + 1).strip());
      if (served != null) {
        routes.add(served);
      }
      String provider = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!provider.isEmpty()) {
        entries.put(provider, List.copyOf(routes));
        routes.clear();
      }
    }
    return new ServicesFile(entries);
  }

  /** As it is written. */
  String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    entries.forEach(
        (provider, routes) -> {
          routes.forEach(route -> text.append("# ").append(route).append('\n'));
          text.append(provider).append('\n');
        });
    return text.toString();
  }
}
