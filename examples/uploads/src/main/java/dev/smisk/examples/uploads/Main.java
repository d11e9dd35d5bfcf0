package dev.smisk.examples.uploads;

import dev.smisk.Smisk;
import dev.smisk.files.StaticFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts the app with the page and a folder for the files. */
public final class Main {
  private Main() {}

  /**
   * The app's own argument is the folder, {@code files} unless given; it is made if it is missing.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(Smisk.arguments(args).stream().findFirst().orElse("files"));
    Drawer drawer = new Drawer(Files.createDirectories(folder).toRealPath());
    drawer.sweep();
    Smisk.app().provide(drawer).files("/", StaticFiles.classPath(Main.class, "web")).run(args);
  }
}
