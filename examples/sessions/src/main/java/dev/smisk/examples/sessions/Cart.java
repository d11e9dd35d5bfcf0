package dev.smisk.examples.sessions;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a customer is about to buy.
 *
 * @param items pieces by name
 */
public record Cart(Map<String, Integer> items) {
  static final Cart EMPTY = new Cart(Map.of());

  Cart with(String item, int pieces) {
    Map<String, Integer> more = new TreeMap<>(items);
    more.merge(item, pieces, Integer::sum);
    return new Cart(more);
  }
}
