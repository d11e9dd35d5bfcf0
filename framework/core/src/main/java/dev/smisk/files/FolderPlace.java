package dev.smisk.files;

import dev.smisk.http.FileSource;
import dev.smisk.http.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder of the file system. */
record FolderPlace(Folder folder) implements Place {
  @Override
  public @Nullable FileSource file(String name) {
    Path path = folder.find(name);
    return path != null && Files.isRegularFile(path) ? FileSource.of(path) : null;
  }

  @Override
  public boolean isFolder(String name) {
    Path path = folder.find(name);
    return path != null && Files.isDirectory(path);
  }

  @Override
  public boolean isCurrent(FileSource compressed, FileSource original) {
    Path one = compressed.path();
    Path other = original.path();
    try {
      return one != null
          && other != null
          && Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
    } catch (IOException vanished) {
      return false;
    }
  }

  @Override
  public Place withHidden() {
    return new FolderPlace(new Folder(folder.root(), true));
  }

  @Override
  public String toString() {
    return folder.root().toString();
  }
}
