package dev.smisk.http;

/**
 * Which header tells how a client came to the proxies before the web server. Believe one only where
 * a proxy sets it on every request: who else reaches the web server writes into it what he likes.
 */
public enum Forwarding {
  /** None: scheme, host and address are those that the web server saw. */
  NONE,
  /** {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. */
  X_FORWARDED,
  /** {@code Forwarded} (RFC 7239). */
  FORWARDED
}
