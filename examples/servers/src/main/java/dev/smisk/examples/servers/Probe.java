package dev.smisk.examples.servers;

import dev.smisk.Smisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts an app that shows what reaches it through a web server. */
public final class Probe {
  private Probe() {}

  /**
   * The app's own argument is the folder of the files that {@code GET /hold} waits for; in it,
   * {@code files} has those that are served.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(String.join("", Smisk.arguments(args)));
    Path files = folder.resolve("files");
    Path sent = Files.createDirectories(files.resolve("sent"));
    Path own = Files.createDirectories(files.resolve("own"));
    Notebook notebook = new Notebook();
    Smisk.app()
        .filter(new Arrivals(notebook))
        .provide(notebook)
        .provide(new Holds(folder))
        .provide(Path.class, files)
        .files("/static/sent", sent)
        .files("/static/own", own)
        .run(args);
  }
}
