package dev.smisk.routing;

import dev.smisk.http.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in the trie: what patterns that share their segments so far go on with, and the routes of
 * those that end here. Immutable.
 */
final class TrieNode {
  static final int NONE = -1;

  private static final SegmentTable[] NO_TABLES = {};

  /** Children by whole segment; null if there are none. */
  final @Nullable SegmentTable literals;

  /** Children by a segment's start and end: the longest together first. */
  final SegmentTable[] partials;

  /** The child for any segment that is not empty. */
  final @Nullable TrieNode variable;

  /** Routes of patterns that end here, by {@link #index(Method)}; {@link #NONE} for none. */
  final int @Nullable [] routes;

  /** Routes of patterns that take the rest of the path from here on. */
  final int @Nullable [] rest;

  private TrieNode(Builder builder) {
    literals = builder.literals.isEmpty() ? null : new SegmentTable(-1, 0, built(builder.literals));
    partials =
        builder.partials.isEmpty()
            ? NO_TABLES
            : builder.partials.entrySet().stream()
                .map(
                    e ->
                        new SegmentTable(e.getKey().prefix, e.getKey().suffix, built(e.getValue())))
                .toArray(SegmentTable[]::new);
    variable = builder.variable == null ? null : new TrieNode(builder.variable);
    routes = builder.routes;
    rest = builder.rest;
  }

  /** A method's place in arrays. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than the process
  static int index(Method method) {
    return method.ordinal();
  }

  private static Map<String, TrieNode> built(Map<String, Builder> children) {
    Map<String, TrieNode> nodes = new HashMap<>();
    children.forEach((text, child) -> nodes.put(text, new TrieNode(child)));
    return nodes;
  }

  /** How many characters a partial segment compares at its start and end. */
  private record Shape(int prefix, int suffix) {
    static final Comparator<Shape> LONGEST_FIRST =
        Comparator.<Shape>comparingInt(shape -> -shape.prefix - shape.suffix)
            .thenComparingInt(Shape::prefix);
  }

  /** The same while routes are still added. */
  static final class Builder {
    private final Map<String, Builder> literals = new HashMap<>();
    private final Map<Shape, Map<String, Builder>> partials = new TreeMap<>(Shape.LONGEST_FIRST);
    private @Nullable Builder variable;
    private int @Nullable [] routes;
    private int @Nullable [] rest;

    /** Adds a route below this root; whether it is the only one is checked elsewhere. */
    void add(List<PathPattern.Segment> segments, Method method, int route) {
      Builder node = this;
      for (PathPattern.Segment segment : segments) {
        switch (segment.kind()) {
          case LITERAL ->
              node = node.literals.computeIfAbsent(segment.prefix(), text -> new Builder());
          case PARTIAL ->
              node =
                  node.partials
                      .computeIfAbsent(
                          new Shape(segment.prefix().length(), segment.suffix().length()),
                          shape -> new HashMap<>())
                      .computeIfAbsent(segment.prefix() + segment.suffix(), text -> new Builder());
          case VARIABLE ->
              node = node.variable = node.variable == null ? new Builder() : node.variable;
          case REST -> {
            node.rest = with(node.rest, method, route);
            return;
          }
        }
      }
      node.routes = with(node.routes, method, route);
    }

    /** GET serves HEAD too, unless the same pattern has a HEAD of its own. */
    private static int[] with(int @Nullable [] routes, Method method, int route) {
      int[] all = routes;
      if (all == null) {
        all = new int[Method.values().length];
        Arrays.fill(all, NONE);
      }
      int head = index(Method.HEAD);
      if (method == Method.GET && all[head] == NONE) {
        all[head] = route;
      }
      all[index(method)] = route;
      return all;
    }

    TrieNode build() {
      return new TrieNode(this);
    }
  }
}
