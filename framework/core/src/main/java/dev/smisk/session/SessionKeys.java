package dev.smisk.session;

/** Under which keys a session keeps what: an app's names never meet ours. */
final class SessionKeys {
  private static final int MAX_CHARS = 200;

  private SessionKeys() {}

  static String value(String name) {
    return key("v:", name);
  }

  static boolean isValue(String key) {
    return key.startsWith("v:");
  }

  /** The name that an app knows it by. */
  static String name(String key) {
    return key.substring(2);
  }

  static String flash(String name) {
    return key("f:", name);
  }

  static boolean isFlash(String key) {
    return key.startsWith("f:");
  }

  static String confirmation(String purpose) {
    return key("c:", purpose);
  }

  private static String key(String kind, String name) {
    if (name.isEmpty() || name.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "a name in a session has 1 to " + MAX_CHARS + " characters, not " + name.length());
    }
    return kind + name;
  }

  /** For a message. */
  static String shown(String key) {
    return switch (key.charAt(0)) {
      case 'v' -> "the session's \"" + name(key) + "\"";
      case 'f' -> "the session's flash value \"" + name(key) + "\"";
      default -> "the confirmation of \"" + name(key) + "\"";
    };
  }
}
