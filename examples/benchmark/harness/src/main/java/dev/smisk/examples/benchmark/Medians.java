package dev.smisk.examples.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians of what several rounds gave. */
final class Medians {
  private Medians() {}

  /**
   * The median of one figure of each sample; of an even number the mean of the two in the middle.
   */
  static <T> double of(List<T> samples, ToDoubleFunction<T> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no samples, so no median");
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
