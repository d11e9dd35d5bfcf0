package dev.smisk.fastcgi;

/**
 * What the leading thread has to know of a connection's {@link Output}, at one moment.
 *
 * @param idle whether no request is open and nothing waits to be sent
 */
record OutputLook(boolean broken, boolean shut, boolean closing, boolean idle, int pendingBytes) {
  /** Whether {@link Output#overdue} can come true without anything else happening. */
  boolean hasDeadline() {
    return pendingBytes > 0 || closing || shut;
  }
}
