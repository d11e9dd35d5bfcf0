package dev.smisk.routing;

import dev.smisk.http.HttpException;

/** Reads one type of JSON body; resolved once at start-up. Thread-safe. */
@FunctionalInterface
public interface JsonReader<T> {
  /**
   * Reads a whole body.
   *
   * @throws HttpException 400 if it is empty, malformed, {@code null} or does not fit the type; the
   *     problem says line, column and JSON pointer. An {@link IllegalArgumentException} that the
   *     type's constructor throws counts as such, and the client is shown its message
   */
  T read(byte[] body);
}
