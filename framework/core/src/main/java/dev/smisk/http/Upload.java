package dev.smisk.http;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a form, all of which has come: what an {@code @Form Upload} parameter is given. Small
 * ones are in memory, larger ones in a temporary file, which is deleted when the request ends,
 * however it ends, unless {@link #moveTo} has claimed it. Belongs to the handler's thread.
 *
 * <pre>{@code
 * @Route("POST /photos")
 * void add(@Form Upload photo, @Form String title) throws IOException {
 *   photo.moveTo(folder.resolve(album.add(title) + ".jpg"));
 * }
 * }</pre>
 */
public final class Upload {
  private final String name;
  private final String filename;
  private final String mediaType;
  private final UploadContent content;

  /** To be closed with the request, as whoever opened one may forget it. */
  private final List<InputStream> opened = new ArrayList<>(1);

  private @Nullable Path moved;
  private boolean closed;

  Upload(String name, String filename, String mediaType, UploadContent content) {
    this.name = name;
    this.filename = filename;
    this.mediaType = mediaType;
    this.content = content;
  }

  /** The field's name. */
  public String name() {
    return name;
  }

  /** The file's name as the client chose it; see {@link Part#filename}. */
  public String filename() {
    return filename;
  }

  /** What can name a file here, or null; see {@link Part#safeFilename}. */
  public @Nullable String safeFilename() {
    return SafeFilename.of(filename);
  }

  /** What the client takes it for; see {@link Part#mediaType}. */
  public String mediaType() {
    return mediaType;
  }

  /** Its length in bytes, after {@link #moveTo} too. */
  public long size() {
    return content.size();
  }

  /**
   * Its bytes from the begin; a stream of its own at each call, after {@link #moveTo} too. Closed
   * at the request's end at the latest.
   *
   * @throws IllegalStateException after the request's end
   */
  public InputStream stream() throws IOException {
    checkOpen();
    byte[] bytes = content.bytes();
    Path path = moved != null ? moved : content.path();
    if (path == null) {
      return new ByteArrayInputStream(bytes, 0, (int) content.size());
    }
    InputStream stream = new FileInputStream(path.toFile());
    opened.add(stream);
    return stream;
  }

  /** Writes all of it. */
  public void transferTo(OutputStream out) throws IOException {
    try (InputStream in = stream()) {
      in.transferTo(out);
    }
  }

  /**
   * Makes it a file for good: under that name there is all of it or what was there before, never a
   * part, even if the machine fails. Its bytes are forced to the disk, then it is renamed; from
   * another file system it is first copied to a file beside the target whose name begins with
   * {@code .smisk-}; what of it a process leaves that is killed right then, the app's next start
   * deletes. Can be done once.
   *
   * @param target in a folder that exists; permissions are those of any new file
   * @param options {@link java.nio.file.StandardCopyOption#REPLACE_EXISTING}, or nothing
   * @return the target
   * @throws java.nio.file.FileAlreadyExistsException if it is there and not to be replaced
   * @throws IOException if it cannot be written, and the upload is as it was; a {@link
   *     BodyException} with 503 if the disk has no room
   * @throws IllegalStateException if it was moved, or the request has ended
   */
  public Path moveTo(Path target, CopyOption... options) throws IOException {
    checkOpen();
    if (moved != null) {
      throw new IllegalStateException("the upload was moved to " + moved + " already");
    }
    new UploadMove(target, options).move(content);
    moved = target;
    return target;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the upload is gone: it is kept until its request ends, unless it is moved");
    }
  }

  /** The request has ended. */
  void close() throws IOException {
    closed = true;
    try {
      for (InputStream stream : opened) {
        stream.close();
      }
    } finally {
      if (moved == null) {
        content.delete();
      }
    }
  }

  /** For logs. */
  @Override
  public String toString() {
    return "upload " + FormLimits.shown(name) + " of " + size() + " bytes";
  }
}
