package dev.smisk.fastcgi;

/** What becomes of a Unix socket's path where another process is already listening. */
public enum LiveSocket {
  /** It is an error: whoever listens there goes on. */
  REFUSE,

  /**
   * It is taken over: from the moment that all else is ready web servers find the new socket there.
   * Whoever listened keeps what has connected to it, and drains when it is stopped ({@link
   * FastCgiServer#stop}). A TCP port cannot be taken so.
   */
  REPLACE
}
