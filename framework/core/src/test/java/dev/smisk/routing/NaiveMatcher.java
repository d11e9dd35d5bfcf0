package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of matching, written down without regard to speed, sharing nothing with the trie: each
 * pattern as regular expressions, all of them tried, the matching ones sorted.
 */
final class NaiveMatcher {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(\\.\\.\\.)?}");

  private record Route(Endpoint endpoint, int number, List<String> segments) {}

  private final List<Route> routes = new ArrayList<>();

  NaiveMatcher(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      routes.add(
          new Route(
              endpoint, routes.size(), List.of(endpoint.template().substring(1).split("/", -1))));
    }
  }

  String find(Method method, String rawPath) {
    List<String> path = new ArrayList<>();
    for (String raw : rawPath.substring(1).split("/", -1)) {
      path.add(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    List<Route> matching = routes.stream().filter(r -> variables(r, path) != null).toList();
    return matching.stream()
        .filter(
            r ->
                r.endpoint.method() == method
                    || (method == Method.HEAD && r.endpoint.method() == Method.GET))
        .min(
            Comparator.<Route, List<String>>comparing(Route::segments, NaiveMatcher::compare)
                .thenComparing(r -> r.endpoint.method() != method)
                .thenComparing(Route::number))
        .map(r -> r.endpoint.name() + shown(variables(r, path)))
        .orElseGet(() -> matching.isEmpty() ? "404" : "405 " + allow(matching));
  }

  /** How many routes match path and method. */
  int matching(Method method, String rawPath) {
    List<String> path = new ArrayList<>();
    for (String raw : rawPath.substring(1).split("/", -1)) {
      path.add(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return (int)
        routes.stream()
            .filter(r -> r.endpoint.method() == method && variables(r, path) != null)
            .count();
  }

  private static String shown(List<String> variables) {
    return variables.isEmpty() ? "" : " " + variables;
  }

  private static String allow(List<Route> matching) {
    Set<Method> methods = EnumSet.of(Method.OPTIONS);
    for (Route route : matching) {
      methods.add(route.endpoint.method());
      if (route.endpoint.method() == Method.GET) {
        methods.add(Method.HEAD);
      }
    }
    return methods.stream().map(Method::name).collect(Collectors.joining(", "));
  }

  /** Null where the path does not match. */
  private static List<String> variables(Route route, List<String> path) {
    List<String> variables = new ArrayList<>();
    List<String> segments = route.segments;
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (i >= path.size()) {
        return null;
      }
      if (segment.endsWith("...}")) {
        List<String> rest = path.subList(i, path.size());
        if (rest.get(0).isEmpty()) {
          return null;
        }
        variables.add(
            rest.stream()
                .map(s -> s.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/")));
        return variables;
      }
      Matcher hole = VARIABLE.matcher(segment);
      String regex =
          hole.find()
              ? Pattern.quote(segment.substring(0, hole.start()))
                  + "(.+)"
                  + Pattern.quote(segment.substring(hole.end()))
              : Pattern.quote(segment);
      Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(path.get(i));
      if (!matcher.matches()) {
        return null;
      }
      if (matcher.groupCount() == 1) {
        variables.add(matcher.group(1));
      }
    }
    return segments.size() == path.size() ? variables : null;
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = Integer.compare(rank(one.get(i)), rank(other.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** 0 for a literal, less for longer partials than for shorter ones, then variable, then rest. */
  private static int rank(String segment) {
    if (!segment.contains("{")) {
      return 0;
    }
    int literal = VARIABLE.matcher(segment).replaceAll("").length();
    return literal > 0 ? 1_000 - literal : segment.endsWith("...}") ? 3_000 : 2_000;
  }
}
