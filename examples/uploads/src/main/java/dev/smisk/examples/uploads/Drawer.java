package dev.smisk.examples.uploads;

import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of files. One is there when all of it is: until then it is a hidden file, which is
 * deleted if anything goes wrong; what a process leaves that is killed meanwhile, the next one
 * deletes. Thread-safe.
 */
final class Drawer {
  /** Of a name, in bytes: what file systems take. */
  private static final int MAX_NAME_BYTES = 255;

  private static final int BUFFER_BYTES = 64 * 1024;

  private static final String UPLOAD = ".upload";

  /** No upload is silent for so long: another instance's that still comes is younger. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;

  Drawer(Path folder) {
    this.folder = folder;
  }

  /** Deletes uploads that nobody has written to for an hour. */
  void sweep() throws IOException {
    Instant before = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> uploads = Files.newDirectoryStream(folder, UPLOAD + "*")) {
      for (Path upload : uploads) {
        try {
          if (Files.getLastModifiedTime(upload).toInstant().isBefore(before)) {
            Files.delete(upload);
          }
        } catch (NoSuchFileException doneMeanwhile) {
          // It has its own name now.
        }
      }
    }
  }

  Path folder() {
    return folder;
  }

  /** By name; without those that are still on their way. */
  List<StoredFile> list() throws IOException {
    List<StoredFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = path.getFileName().toString();
        if (name.charAt(0) != '.') {
          try {
            files.add(stored(name, path));
          } catch (NoSuchFileException deletedMeanwhile) {
            // It is no longer to be listed.
          }
        }
      }
    }
    files.sort(Comparator.comparing(StoredFile::name));
    return files;
  }

  /** Stores what comes; a file that has the name already is replaced when all has come. */
  StoredFile store(String name, InputStream content) throws IOException {
    check(name);
    // The web server sends it, and is another user.
    Path upload =
        Files.createTempFile(
            folder,
            UPLOAD,
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    try {
      try (OutputStream out = Files.newOutputStream(upload)) {
        copy(content, out);
      }
      Path file = Files.move(upload, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return stored(name, file);
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  /** Whether there was one. */
  boolean delete(String name) throws IOException {
    check(name);
    return Files.deleteIfExists(folder.resolve(name));
  }

  /** What fails on the way in is the client's, and has its own answer; the rest is the disk's. */
  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      try {
        out.write(buffer, 0, read);
      } catch (IOException e) {
        throw new HttpException(
            Problem.of(507, "the file cannot be stored here: there may be no space left"), e);
      }
    }
  }

  private static StoredFile stored(String name, Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new StoredFile(name, attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  private static void check(String name) {
    if (name.charAt(0) == '.'
        || name.chars().anyMatch(c -> c < ' ' || c == '/' || c == '\\')
        || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw new HttpException(
          400,
          "a file's name has up to 255 bytes, does not begin with a dot, and holds no slash,"
              + " backslash or control character");
    }
  }
}
