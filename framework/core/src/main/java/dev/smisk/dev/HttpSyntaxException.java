package dev.smisk.dev;

import java.io.IOException;

/**
 * What came is no HTTP/1.1 that this server understands; answered here and never seen by the app.
 */
final class HttpSyntaxException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  HttpSyntaxException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
