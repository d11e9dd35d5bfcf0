package dev.smisk.files;

import dev.smisk.http.BodyOutput;
import dev.smisk.http.FileSource;
import dev.smisk.http.OpenedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/** A resource in a jar, or in the image of the run-time. */
record ResourceFile(URL url) implements FileSource {
  private static final int COPIED_BYTES = 16 * 1024;

  @Override
  public boolean exists() {
    try {
      URLConnection connection = url.openConnection();
      return connection instanceof JarURLConnection jar
          ? !jar.getJarEntry().isDirectory()
          : connection.getContentLengthLong() >= 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  @Override
  public @Nullable Path path() {
    return null;
  }

  @Override
  public OpenedFile open() throws IOException {
    try {
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar) {
        JarEntry entry = jar.getJarEntry();
        return new Opened(url, entry.getSize(), tag(entry.getCrc(), entry.getSize()));
      }
      long length = connection.getContentLengthLong();
      return new Opened(url, length, tag(connection.getLastModified(), length));
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(url.toString());
    }
  }

  private static String tag(long version, long length) {
    return '"' + Long.toHexString(version) + '-' + Long.toHexString(length) + '"';
  }

  /** The times of a jar's entries are often the same in all its versions, so they tell nothing. */
  private record Opened(URL url, long length, String entityTag) implements OpenedFile {
    @Override
    public @Nullable Instant lastModified() {
      return null;
    }

    @Override
    public void write(BodyOutput out, long from, long count) throws IOException {
      try (InputStream in = url.openStream()) {
        in.skipNBytes(from);
        byte[] buffer = new byte[(int) Math.min(count, COPIED_BYTES)];
        for (long left = count; left > 0; ) {
          int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
          if (read < 0) {
            throw BodyOutput.endedEarly();
          }
          out.write(buffer, 0, read);
          left -= read;
        }
      }
    }

    @Override
    public void close() {
      // Each write opens and closes a stream of its own.
    }
  }
}
