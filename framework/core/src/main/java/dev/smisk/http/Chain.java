package dev.smisk.http;

/** What is behind a {@link Filter}: other filters, and at the end the handler. */
@FunctionalInterface
public interface Chain {
  /**
   * The answer of what is behind. A failure there is an answer too, the one that the client would
   * get, so that a filter's headers are on every answer. It is encoded: it has bytes, a stream, or
   * no body, but no value. A stream is written once all filters have returned; it is released if
   * the filter then throws, or answers without any stream.
   *
   * <p>To be called on the filter's thread, before it returns, once at most: a second call runs the
   * handler again.
   *
   * @param request the filter's own, or another in its place
   * @throws Exception only where nobody waits for the answer any more ({@link Request#aborted})
   */
  Response<?> proceed(Request request) throws Exception;
}
