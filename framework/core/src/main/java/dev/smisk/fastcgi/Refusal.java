package dev.smisk.fastcgi;

/** Why a request is answered in place of the job that {@link Responder#admit} would give. */
public enum Refusal {
  /**
   * More variables than {@link Limits#paramsBytes()} or {@link Limits#paramsCount()}: HTTP's 431.
   */
  PARAMS_TOO_LARGE,
  /** PARAMS did not end within {@link Limits#paramsTime()}: HTTP's 408. */
  PARAMS_TOO_SLOW,
  /** No byte of the awaited body came within {@link Limits#bodyGap()}: HTTP's 408. */
  BODY_TOO_SLOW,
  /**
   * {@link Limits#handlers()} run already, or {@link Limits#requestsPerConnection()} are open on
   * this connection: HTTP's 503.
   */
  OVERLOADED,
  /**
   * A body to be collected found {@link Limits#bodiesMemory()} in use, or the request's variables
   * {@link Limits#paramsMemory()}: HTTP's 503.
   */
  NO_MEMORY,
  /** The job ran longer than {@link Limits#handlerTime()} and had sent nothing: HTTP's 503. */
  HANDLER_TOO_SLOW
}
