package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * A form with one file, as a browser sends it ({@code multipart/form-data}, RFC 7578), of any
 * length: one block is in memory, and repeated. The file looks like one that is compressed: of its
 * bytes any may follow any. Used by one thread.
 */
final class UploadBody {
  /** In blocks of that size loopback takes several gigabytes a second. */
  static final int BLOCK_BYTES = 256 * 1024;

  private static final String BOUNDARY = "----------------------------uploadOfTheBenchmark";

  private static final byte[] HEAD =
      ascii(
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"upload.bin\"\r\n"
              + "Content-Type: application/octet-stream\r\n\r\n");

  private static final byte[] TAIL = ascii("\r\n--" + BOUNDARY + "--\r\n");

  private final long fileBytes;
  private final ByteBuffer block = block();

  /**
   * @param fileBytes the file's length; the body is a little longer
   */
  UploadBody(long fileBytes) {
    this.fileBytes = fileBytes;
  }

  static String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  long fileBytes() {
    return fileBytes;
  }

  /** Of the whole body, in bytes. */
  long length() {
    return HEAD.length + fileBytes + TAIL.length;
  }

  /** The file's digest, in hexadecimal digits; takes about a second per gigabyte. */
  String sha256() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    for (long rest = fileBytes; rest > 0; rest -= BLOCK_BYTES) {
      digest.update(blockOf(rest));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Writes all of it to a channel that blocks. */
  void writeTo(WritableByteChannel channel) throws IOException {
    write(channel, ByteBuffer.wrap(HEAD));
    for (long rest = fileBytes; rest > 0; rest -= BLOCK_BYTES) {
      write(channel, blockOf(rest));
    }
    write(channel, ByteBuffer.wrap(TAIL));
  }

  private ByteBuffer blockOf(long rest) {
    return block.clear().limit((int) Math.min(rest, BLOCK_BYTES));
  }

  static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Direct, as a channel would copy any other. */
  private static ByteBuffer block() {
    byte[] bytes = new byte[BLOCK_BYTES];
    new Random(1).nextBytes(bytes);
    return ByteBuffer.allocateDirect(BLOCK_BYTES).put(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
