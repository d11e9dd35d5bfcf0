package dev.smisk.examples.uploads;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged app behind a real nginx with the shipped configuration. */
record Site(Path folder, Path files, AppProcess app, Nginx nginx) implements AutoCloseable {
  /**
   * Starts both.
   *
   * @param folder an empty one
   * @param by how the app has nginx send: auto, or none
   */
  static Site start(Path folder, String by) throws IOException {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    String socket = folder.resolve("uploads.sock").toString();
    Path files = Files.createDirectory(folder.resolve("files"));
    AppProcess app =
        AppProcess.start(
            Path.of("target/uploads.jar"),
            Map.of(
                "SMISK_SENDFILE", files + "=/sent",
                "SMISK_STREAM_BYTES", "100g",
                "SMISK_ACCESS_LOG", "line",
                "SMISK_SENDFILE_BY", by,
                "JAVA_TOOL_OPTIONS", "-Xmx32m"),
            "--listen",
            "unix:" + socket + "?mode=0666",
            "--",
            files.toString());
    try {
      Nginx nginx =
          Nginx.start(
              Path.of("nginx.conf"),
              folder,
              Map.of("/run/uploads.sock", socket, "alias /srv/uploads/", "alias " + files + "/"));
      return new Site(folder, files, app, nginx);
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  /** The names of all files, hidden ones too. */
  List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What the app's process has open below the folder of the files. */
  List<String> open() throws IOException {
    try (Stream<Path> descriptors =
        Files.list(Path.of("/proc", String.valueOf(app.handle().pid()), "fd"))) {
      return descriptors
          .map(Site::target)
          .filter(target -> target.startsWith(files.toString()))
          .toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  @Override
  public void close() {
    nginx.close();
    app.close();
  }
}
