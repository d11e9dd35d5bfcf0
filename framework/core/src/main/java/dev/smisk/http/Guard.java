package dev.smisk.http;

import org.jspecify.annotations.Nullable;

/**
 * Decides from a request's head whether it may go on: who sends it, say. It is asked as soon as the
 * route is known, before the body is looked at, so that nobody who is refused fills memory or disk.
 * The order is that of {@link Filter}s; all guards come before any filter, and the first that
 * answers ends it.
 *
 * <p><b>Must not block:</b> it is called on the thread that leads the event loop, where all other
 * requests wait for it. Compare with what is in memory; what asks a database or another server
 * belongs into a {@link Filter}. Called by one thread at a time, though not always the same one.
 *
 * <p>It guards routes: 404, 405 and the answers to OPTIONS are given without it.
 */
@FunctionalInterface
public interface Guard {
  /**
   * Null lets the request pass. An answer ends it; so does an exception, which is answered as if
   * the handler had thrown it.
   *
   * @param head the request with its route; its body cannot be read ({@link IllegalStateException})
   */
  @Nullable Response<?> check(Request head);
}
