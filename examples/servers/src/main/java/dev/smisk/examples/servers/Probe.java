package dev.smisk.examples.servers;

import dev.smisk.Smisk;
import java.nio.file.Path;

/** Starts an app that shows what reaches it through a web server. */
public final class Probe {
  private Probe() {}

  /** The app's own argument is the folder of the files that {@code GET /hold} waits for. */
  public static void main(String[] args) {
    Holds holds = new Holds(Path.of(String.join("", Smisk.arguments(args))));
    Smisk.app().provide(new Notebook()).provide(holds).run(args);
  }
}
