package dev.smisk.examples.servers;

import dev.smisk.http.HttpException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Files by which handlers tell where they are, and are told to go on. Thread-safe. */
final class Holds {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Path folder;

  Holds(Path folder) {
    this.folder = folder;
  }

  /** Makes {@code NAME.EVENT}. */
  void tell(String name, String event) throws IOException {
    try {
      Files.createFile(file(name, event));
    } catch (FileAlreadyExistsException e) {
      // Told already.
    }
  }

  /** Makes {@code NAME.ANY.held} until {@code NAME.release} is there. */
  void await(String name) throws IOException, InterruptedException {
    Path release = file(name, "release");
    Path held = Files.createTempFile(folder, name + ".", ".held");
    try {
      long start = System.nanoTime();
      while (Files.notExists(release)) {
        if (System.nanoTime() - start > LONGEST.toNanos()) {
          throw new HttpException(500, "nobody made " + release.getFileName());
        }
        Thread.sleep(2);
      }
    } finally {
      Files.delete(held);
    }
  }

  private Path file(String name, String event) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new HttpException(400, "a name has lower-case letters, digits and hyphens only");
    }
    return folder.resolve(name + "." + event);
  }
}
