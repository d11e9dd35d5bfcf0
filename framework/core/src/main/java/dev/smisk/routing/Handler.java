package dev.smisk.routing;

import dev.smisk.http.Request;
import dev.smisk.http.Response;

/** A handler object with its routes, bound at start-up. Called by many threads at once. */
@FunctionalInterface
public interface Handler {
  /**
   * Binds the parameters of one route, calls its method, and encodes the result.
   *
   * @param endpoint the route's index in {@link Routes#table()}
   * @throws Exception what the handler threw, or {@link dev.smisk.http.HttpException} where a
   *     parameter is missing or malformed
   */
  Response<?> handle(int endpoint, Request request) throws Exception;

  /**
   * Answers what a handler threw.
   *
   * @param type the index of its type, or of one that it extends, in {@link Routes#catches()}
   * @throws Exception what the {@code @Catch} method itself threw
   */
  default Response<?> handleThrown(int type, Throwable thrown, Request request) throws Exception {
    throw unknown(type);
  }

  /** For the default branch of the generated switch: the table and the switch never differ. */
  static IllegalArgumentException unknown(int endpoint) {
    return new IllegalArgumentException("no route " + endpoint + " in this table");
  }
}
