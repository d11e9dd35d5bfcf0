package dev.smisk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** The content of one part, until the next one is asked for. Belongs to the handler's thread. */
final class PartStream extends InputStream {
  private final MultipartReader reader;

  /** Whether the next part was asked for. */
  private boolean over;

  PartStream(MultipartReader reader) {
    this.reader = reader;
  }

  /** Nothing of it can be read any more. */
  void end() {
    over = true;
  }

  private MultipartReader reader() throws IOException {
    if (over) {
      throw new IOException("the part is over: read it before the next one is asked for");
    }
    return reader;
  }

  @Override
  public int read() throws IOException {
    return reader().read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    return length == 0 ? 0 : reader().read(into, offset, length);
  }

  @Override
  public long skip(long count) throws IOException {
    return count <= 0 ? 0 : reader().skip(count);
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    return reader().transferTo(out);
  }

  @Override
  public int available() throws IOException {
    return reader().available();
  }
}
