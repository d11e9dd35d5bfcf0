package dev.smisk.routing;

import dev.smisk.http.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the routes of an app and writes them as a {@link RouteTrie}, depth first. */
final class RouteTrieBuilder {
  private final Node root = new Node();
  private int[] cells = new int[64];

  /** Cells in use. */
  private int length;

  private final StringBuilder texts = new StringBuilder();

  /** How many characters a partial segment compares at its start and end. */
  private record Shape(int prefix, int suffix) implements Comparable<Shape> {
    /** The longest first. */
    @Override
    public int compareTo(Shape other) {
      int byLength = Integer.compare(other.prefix + other.suffix, prefix + suffix);
      return byLength != 0 ? byLength : Integer.compare(prefix, other.prefix);
    }
  }

  /** What patterns that share their segments so far go on with. */
  private static final class Node {
    private final Map<Method, Integer> routes = new EnumMap<>(Method.class);
    private final Map<Method, Integer> rest = new EnumMap<>(Method.class);
    private final Map<String, Node> literals = new LinkedHashMap<>();
    private final Map<Shape, Map<String, Node>> partials = new TreeMap<>();
    private @Nullable Node variable;
  }

  /** Adds a route; whether it is the only one is checked elsewhere. */
  void add(List<PathPattern.Segment> segments, Method method, int route) {
    Node node = root;
    for (PathPattern.Segment segment : segments) {
      switch (segment.kind()) {
        case LITERAL -> node = node.literals.computeIfAbsent(segment.prefix(), text -> new Node());
        case PARTIAL ->
            node =
                node.partials
                    .computeIfAbsent(
                        new Shape(segment.prefix().length(), segment.suffix().length()),
                        shape -> new LinkedHashMap<>())
                    .computeIfAbsent(segment.prefix() + segment.suffix(), text -> new Node());
        case VARIABLE -> node = node.variable = node.variable == null ? new Node() : node.variable;
        case REST -> {
          put(node.rest, method, route);
          return;
        }
      }
    }
    put(node.routes, method, route);
  }

  /** GET serves HEAD too, unless the same pattern has a HEAD of its own. */
  private static void put(Map<Method, Integer> routes, Method method, int route) {
    if (method == Method.GET) {
      routes.putIfAbsent(Method.HEAD, route);
    }
    routes.put(method, route);
  }

  RouteTrie build() {
    write(root);
    return new RouteTrie(Arrays.copyOf(cells, length), texts.toString().toCharArray());
  }

  /** Writes a node with all that is below it, and returns its place; so do the next three. */
  private int write(Node node) {
    int place = reserve(RouteTrie.NODE_CELLS);
    if (node.literals.size() == 1) {
      int slot = reserve(RouteTrie.SLOT_CELLS);
      set(place + RouteTrie.LITERALS, RouteTrie.ALONE);
      node.literals.forEach((text, child) -> writeSlot(slot, text, child));
    } else {
      set(place + RouteTrie.LITERALS, writeTable(node.literals));
    }
    set(place + RouteTrie.ROUTES, writeRoutes(node.routes));
    set(place + RouteTrie.REST, writeRoutes(node.rest));
    set(place + RouteTrie.PARTIALS, writePartials(node.partials));
    set(
        place + RouteTrie.VARIABLE,
        node.variable == null ? RouteTrie.ABSENT : write(node.variable));
    return place;
  }

  private int writeRoutes(Map<Method, Integer> routes) {
    if (routes.isEmpty()) {
      return RouteTrie.ABSENT;
    }
    int place = reserve(1 + routes.size());
    int at = place;
    for (Map.Entry<Method, Integer> route : routes.entrySet()) { // in the order of their bits
      set(place, cells[place] | RouteTrie.bit(route.getKey()));
      set(++at, route.getValue());
    }
    return place;
  }

  private int writePartials(Map<Shape, Map<String, Node>> partials) {
    if (partials.isEmpty()) {
      return RouteTrie.ABSENT;
    }
    int place = reserve(1 + partials.size() * RouteTrie.SHAPE_CELLS);
    set(place, partials.size());
    int at = place + 1;
    for (Map.Entry<Shape, Map<String, Node>> partial : partials.entrySet()) {
      set(at + RouteTrie.PREFIX_LENGTH, partial.getKey().prefix);
      set(at + RouteTrie.SUFFIX_LENGTH, partial.getKey().suffix);
      set(at + RouteTrie.TABLE, writeTable(partial.getValue()));
      at += RouteTrie.SHAPE_CELLS;
    }
    return place;
  }

  private int writeTable(Map<String, Node> children) {
    if (children.isEmpty()) {
      return RouteTrie.ABSENT;
    }
    HashSpread spread =
        HashSpread.of(children.keySet().stream().mapToInt(String::hashCode).toArray());
    int place = reserve(RouteTrie.SLOTS + spread.slots() * RouteTrie.SLOT_CELLS);
    set(place + RouteTrie.MULTIPLIER, spread.multiplier());
    set(place + RouteTrie.SHIFT, spread.shift());
    boolean[] taken = new boolean[spread.slots()];
    children.forEach(
        (text, child) -> {
          int slot = spread.takeFor(text.hashCode(), taken);
          writeSlot(place + RouteTrie.SLOTS + slot * RouteTrie.SLOT_CELLS, text, child);
        });
    return place;
  }

  private void writeSlot(int slot, String text, Node child) {
    set(slot + RouteTrie.HASH, text.hashCode());
    set(slot + RouteTrie.TEXT, texts.length());
    set(slot + RouteTrie.LENGTH, text.length());
    texts.append(text);
    set(slot + RouteTrie.CHILD, write(child));
  }

  private int reserve(int count) {
    int place = length;
    length += count;
    if (length > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(length, 2 * cells.length));
    }
    return place;
  }

  private void set(int place, int value) {
    cells[place] = value;
  }
}
