package dev.smisk.routing;

import dev.smisk.http.Request;
import dev.smisk.http.Response;

/**
 * Keeps what handlers and filters change of a client's state, once their answer is known and before
 * its head is sent: around each route that {@linkplain dev.smisk.http.Endpoint#session takes} such
 * state, inside of its filters, so that these see what came of it; and once more when all filters
 * have returned, for what they, or a handler that has only the request, changed. Thread-safe.
 */
public interface StateKeeper {
  /**
   * Refuses a request before a handler that takes state is called.
   *
   * @throws dev.smisk.http.HttpException if this request may not act for its client
   */
  void admit(Request request);

  /** Whether somebody has looked at this request's state. Asked for every request. */
  boolean isTouched(Request request);

  /**
   * Keeps what was changed, if anything was.
   *
   * @param answer encoded but for problems
   * @param last whether nobody can change anything after this
   * @return the answer, with the headers that the client needs
   * @throws dev.smisk.http.HttpException if it could not be kept, which is the answer then
   */
  Response<?> keep(Request request, Response<?> answer, boolean last);
}
