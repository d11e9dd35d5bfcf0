package dev.smisk.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers photos and keeps videos, in a folder. Thread-safe. */
final class Album {
  private final Path folder;
  private final AtomicLong count = new AtomicLong();

  Album(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  long add(String title) {
    return add(title, 0);
  }

  long add(String title, long bytes) {
    if (title.isBlank() || bytes < 0) {
      throw new IllegalArgumentException("a photo has a title");
    }
    return count.incrementAndGet();
  }

  void add(String name, InputStream content) throws IOException {
    write(name, content);
  }

  void write(String name, InputStream content) throws IOException {
    Files.copy(content, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  Path cover(long id) {
    return folder.resolve(id + ".jpg");
  }
}
