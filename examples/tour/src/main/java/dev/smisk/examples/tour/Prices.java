package dev.smisk.examples.tour;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices since an event that a client saw last. */
final class Prices {
  record Price(String id, long cents) {}

  List<Price> since(@Nullable String lastEventId) {
    long last = lastEventId == null ? 0 : Long.parseLong(lastEventId);
    return List.of(new Price(Long.toString(last + 1), 995));
  }
}
