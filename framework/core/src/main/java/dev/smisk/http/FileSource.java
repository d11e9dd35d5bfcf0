package dev.smisk.http;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a response's body lies, so that conditions and ranges can be applied to it, or the web
 * server can send it.
 */
public interface FileSource {
  /** Whether there is a file now. */
  boolean exists();

  /** Where a web server may find it too; null where that is no file of its own. */
  @Nullable Path path();

  /**
   * Opens it.
   *
   * @throws java.nio.file.NoSuchFileException if there is none (any more)
   * @throws IOException if it cannot be read
   */
  OpenedFile open() throws IOException;

  /** A file of the file system. */
  static FileSource of(Path path) {
    return new PathFile(path);
  }
}
