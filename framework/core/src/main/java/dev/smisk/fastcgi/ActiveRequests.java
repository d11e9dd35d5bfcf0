package dev.smisk.fastcgi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that have begun and are not known to have ended, the latest first,
 * linked by {@link Exchange#next}: one as a rule, and up to twice {@link
 * Limits#requestsPerConnection()} while refusals are on their way. A request may end on any thread;
 * it is dropped when it is next met. Abstract, since {@link OpenRequests} alone is one. Owned by
 * the leading thread.
 */
abstract class ActiveRequests {
  private @Nullable Exchange first;
  private int count;

  @Nullable Exchange first() {
    return first;
  }

  int count() {
    return count;
  }

  void add(Exchange exchange) {
    exchange.next = first;
    first = exchange;
    count++;
  }

  /** The one of that id, which may have ended; or null. */
  @Nullable Exchange find(int id) {
    Exchange exchange = first;
    while (exchange != null && exchange.id != id) {
      exchange = exchange.next;
    }
    return exchange;
  }

  void forEach(Consumer<Exchange> action) {
    for (Exchange exchange = first; exchange != null; exchange = exchange.next) {
      action.accept(exchange);
    }
  }

  /** Of no effect if it is not among them. */
  void remove(Exchange exchange) {
    Exchange before = null;
    for (Exchange at = first; at != null; before = at, at = at.next) {
      if (at == exchange) {
        if (before == null) {
          first = at.next;
        } else {
          before.next = at.next;
        }
        count--;
        return;
      }
    }
  }

  /**
   * Starts the clock of every request that awaits something and has none yet.
   *
   * @param restart whether bodies that are awaited get a new one
   */
  void startClocks(long now, Limits limits, boolean restart) {
    for (Exchange exchange = first; exchange != null; exchange = exchange.next) {
      boolean params = exchange.phase == Exchange.Phase.PARAMS;
      if (exchange.phase != Exchange.Phase.READY && (!exchange.timed || (restart && !params))) {
        exchange.timed = true;
        exchange.deadline = now + (params ? limits.paramsTime() : limits.bodyGap()).toNanos();
      }
    }
  }

  void clear() {
    first = null;
    count = 0;
  }
}
