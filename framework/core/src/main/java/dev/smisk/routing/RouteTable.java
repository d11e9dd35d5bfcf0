package dev.smisk.routing;

import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All routes of an app, linked into one trie over path segments. Immutable.
 *
 * <p>Of the routes that match path and method the most specific is found, whatever the order of
 * declaration ({@link PathPattern} says what that is): children are tried in that order, and where
 * one leads nowhere, or to no route of this method, the next is tried. A HEAD is served by what
 * would serve it as GET; among equally specific ones by a HEAD route.
 *
 * <p>What a lookup costs: the path's characters once, then one hash lookup for each trie node that
 * is visited and each shape of partial segments below it. A node has one parent and one depth, so
 * that no lookup visits a node twice, and only nodes whose pattern matches the path so far are
 * visited at all: backtracking is bounded by the patterns that the developer wrote over one
 * another, not by anything in the path. Siblings cost nothing, be they 10 or 10,000. Nothing is
 * allocated.
 */
final class RouteTable {
  /** What {@link #find} returns where there is no such route. */
  static final int NONE = RouteTrie.NONE;

  private static final Method[] METHODS = Method.values();

  private final List<Endpoint> endpoints;
  private final PathPattern[] patterns;
  private final RouteTrie trie;

  /** By route: see {@link #variables(int)}. */
  private final int[][] variables;

  /** By a route that {@link #find} returns: all of its method and path; null where it is alone. */
  private final int[] @Nullable [] variants;

  private RouteTable(
      List<Endpoint> endpoints,
      PathPattern[] patterns,
      int[] @Nullable [] variants,
      RouteTrie trie) {
    this.variants = variants;
    this.endpoints = endpoints;
    this.patterns = patterns;
    this.trie = trie;
    Map<IntBuffer, int[]> alike = new HashMap<>();
    this.variables =
        Arrays.stream(patterns)
            .map(PathPattern::variables)
            .map(places -> alike.computeIfAbsent(IntBuffer.wrap(places), key -> places))
            .toArray(int[][]::new);
  }

  /**
   * Links the tables of an app, which may come from several jars.
   *
   * @param endpoints a route's index is what {@link #find} returns
   * @throws IllegalStateException naming all duplicate or ambiguous routes and their handlers, or
   *     all malformed templates
   */
  static RouteTable link(List<Endpoint> endpoints) {
    PathPattern[] patterns = new PathPattern[endpoints.size()];
    RouteTrieBuilder trie = new RouteTrieBuilder();
    Map<String, List<Integer>> alike = new HashMap<>();
    List<String> faults = new ArrayList<>();
    int[] @Nullable [] variants = new int[patterns.length][];
    for (int i = 0; i < patterns.length; i++) {
      Endpoint endpoint = endpoints.get(i);
      try {
        patterns[i] = PathPattern.parse(endpoint.template());
      } catch (IllegalArgumentException malformed) {
        faults.add(malformed.getMessage() + "; it is that of " + endpoint.place());
        continue;
      }
      List<Integer> others =
          alike.computeIfAbsent(
              endpoint.method() + patterns[i].ambiguityKey(), key -> new ArrayList<>(1));
      int first = i;
      for (int other : others) {
        if (!patterns[i].overlaps(patterns[other])) {
          continue;
        }
        if (!patterns[i].segments().equals(patterns[other].segments())
            || !Variants.areDistinct(endpoint, endpoints.get(other))) {
          faults.add(conflict(endpoints.get(other), endpoint));
        } else if (first == i) {
          first = other;
        }
      }
      others.add(i);
      if (first == i) {
        trie.add(patterns[i].segments(), endpoint.method(), i);
      } else {
        variants[first] = Variants.with(variants[first], first, i);
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "the app cannot start, its routes contradict:\n  " + String.join("\n  ", faults));
    }
    return new RouteTable(List.copyOf(endpoints), patterns, variants, trie.build());
  }

  private static String conflict(Endpoint one, Endpoint other) {
    boolean same = one.name().equals(other.name());
    return one.name()
        + (same ? " is served by two methods, " : " and " + other.name())
        + (same ? "" : " match the same path and neither is more specific: change one of ")
        + one.place()
        + " and "
        + other.place()
        + (same ? ": remove one, or let them consume or produce different media types" : "");
  }

  /** All routes, by the numbers that {@link #find} returns. */
  List<Endpoint> endpoints() {
    return endpoints;
  }

  /**
   * All routes of a found one's method and path, told apart by media types; null where it is alone.
   */
  int @Nullable [] variants(int route) {
    return variants[route];
  }

  PathPattern pattern(int route) {
    return patterns[route];
  }

  /**
   * A route's {@link PathPattern#variables()}. Of all routes whose variables stand in the same
   * places it is the same array, so that it is rarely cold. Not to be changed.
   */
  int[] variables(int route) {
    return variables[route];
  }

  /** The most specific route for path and method, or {@link #NONE}. */
  int find(SplitPath path, Method method) {
    return find(RouteTrie.ROOT, path, path.first(), RouteTrie.bit(method));
  }

  private int find(int node, SplitPath path, int segment, int method) {
    if (segment == path.count()) {
      return trie.route(node, method);
    }
    int found = below(trie.literal(node, path, segment), path, segment, method);
    if (found != NONE || path.start(segment) == path.end(segment)) {
      return found; // no variable is empty
    }
    int shapes = trie.shapes(node);
    for (int i = 0; i < shapes; i++) {
      if (found != NONE && trie.literalLength(node, i) < trie.literalLength(node, i - 1)) {
        return found;
      }
      // Partials of one length are equals here: what follows them decides.
      int child = trie.partial(node, i, path, segment);
      found = moreSpecific(found, below(child, path, segment, method), method);
    }
    if (found == NONE) {
      found = below(trie.variable(node), path, segment, method);
    }
    return found != NONE ? found : trie.rest(node, method);
  }

  private int below(int child, SplitPath path, int segment, int method) {
    return child == RouteTrie.ABSENT ? NONE : find(child, path, segment + 1, method);
  }

  private int moreSpecific(int one, int other, int method) {
    if (one == NONE || other == NONE) {
      return one == NONE ? other : one;
    }
    int order = patterns[one].compareTo(patterns[other]);
    if (order == 0) {
      // Different methods, or they would be ambiguous: HEAD before the GET that stands in for it.
      return RouteTrie.bit(endpoints.get(one).method()) == method ? one : other;
    }
    return order < 0 ? one : other;
  }

  /**
   * The {@code Allow} header: the methods of all patterns that match the path, HEAD where there is
   * GET, and OPTIONS; empty where none matches.
   */
  String allowed(SplitPath path) {
    int methods = methods(RouteTrie.ROOT, path, path.first());
    return methods == 0 ? "" : allow(methods);
  }

  /** The {@code Allow} header for {@code OPTIONS *}: the methods of all routes. */
  String allowedAnywhere() {
    int methods = 0;
    for (Endpoint endpoint : endpoints) {
      methods |= RouteTrie.bit(endpoint.method());
      methods |= endpoint.method() == Method.GET ? RouteTrie.bit(Method.HEAD) : 0;
    }
    return allow(methods);
  }

  private static String allow(int methods) {
    StringBuilder allow = new StringBuilder();
    for (Method method : METHODS) {
      if (method == Method.OPTIONS || (methods & RouteTrie.bit(method)) != 0) {
        allow.append(allow.length() == 0 ? "" : ", ").append(method);
      }
    }
    return allow.toString();
  }

  /** A {@link RouteTrie#bit} for each method. */
  private int methods(int node, SplitPath path, int segment) {
    if (segment == path.count()) {
      return trie.methods(node);
    }
    int methods = methodsBelow(trie.literal(node, path, segment), path, segment);
    if (path.start(segment) == path.end(segment)) {
      return methods;
    }
    for (int i = 0; i < trie.shapes(node); i++) {
      methods |= methodsBelow(trie.partial(node, i, path, segment), path, segment);
    }
    methods |= methodsBelow(trie.variable(node), path, segment);
    return methods | trie.restMethods(node);
  }

  private int methodsBelow(int child, SplitPath path, int segment) {
    return child == RouteTrie.ABSENT ? 0 : methods(child, path, segment + 1);
  }
}
