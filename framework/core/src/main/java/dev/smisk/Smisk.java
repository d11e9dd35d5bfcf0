package dev.smisk;

import java.util.List;

/**
 * Where an app begins:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   Smisk.app().provide(new BookShelf()).run(args);
 * }
 * }</pre>
 */
public final class Smisk {
  private Smisk() {}

  /** An app with all compiled routes on the class path or module path, and every default. */
  public static App app() {
    return new App();
  }

  /**
   * Those of the command line's arguments that are the app's own: what follows the first {@code
   * --}; empty without one. {@link App#run} ignores them.
   */
  public static List<String> arguments(String... args) {
    return CommandLine.appArguments(args);
  }
}
