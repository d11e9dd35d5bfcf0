package dev.smisk.routing;

/**
 * How a trie node's table spreads the hashes of its segments: open addressing with linear probing,
 * at most half full, so that a lookup visits one slot nearly always where the segment is there, and
 * two at most on average where it is not. The multiplier is chosen, when the table is made, so that
 * no lookup visits more than {@value #MAX_VISITS} slots; only the developer's own literals could
 * make that impossible. What is stored never comes from clients, so that no client's choice of path
 * can make a lookup slow.
 *
 * @param multiplier odd; a hash times this
 * @param shift shifted right by this without sign is the slot that its lookup begins at
 * @param longestLookup how many slots the longest lookup visits, a free one at its end included
 */
record HashSpread(int multiplier, int shift, int longestLookup) {
  static final int MAX_VISITS = 32;
  private static final int ATTEMPTS = 16;
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  /** Chooses for these, of which there is one at least. */
  static HashSpread of(int[] hashes) {
    int shift = Integer.numberOfLeadingZeros(hashes.length) - 1;
    HashSpread best = with(GOLDEN_RATIO, shift, hashes);
    int multiplier = GOLDEN_RATIO;
    for (int i = 1; i < ATTEMPTS && best.longestLookup > MAX_VISITS; i++) {
      multiplier *= GOLDEN_RATIO; // odd again; unlike a multiple, it keeps no neighbours together
      HashSpread other = with(multiplier, shift, hashes);
      best = other.longestLookup < best.longestLookup ? other : best;
    }
    return best;
  }

  private static HashSpread with(int multiplier, int shift, int[] hashes) {
    boolean[] taken = new boolean[slots(shift)];
    for (int hash : hashes) {
      take(taken, (hash * multiplier) >>> shift);
    }
    int longest = 0;
    int run = 0;
    for (int i = 0; i < 2 * taken.length; i++) { // twice around: a run may cross the end
      run = taken[i & (taken.length - 1)] ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return new HashSpread(multiplier, shift, longest + 1);
  }

  /** How many slots the table has. */
  int slots() {
    return slots(shift);
  }

  private static int slots(int shift) {
    return 1 << (32 - shift);
  }

  /** Takes the slot for one more hash. */
  int takeFor(int hash, boolean[] taken) {
    return take(taken, (hash * multiplier) >>> shift);
  }

  private static int take(boolean[] taken, int from) {
    int slot = from;
    while (taken[slot]) {
      slot = (slot + 1) & (taken.length - 1);
    }
    taken[slot] = true;
    return slot;
  }
}
