package dev.smisk.routing;

import dev.smisk.http.Method;
import java.util.Arrays;

/**
 * The patterns of all routes as a trie over path segments, laid out in one array of numbers and one
 * of characters: what a lookup reads lies side by side, so that little is cold among thousands of
 * routes. With an object for each node, two variables took 31 % longer among 10,000 routes, whose
 * paths had up to three characters more, than among 10; so they took 8 %. Immutable; written by
 * {@link RouteTrieBuilder}.
 *
 * <p>A place is an index into the numbers; {@link #ABSENT} is none. At it stand
 *
 * <ul>
 *   <li>of a node: the places of its routes, of its routes that take the rest of the path, of its
 *       literals, of its partials, and of the node for any segment; a literal that is {@link
 *       #ALONE} has its slot behind them;
 *   <li>of routes: the set of their methods, then the route of each in that order;
 *   <li>of literals: a table;
 *   <li>of partials: how many shapes there are, then of each the lengths of prefix and suffix and
 *       the place of its table: the longest together first;
 *   <li>of a table: {@linkplain HashSpread multiplier and shift}, then slots, each with a segment's
 *       hash, where its text begins, how long that is, and the place of the node, which is absent
 *       where the slot is free.
 * </ul>
 */
final class RouteTrie {
  /** Instead of a route: there is none. */
  static final int NONE = -1;

  /** Instead of a place: there is none. It is that of the root, which nothing leads to. */
  static final int ABSENT = 0;

  /** Instead of the place of a node's literals: it has one, whose slot is behind the node. */
  static final int ALONE = -1;

  /** The place of the node that all paths begin at. */
  static final int ROOT = 0;

  // Of a node:
  static final int ROUTES = 0;
  static final int REST = 1;
  static final int LITERALS = 2;
  static final int PARTIALS = 3;
  static final int VARIABLE = 4;
  static final int NODE_CELLS = 5;

  // Of each shape in a list of partials, which begins with their number:
  static final int PREFIX_LENGTH = 0;
  static final int SUFFIX_LENGTH = 1;
  static final int TABLE = 2;
  static final int SHAPE_CELLS = 3;

  // Of a table, and of each of its slots:
  static final int MULTIPLIER = 0;
  static final int SHIFT = 1;
  static final int SLOTS = 2;
  static final int HASH = 0;
  static final int TEXT = 1;
  static final int LENGTH = 2;
  static final int CHILD = 3;
  static final int SLOT_CELLS = 4;

  private final int[] cells;
  private final char[] texts;

  RouteTrie(int[] cells, char[] texts) {
    this.cells = cells;
    this.texts = texts;
  }

  /** A method's bit in a set. */
  @SuppressWarnings("EnumOrdinal") // lives no longer than the process
  static int bit(Method method) {
    return 1 << method.ordinal();
  }

  /**
   * The route of a method, by its {@link #bit}, of patterns that end at a node, or {@link #NONE}.
   */
  int route(int node, int method) {
    return routeIn(cells[node + ROUTES], method);
  }

  /** The same of patterns that take the rest of the path from there on. */
  int rest(int node, int method) {
    return routeIn(cells[node + REST], method);
  }

  private int routeIn(int routes, int method) {
    if (routes == ABSENT || (cells[routes] & method) == 0) {
      return NONE;
    }
    return cells[routes + 1 + Integer.bitCount(cells[routes] & (method - 1))];
  }

  /** The methods of patterns that end at a node, a {@link #bit} each. */
  int methods(int node) {
    return methodsIn(cells[node + ROUTES]);
  }

  /** The same of patterns that take the rest of the path from there on. */
  int restMethods(int node) {
    return methodsIn(cells[node + REST]);
  }

  private int methodsIn(int routes) {
    return routes == ABSENT ? 0 : cells[routes];
  }

  /** The child for any segment that is not empty. */
  int variable(int node) {
    return cells[node + VARIABLE];
  }

  /** The child for a segment as a whole. */
  int literal(int node, SplitPath path, int segment) {
    int table = cells[node + LITERALS];
    if (table == ABSENT) {
      return ABSENT;
    }
    if (table == ALONE) {
      int slot = node + NODE_CELLS;
      return is(slot, path, segment) ? cells[slot + CHILD] : ABSENT;
    }
    int hash = path.hash(segment);
    int shift = cells[table + SHIFT];
    int at = (hash * cells[table + MULTIPLIER]) >>> shift;
    for (; ; at = (at + 1) & (-1 >>> shift)) {
      int slot = table + SLOTS + at * SLOT_CELLS;
      int child = cells[slot + CHILD];
      if (child == ABSENT || (cells[slot + HASH] == hash && is(slot, path, segment))) {
        return child;
      }
    }
  }

  private boolean is(int slot, SplitPath path, int segment) {
    int text = cells[slot + TEXT];
    int end = text + cells[slot + LENGTH];
    return Arrays.equals(texts, text, end, path.chars(), path.start(segment), path.end(segment));
  }

  /** How many shapes of partials a node has. */
  int shapes(int node) {
    return cells[node + PARTIALS] == ABSENT ? 0 : cells[cells[node + PARTIALS]];
  }

  private int shape(int node, int index) {
    return cells[node + PARTIALS] + 1 + index * SHAPE_CELLS;
  }

  /** How many characters partials of a shape compare, at start and end together. */
  int literalLength(int node, int index) {
    int shape = shape(node, index);
    return cells[shape + PREFIX_LENGTH] + cells[shape + SUFFIX_LENGTH];
  }

  /** The child of a shape for a segment's start and end, with something between them. */
  int partial(int node, int index, SplitPath path, int segment) {
    int shape = shape(node, index);
    char[] chars = path.chars();
    int start = path.start(segment);
    int end = path.end(segment);
    int prefix = start + cells[shape + PREFIX_LENGTH];
    int suffix = end - cells[shape + SUFFIX_LENGTH];
    if (suffix <= prefix) {
      return ABSENT;
    }
    int hash = hash(hash(0, chars, start, prefix), chars, suffix, end);
    int table = cells[shape + TABLE];
    int shift = cells[table + SHIFT];
    int at = (hash * cells[table + MULTIPLIER]) >>> shift;
    for (; ; at = (at + 1) & (-1 >>> shift)) {
      int slot = table + SLOTS + at * SLOT_CELLS;
      int child = cells[slot + CHILD];
      int text = cells[slot + TEXT];
      int middle = text + prefix - start;
      if (child == ABSENT
          || (cells[slot + HASH] == hash
              && Arrays.equals(texts, text, middle, chars, start, prefix)
              && Arrays.equals(texts, middle, text + cells[slot + LENGTH], chars, suffix, end))) {
        return child;
      }
    }
  }

  /** Goes on with a {@link String#hashCode()}. */
  private static int hash(int before, char[] chars, int start, int end) {
    int hash = before;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }
}
