package dev.smisk.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A file of the file system. Symbolic links are followed. */
record PathFile(Path path) implements FileSource {
  /** Of looking until a file is the same before and after it is opened. */
  private static final int ATTEMPTS = 3;

  @Override
  public boolean exists() {
    return Files.isRegularFile(path);
  }

  @Override
  public OpenedFile open() throws IOException {
    for (int attempt = 1; ; attempt++) {
      BasicFileAttributes before = attributes();
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        BasicFileAttributes after = attributes();
        if (isSame(before, after) || attempt == ATTEMPTS) {
          return new Opened(
              channel,
              channel.size(),
              after.lastModifiedTime().toInstant(),
              after.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close(); // another file has taken its place, or it was written to
    }
  }

  /** Only a file: opening a pipe would wait for its other end. */
  private BasicFileAttributes attributes() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new NoSuchFileException(path.toString(), null, "not a file");
    }
    return attributes;
  }

  private static boolean isSame(BasicFileAttributes one, BasicFileAttributes other) {
    return one.size() == other.size()
        && one.lastModifiedTime().equals(other.lastModifiedTime())
        && Objects.equals(one.fileKey(), other.fileKey());
  }

  /** The tag is made of time and size: what changes a file without changing either is not seen. */
  private record Opened(FileChannel channel, long length, Instant lastModified, long nanos)
      implements OpenedFile {
    @Override
    public String entityTag() {
      return '"' + Long.toHexString(nanos) + '-' + Long.toHexString(length) + '"';
    }

    @Override
    public void write(BodyOutput out, long from, long count) throws IOException {
      out.transfer(channel, from, count);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
