package dev.smisk.http;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds what lies below a folder by names that clients choose, and nothing outside of it: segments
 * between slashes, none of them empty, {@code .} or {@code ..}, none with a NUL or a backslash.
 * Symbolic links are followed as long as they stay below the folder. Immutable.
 *
 * @param root looked up anew each time, so that it may be a link that is changed
 * @param hidden whether segments may begin with a dot
 */
public record Folder(Path root, boolean hidden) {
  /** Without what is hidden. */
  public static Folder of(Path root) {
    return new Folder(root, false);
  }

  /** The real path of a file or folder below; null where there is none. */
  public @Nullable Path find(String name) {
    for (String segment : name.split("/", -1)) {
      if (!isAllowed(segment)) {
        return null;
      }
    }
    try {
      Path real = root.resolve(name).toRealPath();
      return real.startsWith(root.toRealPath()) ? real : null;
    } catch (IOException | InvalidPathException notThere) {
      return null; // nor where a file stands for a folder, links go round, or a name is too long
    }
  }

  private boolean isAllowed(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && !(segment.charAt(0) == '.' && !hidden)
        && segment.indexOf(0) < 0
        && segment.indexOf('\\') < 0
        && segment.indexOf(File.separatorChar) < 0;
  }
}
