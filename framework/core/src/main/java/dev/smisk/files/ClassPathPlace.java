package dev.smisk.files;

import dev.smisk.http.FileSource;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder on the class path, seen from a class: in its module, and by its class loader.
 *
 * @param name of the folder, from the root, without slashes around it
 */
record ClassPathPlace(Class<?> seenFrom, String name, boolean hidden) implements Place {
  @Override
  public @Nullable FileSource file(String below) {
    URL url = find(below);
    if (url == null) {
      return null;
    }
    FileSource file = source(url);
    return file.exists() ? file : null;
  }

  /** Classes in folders, as while an app is developed, are files like others. */
  private static FileSource source(URL url) {
    return url.getProtocol().equals("file") ? FileSource.of(path(url)) : new ResourceFile(url);
  }

  private static Path path(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class loader gave a malformed URL: " + url, e);
    }
  }

  private @Nullable URL find(String below) {
    for (String segment : below.split("/", -1)) {
      if (segment.isEmpty()
          || segment.equals(".")
          || segment.equals("..")
          || (segment.charAt(0) == '.' && !hidden)
          || segment.indexOf(0) >= 0
          || segment.indexOf('\\') >= 0
          || segment.endsWith(".class")) {
        return null;
      }
    }
    return seenFrom.getResource("/" + name + "/" + below);
  }

  @Override
  public boolean isFolder(String below) {
    URL url = find(below);
    if (url == null) {
      return false;
    }
    if (url.getProtocol().equals("file")) {
      return Files.isDirectory(path(url));
    }
    try {
      return url.openConnection() instanceof JarURLConnection jar
          && jar.getJarEntry().isDirectory();
    } catch (IOException vanished) {
      return false;
    }
  }

  /** They were packaged together. */
  @Override
  public boolean isCurrent(FileSource compressed, FileSource original) {
    return true;
  }

  @Override
  public Place withHidden() {
    return new ClassPathPlace(seenFrom, name, true);
  }

  @Override
  public String toString() {
    return "class path: /" + name;
  }
}
