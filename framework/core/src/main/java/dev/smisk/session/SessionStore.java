package dev.smisk.session;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the data of sessions: bytes by id, each with a version and a time to live. Thread-safe; its
 * methods may block.
 *
 * <p>Versions make sure that no write undoes another that it did not know of. The first write of an
 * id expects version 0 and makes version 1, and each further one expects the version that it read
 * and makes the next. An id that was deleted or has expired is gone for good for those that knew
 * it: their writes are refused, so that a session that somebody ended is not brought back by a
 * slower request.
 *
 * <p>Ids are of {@code A-Z a-z 0-9 - _}, 1 to 128 characters, and never given out twice. What a
 * client sends is checked to be one before a store sees it.
 *
 * <p>Errors are {@link IOException}s: the store is down, slow past its own time-out, full, or holds
 * what it cannot read. Requests that need the session are answered with 503 then, others don't
 * notice; a store is to work again by itself once it can.
 */
public interface SessionStore extends AutoCloseable {
  /**
   * What is kept of one session.
   *
   * @param data as it was written; not to be changed
   * @param version 1 or more
   */
  @SuppressWarnings("ArrayRecordComponent") // two results of one call, never compared
  record Entry(byte[] data, long version) {}

  /**
   * What is kept under an id; null if there is nothing, or its time is over.
   *
   * @throws IOException if the store cannot tell
   */
  @Nullable Entry read(String id) throws IOException;

  /**
   * Keeps data as version {@code expectedVersion + 1}, if that is the version there is now, and 0
   * stands for none. Once it has returned true, all later reads give that version or a newer one,
   * as durable as the store says.
   *
   * @param ttl from now on, 1 ms or more; after that it is gone
   * @return false, and nothing is changed, if another version is there, or none where one is
   *     expected
   * @throws IOException if the store cannot tell whether it was written
   */
  boolean write(String id, byte[] data, Duration ttl, long expectedVersion) throws IOException;

  /**
   * Lets a session live on for this time, from now on. Its version stays. Without effect if there
   * is none.
   *
   * @param ttl 1 ms or more
   * @throws IOException if the store could not
   */
  void touch(String id, Duration ttl) throws IOException;

  /**
   * Keeps nothing under this id any more. Without effect if there is nothing.
   *
   * @throws IOException if the store could not
   */
  void delete(String id) throws IOException;

  /**
   * Whether each call ends within a time-out of the store's own, whatever happens to what it talks
   * to. If so, it is called on the request's thread; if not, on another one, so that the request
   * can cease to wait for it. Asked once. Default: false, which is always safe.
   */
  default boolean keepsTime() {
    return false;
  }

  /** Releases what the store holds; called by the app when it ends. Default: nothing. */
  @Override
  default void close() {}
}
