package dev.smisk.routing;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trie node's children of one shape, found by one hash and, nearly always, one comparison: a
 * literal's by all of the segment, a partial's by its first and last characters. Immutable.
 *
 * <p>Open addressing with linear probing, at most half full. The multiplier that spreads the hashes
 * is chosen, when the table is made, so that no lookup visits more than {@value #MAX_VISITS}
 * entries; only the developer's own literals could make that impossible. What is stored here never
 * comes from clients, so that no client's choice of path can make a lookup slow.
 */
final class SegmentTable {
  static final int MAX_VISITS = 32;
  private static final int ATTEMPTS = 16;
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  /** Even, so that the multiplier stays odd. */
  private static final int STEP = 0x3C6EF372;

  private final int prefixLength;
  private final int suffixLength;
  private final int longestLookup;
  private int multiplier = GOLDEN_RATIO;
  private final int shift;

  /** Prefix and suffix in one; null where the entry is empty. */
  private final char[] @Nullable [] keys;

  private final int[] hashes;
  private final @Nullable TrieNode[] nodes;

  /** The only key; null if there are more. It spares the three arrays that a hash lookup reads. */
  private final char @Nullable [] onlyKey;

  private final @Nullable TrieNode onlyNode;

  /**
   * Makes the table.
   *
   * @param prefixLength how much of a segment's start is compared, or −1 for all of the segment
   * @param suffixLength how much of a segment's end is compared
   * @param children by prefix and suffix in one
   */
  SegmentTable(int prefixLength, int suffixLength, Map<String, TrieNode> children) {
    this.prefixLength = prefixLength;
    this.suffixLength = suffixLength;
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, children.size()));
    this.shift = 32 - bits;
    int size = 1 << bits;
    keys = new char[size][];
    hashes = new int[size];
    nodes = new @Nullable TrieNode[size];
    int best = Integer.MAX_VALUE;
    int bestMultiplier = multiplier;
    for (int i = 0; i < ATTEMPTS && best > MAX_VISITS; i++) {
      int visits = fill(children);
      if (visits < best) {
        best = visits;
        bestMultiplier = multiplier;
      }
      multiplier += STEP;
    }
    multiplier = bestMultiplier;
    longestLookup = fill(children);
    boolean single = children.size() == 1;
    onlyKey = single ? children.keySet().iterator().next().toCharArray() : null;
    onlyNode = single ? children.values().iterator().next() : null;
  }

  /** Returns how many entries the longest lookup visits. */
  private int fill(Map<String, TrieNode> children) {
    Arrays.fill(keys, null);
    for (Map.Entry<String, TrieNode> child : children.entrySet()) {
      int hash = child.getKey().hashCode();
      int at = (hash * multiplier) >>> shift;
      while (keys[at] != null) {
        at = (at + 1) & (keys.length - 1);
      }
      keys[at] = child.getKey().toCharArray();
      hashes[at] = hash;
      nodes[at] = child.getValue();
    }
    int longest = 0;
    int run = 0;
    for (int i = 0; i < 2 * keys.length; i++) { // twice around: a run may cross the end
      run = keys[i & (keys.length - 1)] == null ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest + 1;
  }

  /** How many entries the longest lookup visits, an empty one at its end included. */
  int longestLookup() {
    return longestLookup;
  }

  int literalLength() {
    return prefixLength + suffixLength;
  }

  /** The child for a whole segment, or null. */
  @Nullable TrieNode literal(SplitPath path, int segment) {
    char[] chars = path.chars();
    int start = path.start(segment);
    int end = path.end(segment);
    if (onlyKey != null) {
      return Arrays.equals(onlyKey, 0, onlyKey.length, chars, start, end) ? onlyNode : null;
    }
    int hash = path.hash(segment);
    for (int at = (hash * multiplier) >>> shift; ; at = (at + 1) & (keys.length - 1)) {
      char[] key = keys[at];
      if (key == null) {
        return null;
      }
      if (hashes[at] == hash && Arrays.equals(key, 0, key.length, chars, start, end)) {
        return nodes[at];
      }
    }
  }

  /** The child for a segment's start and end, with at least one character between them, or null. */
  @Nullable TrieNode partial(SplitPath path, int segment) {
    char[] chars = path.chars();
    int start = path.start(segment);
    int suffix = path.end(segment) - suffixLength;
    int prefix = start + prefixLength;
    if (suffix <= prefix) {
      return null;
    }
    int hash = 0;
    for (int i = start; i < prefix; i++) {
      hash = 31 * hash + chars[i];
    }
    for (int i = suffix; i < suffix + suffixLength; i++) {
      hash = 31 * hash + chars[i];
    }
    for (int at = (hash * multiplier) >>> shift; ; at = (at + 1) & (keys.length - 1)) {
      char[] key = keys[at];
      if (key == null) {
        return null;
      }
      if (hashes[at] == hash
          && Arrays.equals(key, 0, prefixLength, chars, start, prefix)
          && Arrays.equals(key, prefixLength, key.length, chars, suffix, suffix + suffixLength)) {
        return nodes[at];
      }
    }
  }
}
