package dev.smisk;

import dev.smisk.fastcgi.LiveSocket;
import java.util.Locale;

/**
 * How one instance of an app follows another: part of {@link Operations}.
 *
 * @param takeOver whether an instance that serves is replaced
 * @param pidFile where the process that serves is named; empty: nowhere
 */
record Succession(boolean takeOver, String pidFile) {
  static final Succession DEFAULTS = new Succession(false, "");

  Succession withTakeOver(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> new Succession(true, pidFile);
      case "false" -> new Succession(false, pidFile);
      default ->
          throw new IllegalArgumentException("to take over is true or false, not \"" + text + "\"");
    };
  }

  Succession withPidFile(String path) {
    return new Succession(takeOver, path);
  }

  LiveSocket liveSocket() {
    return takeOver ? LiveSocket.REPLACE : LiveSocket.REFUSE;
  }
}
