package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.junit.jupiter.api.Test;

/**
 * Random bodies, cut at random, are taken apart as by Commons FileUpload. Look-alikes are left to
 * {@link MultipartTest}: there it answers with an error what is content here.
 */
class MultipartDifferenceTest {
  private static final int BODIES = 3_000;
  private static final String ALPHABET = "\r\n-abB: \0\u00ff";

  /** Headers and content of each part. */
  private record Seen(String headers, String content) {}

  private final Random random = new Random(20261127);

  @Test
  void randomBodies_areTakenApartAsByCommonsFileUpload() throws IOException {
    int parts = 0;
    for (int i = 0; i < BODIES; i++) {
      String boundary = "-".repeat(random.nextInt(4)) + "b" + "abB".repeat(random.nextInt(20));
      byte[] body = body(boundary);
      List<Seen> expected = byCommons(boundary, body);
      assertThat(ours(boundary, body)).as("body %d of %s", i, boundary).isEqualTo(expected);
      parts += expected.size();
    }
    assertThat(parts).as("parts seen").isGreaterThan(BODIES);
  }

  private byte[] body(String boundary) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      write(body, "--" + boundary + "\r\n");
      for (int h = 1 + random.nextInt(3); h > 0; h--) {
        write(body, "X-" + h + ": " + "v".repeat(random.nextInt(50)) + "\r\n");
      }
      write(body, "\r\n");
      write(body, content(boundary));
      write(body, "\r\n");
    }
    write(body, "--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String content(String boundary) {
    int length = random.nextInt(10) == 0 ? 10_000 + random.nextInt(40_000) : random.nextInt(60);
    StringBuilder content = new StringBuilder();
    while (content.length() < length) {
      int kind = random.nextInt(6);
      String cut = "\r\n--" + boundary;
      content.append(
          kind == 0
              ? cut.substring(0, random.nextInt(cut.length()))
              : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    String made = "\r\n" + content; // the end of the header lines counts as one
    while (made.contains("\r\n--" + boundary)) {
      made = made.replace("\r\n--" + boundary, "\r\n");
    }
    return made.substring(2);
  }

  private static List<Seen> byCommons(String boundary, byte[] body) throws IOException {
    List<Seen> seen = new ArrayList<>();
    MultipartInput input =
        MultipartInput.builder()
            .setInputStream(new ByteArrayInputStream(body))
            .setBoundary(boundary.getBytes(StandardCharsets.US_ASCII))
            .get();
    for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
      String headers = input.readHeaders();
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      input.readBodyData(content);
      seen.add(new Seen(normal(headers), content.toString(StandardCharsets.ISO_8859_1)));
    }
    return seen;
  }

  private static String normal(String block) {
    return Arrays.stream(block.split("\r\n", -1))
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring(0, 3).toLowerCase(Locale.ROOT) + line.substring(3))
        .map(String::strip)
        .toList()
        .toString();
  }

  private List<Seen> ours(String boundary, byte[] body) throws IOException {
    List<Seen> seen = new ArrayList<>();
    Multipart parts =
        Multipart.of(
            "multipart/form-data; boundary=\"" + boundary + "\"",
            new RandomCuts(body),
            FormLimits.DEFAULT);
    for (Part part = parts.next(); part != null; part = parts.next()) {
      List<String> headers = new ArrayList<>();
      part.headers().forEach((name, value) -> headers.add((name + ": " + value).strip()));
      byte[] content = part.stream().readAllBytes();
      seen.add(new Seen(headers.toString(), new String(content, StandardCharsets.ISO_8859_1)));
    }
    return seen;
  }

  /** Gives from one byte to all that are asked for. */
  private final class RandomCuts extends InputStream {
    private final ByteArrayInputStream bytes;

    RandomCuts(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int most = random.nextBoolean() ? 1 + random.nextInt(9) : 1 + random.nextInt(5_000);
      return bytes.read(into, offset, Math.min(length, most));
    }
  }
}
