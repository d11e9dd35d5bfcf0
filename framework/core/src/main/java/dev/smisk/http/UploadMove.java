package dev.smisk.http;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an upload a file for good, all or nothing. */
final class UploadMove {
  /** What is in the making beside its target. */
  private static final Pattern UNFINISHED = Pattern.compile("\\.smisk-[0-9a-f-]{36}");

  private final Path target;
  private final Path folder;
  private final boolean replacing;

  /**
   * Nothing is done yet.
   *
   * @throws UnsupportedOperationException for an option other than REPLACE_EXISTING
   */
  UploadMove(Path target, CopyOption... options) {
    this.target = target;
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    this.folder = parent == null ? absolute : parent;
    List<CopyOption> chosen = List.of(options);
    this.replacing = chosen.contains(StandardCopyOption.REPLACE_EXISTING);
    if (chosen.size() > (replacing ? 1 : 0)) {
      throw new UnsupportedOperationException(
          "an upload can be moved with REPLACE_EXISTING, not with " + chosen);
    }
  }

  void move(UploadContent content) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          target.toString(), null, "there is no folder " + folder + ": create it first");
    }
    if (!replacing && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    UploadFile file = content.file();
    if (file == null) {
      copy(content, null);
      return;
    }
    file.force();
    try {
      place(file.path());
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException elsewhere) { // on another file system above all
      copy(content, file.path());
      file.delete();
      return;
    }
    file.forget();
  }

  static boolean isUnfinished(Path file) {
    return UNFINISHED.matcher(String.valueOf(file.getFileName())).matches();
  }

  /** By way of a file beside the target. */
  private void copy(UploadContent content, @Nullable Path source) throws IOException {
    Path beside = folder.resolve(".smisk-" + UUID.randomUUID());
    Path note = note(content.folder(), beside);
    try {
      copy(content, source, beside);
    } finally {
      Files.deleteIfExists(beside);
      Files.deleteIfExists(note);
    }
  }

  private static Path note(UploadFolder uploads, Path beside) throws BodyException {
    try {
      return uploads.note(beside);
    } catch (IOException e) {
      throw UploadFile.notKept(uploads.parent(), e);
    }
  }

  private void copy(UploadContent content, @Nullable Path source, Path beside) throws IOException {
    try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
      if (source == null) {
        write(out, new ByteArrayInputStream(content.bytes(), 0, (int) content.size()));
      } else {
        try (InputStream in = new FileInputStream(source.toFile())) {
          write(out, in);
        }
      }
    }
    placeOrMove(beside);
  }

  /** A disk that is full is told as it is where uploads are received. */
  private void write(FileOutputStream out, InputStream in) throws IOException {
    try {
      in.transferTo(out);
      out.getFD().sync();
    } catch (IOException e) {
      throw new BodyException(
          503,
          "the server could not keep the upload; try again later",
          new IOException("an upload could not be moved to " + target + ": free space there", e));
    }
  }

  /** In one step; a link never replaces what is there. */
  private void place(Path source) throws IOException {
    if (replacing) {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.createLink(target, source);
      Files.delete(source);
    }
  }

  /** The same where the file system may have no links: then two moves at once may overwrite. */
  private void placeOrMove(Path source) throws IOException {
    try {
      place(source);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      if (replacing) {
        throw e;
      }
      Files.move(source, target);
    }
  }
}
