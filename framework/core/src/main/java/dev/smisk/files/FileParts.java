package dev.smisk.files;

import dev.smisk.files.ByteRanges.Range;
import dev.smisk.http.BodyOutput;
import dev.smisk.http.OpenedFile;
import dev.smisk.http.StreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes parts of a file, each behind what announces it, and closes it. */
final class FileParts implements StreamWriter {
  /** What stands before a range; empty for a lone one. */
  private record Part(String head, Range range) {}

  private final OpenedFile file;
  private final List<Part> parts;
  private final String end;

  private FileParts(OpenedFile file, List<Part> parts, String end) {
    this.file = file;
    this.parts = parts;
    this.end = end;
  }

  static FileParts one(OpenedFile file, Range range) {
    return new FileParts(file, List.of(new Part("", range)), "");
  }

  /** As {@code multipart/byteranges} (RFC 9110 section 14.6). */
  static FileParts several(OpenedFile file, List<Range> ranges, String mediaType, String boundary) {
    List<Part> parts = new ArrayList<>();
    for (Range range : ranges) {
      String head =
          "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
              .formatted(boundary, mediaType, contentRange(range, file.length()));
      parts.add(new Part(head, range));
    }
    return new FileParts(file, parts, "\r\n--" + boundary + "--\r\n");
  }

  /** One that no file holds: 122 random bits. */
  static String boundary() {
    return UUID.randomUUID().toString();
  }

  static String contentRange(Range range, long length) {
    return "bytes " + range.from() + '-' + (range.end() - 1) + '/' + length;
  }

  /** Of all that is written, in bytes. */
  long length() {
    long length = end.length();
    for (Part part : parts) {
      length += part.head().length() + part.range().count();
    }
    return length;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    BodyOutput output = BodyOutput.of(out);
    for (Part part : parts) {
      output.write(bytes(part.head()));
      file.write(output, part.range().from(), part.range().count());
    }
    output.write(bytes(end));
  }

  /** Headers are ISO-8859-1. */
  private static byte[] bytes(String head) {
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
