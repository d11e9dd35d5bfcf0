package dev.smisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The framework's version, which the build writes into a file: a manifest would be lost where an
 * app is packed into one jar.
 */
final class Version {
  private Version() {}

  static String current() {
    try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
      return file == null
          ? "(unknown version)"
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
