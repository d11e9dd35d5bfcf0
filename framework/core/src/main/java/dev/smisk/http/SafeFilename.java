package dev.smisk.http;

import org.jspecify.annotations.Nullable;

/** What of a file's name that a client chose can name a file here. */
final class SafeFilename {
  private SafeFilename() {}

  /** The last segment without what hides or reorders text; null if it is no name. */
  static @Nullable String of(@Nullable String filename) {
    if (filename == null) {
      return null;
    }
    int from = Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1;
    StringBuilder name = new StringBuilder();
    filename
        .substring(from)
        .codePoints()
        .filter(SafeFilename::isPrintable)
        .forEach(name::appendCodePoint);
    String safe = name.toString().strip();
    return safe.isEmpty() || safe.equals(".") || safe.equals("..") ? null : safe;
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
