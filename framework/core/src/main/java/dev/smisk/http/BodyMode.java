package dev.smisk.http;

/** What a route wants of the request's body; known from its signature when it is compiled. */
public enum BodyMode {
  /** Nothing: the handler starts as soon as the head is there, and what comes is discarded. */
  NONE,
  /** All of it, in memory, up to the body limit (413 past it), before the handler starts. */
  BUFFERED,
  /**
   * All of it, as it comes, up to the limit of streamed bodies: the handler starts on a worker as
   * soon as the head is there, and reads.
   */
  STREAMED
}
