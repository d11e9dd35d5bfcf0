package dev.smisk.fastcgi;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Breaks an event loop as a defect of ours would. */
public final class BrokenLoop {
  private BrokenLoop() {}

  /** The leading thread finds that its selector is gone. */
  public static void of(FastCgiServer server) {
    try {
      server.loop().selector().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
