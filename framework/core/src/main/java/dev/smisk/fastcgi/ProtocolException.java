package dev.smisk.fastcgi;

import java.io.IOException;

/**
 * The peer sent what FastCGI does not allow; nothing after it can be trusted, so its connection
 * closes.
 */
final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1;

  ProtocolException(String what) {
    super(what);
  }
}
