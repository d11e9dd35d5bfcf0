package dev.smisk.dev;

import dev.smisk.fastcgi.Protocol;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The STDOUT of one FastCGI request as a stream that ends with END_REQUEST. A connection that ends
 * before is an error, so that a broken answer never looks complete. STDERR goes to the log.
 */
final class AppOutput extends InputStream {
  private static final Logger log = LoggerFactory.getLogger(AppOutput.class);

  private final ReadableByteChannel channel;

  /** Always between two reads: what came and was not taken yet. */
  private final ByteBuffer in = ByteBuffer.allocate(32 * 1024).flip();

  /** Bytes of STDOUT until the current record's padding. */
  private int content;

  private int padding;
  private boolean ended;

  AppOutput(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** True once END_REQUEST came. */
  boolean ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (content == 0 && !ended) {
      nextRecord();
    }
    if (ended) {
      return -1;
    }
    if (!in.hasRemaining()) {
      fill(1);
    }
    int count = Math.min(Math.min(length, content), in.remaining());
    in.get(into, offset, count);
    content -= count;
    return count;
  }

  private void nextRecord() throws IOException {
    skip(padding);
    fill(Protocol.HEADER_BYTES);
    in.get(); // the version
    int type = in.get();
    in.getShort(); // the id: there is but one
    int length = Short.toUnsignedInt(in.getShort());
    padding = Byte.toUnsignedInt(in.get());
    in.get(); // reserved
    switch (type) {
      case Protocol.STDOUT -> content = length;
      case Protocol.STDERR -> log.warn("the app wrote to STDERR: {}", text(length));
      case Protocol.END_REQUEST -> ended = true;
      default -> skip(length);
    }
  }

  private String text(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      fill(1);
      bytes[at] = in.get();
    }
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private void skip(int length) throws IOException {
    for (int left = length; left > 0; ) {
      fill(1);
      int step = Math.min(left, in.remaining());
      in.position(in.position() + step);
      left -= step;
    }
  }

  /** Reads until so many bytes are there. */
  private void fill(int bytes) throws IOException {
    if (in.remaining() >= bytes) {
      return;
    }
    in.compact();
    while (in.position() < bytes) {
      if (channel.read(in) < 0) {
        throw new EOFException("the app closed the connection before its answer was complete");
      }
    }
    in.flip();
  }
}
