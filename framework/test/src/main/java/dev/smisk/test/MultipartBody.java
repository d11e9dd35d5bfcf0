package dev.smisk.test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A {@code multipart/form-data} body as a browser would send it (WHATWG HTML 4.10.21.8). */
final class MultipartBody {
  /** No content of a test holds it but one that means to. */
  private static final String BOUNDARY = "----smisk-test-hUk8Cj2XqRt0VwLz";

  static final String MEDIA_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** One more part. */
  void part(String name, @Nullable String filename, @Nullable String mediaType, byte[] content) {
    text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + escaped(name) + "\"");
    text(filename == null ? "" : "; filename=\"" + escaped(filename) + "\"");
    text(mediaType == null ? "\r\n\r\n" : "\r\nContent-Type: " + mediaType + "\r\n\r\n");
    bytes.writeBytes(content);
    text("\r\n");
  }

  private void text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** All parts so far, and the end. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }
}
