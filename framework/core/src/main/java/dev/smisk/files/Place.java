package dev.smisk.files;

import dev.smisk.http.FileSource;
import org.jspecify.annotations.Nullable;

/** Where a folder of files is. Thread-safe. */
interface Place {
  /**
   * The file of that name.
   *
   * @param name segments between slashes, as a client sent them once decoded
   * @return null where there is none, or it is hidden
   */
  @Nullable FileSource file(String name);

  /** Whether that is a folder. */
  boolean isFolder(String name);

  /** Whether what was compressed is as new as what it was made of. */
  boolean isCurrent(FileSource compressed, FileSource original);

  /** The same with what begins with a dot. */
  Place withHidden();

  /** For messages. */
  @Override
  String toString();
}
