package dev.smisk.processor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what a mistyped name was meant to be. */
final class Nearest {
  private Nearest() {}

  /** The candidate that is a few typing mistakes away from the text, ignoring case, or null. */
  static @Nullable String to(String text, Collection<String> candidates) {
    String nearest = null;
    int least = Math.max(1, Math.min(text.length() / 2, 3)) + 1;
    for (String candidate : candidates) {
      int distance = distance(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance < candidate.length()) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest;
  }

  /** The one candidate that holds the text or is held by it, ignoring case, or null. */
  static @Nullable String around(String text, Collection<String> candidates) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> around =
        candidates.stream()
            .filter(
                candidate -> {
                  String other = candidate.toLowerCase(Locale.ROOT);
                  return other.length() > 1 && (other.contains(lower) || lower.contains(other));
                })
            .toList();
    return text.length() > 1 && around.size() == 1 ? around.get(0) : null;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
   */
  private static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(steps[i - 1][j - 1] + same, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          best = Math.min(best, steps[i - 2][j - 2] + 1);
        }
        steps[i][j] = best;
      }
    }
    return steps[from.length()][to.length()];
  }
}
