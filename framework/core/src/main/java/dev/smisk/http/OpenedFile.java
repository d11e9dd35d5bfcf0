package dev.smisk.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is open, and what it was like at that moment. For one thread at a time. */
public interface OpenedFile extends Closeable {
  /** In bytes. */
  long length();

  /** With its quotes; another one whenever the content is another one. */
  String entityTag();

  /** Null where the time tells nothing about the content. */
  @Nullable Instant lastModified();

  /**
   * Writes a part.
   *
   * @throws java.io.EOFException if the file has become shorter
   */
  void write(BodyOutput out, long from, long count) throws IOException;
}
