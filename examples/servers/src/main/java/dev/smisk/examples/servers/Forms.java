package dev.smisk.examples.servers;

import dev.smisk.Form;
import dev.smisk.Limit;
import dev.smisk.Route;
import dev.smisk.http.Multipart;
import dev.smisk.http.Part;
import dev.smisk.http.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Forms with files, and what reaches a handler of their parts. */
public final class Forms {
  private final Holds holds;

  public Forms(Holds holds) {
    this.holds = holds;
  }

  /**
   * A part as a handler saw it.
   *
   * @param filename null where it has none
   * @param length of the content, in bytes
   * @param sha256 of the content, in hexadecimal
   */
  public record SeenPart(
      String name, String filename, String mediaType, long length, String sha256) {}

  /**
   * Tells {@code NAME.first} when the first part is there, and {@code NAME.broken} at a failure.
   */
  @Route("POST /forms/parts/{name}")
  @Limit(body = "1GB")
  List<SeenPart> parts(String name, Multipart form) throws IOException {
    List<SeenPart> seen = new ArrayList<>();
    try {
      for (Part part = form.next(); part != null; part = form.next()) {
        holds.tell(name, "first");
        seen.add(seen(part.name(), part.filename(), part.mediaType(), part.stream()));
      }
      return seen;
    } catch (IOException e) {
      holds.tell(name, "broken");
      throw e;
    }
  }

  /** All of it has come before the handler runs. */
  @Route("POST /forms/uploads")
  @Limit(body = "1GB")
  List<SeenPart> uploads(@Form String title, @Form List<Upload> file) throws IOException {
    List<SeenPart> seen = new ArrayList<>();
    seen.add(new SeenPart("title", null, "text/plain", title.length(), title));
    for (Upload each : file) {
      seen.add(seen(each.name(), each.filename(), each.mediaType(), each.stream()));
    }
    return seen;
  }

  /** Two parts, and fields of 64 KiB. */
  @Route("POST /forms/few")
  @Limit(body = "8MB", parts = 2, field = "64KB")
  int few(Multipart form) throws IOException {
    int length = 0;
    for (Part part = form.next(); part != null; part = form.next()) {
      length += part.filename() == null ? part.text().length() : 0;
    }
    return length;
  }

  private static SeenPart seen(String name, String filename, String type, InputStream content)
      throws IOException {
    try {
      DigestInputStream in = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
      long length = in.transferTo(OutputStream.nullOutputStream());
      String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return new SeenPart(name, filename, type, length, digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
