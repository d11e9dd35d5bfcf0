package dev.smisk;

import org.jspecify.annotations.Nullable;

/**
 * An app cannot start, and its message tells whoever starts it what to do: a port in use, a value
 * that nobody provides, two routes that clash, no routes at all. {@link App#run} prints the message
 * without a stack trace.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
