package dev.smisk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code main} has told an app that makes no sense. It is kept until the app starts, and told
 * then as the command line's mistakes are: an exception at once would be a stack trace to whoever
 * starts the app, and hide the mistakes after the first. Belongs to the app's thread.
 */
final class Misuses {
  private final List<IllegalArgumentException> all = new ArrayList<>();

  /** Does what the app is told, or keeps why not. */
  void guard(Runnable change) {
    try {
      change.run();
    } catch (IllegalArgumentException e) {
      all.add(e);
    }
  }

  /**
   * Looks whether there are any.
   *
   * @throws IllegalArgumentException with a line for each: where it is said, and what is wrong
   */
  void check() {
    if (!all.isEmpty()) {
      throw new IllegalArgumentException(
          all.stream().map(e -> place(e) + e.getMessage()).collect(Collectors.joining("\n")),
          all.get(0));
    }
  }

  /** {@code "Main.java:12: "}: the caller of the app's method. */
  private static String place(IllegalArgumentException thrown) {
    boolean isBelow = false;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      boolean isApp = name.equals(App.class.getName()) || name.equals(Misuses.class.getName());
      if (isBelow && !isApp) {
        return frame.getFileName() == null
            ? ""
            : frame.getFileName() + ":" + frame.getLineNumber() + ": ";
      }
      isBelow |= isApp;
    }
    return "";
  }
}
