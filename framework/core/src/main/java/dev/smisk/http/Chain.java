package dev.smisk.http;

/** What is behind a {@link Filter}: other filters, and at the end the handler. */
@FunctionalInterface
public interface Chain {
  /**
   * The answer of what is behind. A failure there is an answer too, the one that the client would
   * get, so that a filter's headers are on every answer. It is encoded: it has bytes, a stream, or
   * no body, but no value. A stream is written once all filters have returned; it is released if
   * the filter then throws, or answers without any stream. An answer that is pending is waited for.
   *
   * <p>To be called on the filter's thread, before it returns, once at most: a second call runs the
   * handler again.
   *
   * @param request the filter's own, or another in its place
   * @throws Exception only where nobody waits for the answer any more ({@link Request#aborted})
   */
  Response<?> proceed(Request request) throws Exception;

  /**
   * The same, and then goes on with the answer. Where the handler returned a {@link
   * java.util.concurrent.CompletionStage} that is not complete, this returns at once, and {@code
   * after} is called on another thread when the answer is there: the request holds no thread
   * meanwhile, which {@link #proceed(Request)} would make wait. What this returns is to be returned
   * by the filter as it is.
   *
   * @param after called once at most, with what {@link #proceed(Request)} would return
   * @throws Exception what {@code after} threw, beside what {@link #proceed(Request)} throws
   */
  default Response<?> proceed(Request request, After after) throws Exception {
    return after.answer(proceed(request));
  }

  /** What a filter does behind the handler. */
  @FunctionalInterface
  interface After {
    /**
     * Gives the answer, as it is, changed, or another.
     *
     * @throws Exception what is answered as if the filter had thrown it
     */
    Response<?> answer(Response<?> answer) throws Exception;
  }
}
