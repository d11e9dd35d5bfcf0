package dev.smisk.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class UploadBodyTest {
  private static final int FILE_BYTES = 2 * UploadBody.BLOCK_BYTES + 5;

  private final UploadBody body = new UploadBody(FILE_BYTES);

  private byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(Channels.newChannel(bytes));
    return bytes.toByteArray();
  }

  private static int endOfHead(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
  }

  @Test
  void writeTo_putsTheFileBetweenBoundaries() throws IOException {
    byte[] bytes = written();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String boundary = UploadBody.contentType().replaceFirst(".*boundary=", "--");
    assertThat(text).startsWith(boundary + "\r\nContent-Disposition: form-data; ");
    assertThat(text.substring(endOfHead(bytes) + FILE_BYTES))
        .isEqualTo("\r\n" + boundary + "--\r\n");
    assertThat(text.split(boundary, -1)).as("none in the file").hasSize(3);
  }

  @Test
  void length_isThatOfAllThatIsWritten() throws IOException {
    assertThat(body.length()).isEqualTo(written().length);
  }

  @Test
  void sha256_isThatOfTheFileHoweverOftenItIsWritten() throws Exception {
    byte[] first = written();
    byte[] file = Arrays.copyOfRange(first, endOfHead(first), endOfHead(first) + FILE_BYTES);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(body.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(written()).isEqualTo(first);
  }
}
