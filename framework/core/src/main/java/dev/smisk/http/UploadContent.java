package dev.smisk.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of an upload: in memory, or in a temporary file. Belongs to one thread. */
final class UploadContent {
  /** The first piece of memory; more is taken as bytes come. */
  private static final int INITIAL_BYTES = 1024;

  private final UploadFolder folder;
  private byte[] bytes = {};
  private int length;
  private @Nullable UploadFile file;

  private UploadContent(UploadFolder folder) {
    this.folder = folder;
  }

  /**
   * Takes all of a part.
   *
   * @param memory bytes that may be kept in it
   * @throws BodyException also 503 if the disk does not take it; then nothing is left there
   */
  static UploadContent of(InputStream in, int memory, UploadFolder folder) throws IOException {
    UploadContent content = new UploadContent(folder);
    try {
      content.receive(in, memory);
      return content;
    } catch (IOException | RuntimeException | Error e) {
      content.delete();
      throw e;
    }
  }

  private void receive(InputStream in, int memory) throws IOException {
    int count;
    do {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(memory, Math.max(INITIAL_BYTES, 2 * length)));
      }
      count = in.read(bytes, length, bytes.length - length);
      length += Math.max(count, 0);
    } while (count >= 0 && length < memory);
    int next = count < 0 ? -1 : in.read();
    if (next < 0) {
      return;
    }
    UploadFile spooled = create();
    file = spooled;
    spooled.write(bytes, 0, length);
    spooled.write(next);
    bytes = new byte[0];
    length = 0;
    in.transferTo(spooled);
    spooled.close();
  }

  private UploadFile create() throws BodyException {
    try {
      return folder.create();
    } catch (IOException e) {
      throw UploadFile.notKept(folder.parent(), e);
    }
  }

  /** Where those of its kind are that are not in memory. */
  UploadFolder folder() {
    return folder;
  }

  long size() {
    return file == null ? length : file.size();
  }

  /** Those in memory; more of them than there are bytes. */
  byte[] bytes() {
    return bytes;
  }

  @Nullable UploadFile file() {
    return file;
  }

  @Nullable Path path() {
    return file == null ? null : file.path();
  }

  void delete() throws IOException {
    bytes = new byte[0];
    length = 0;
    if (file != null) {
      file.delete();
    }
  }
}
