package dev.smisk.http;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What may be read of a form. Past a limit the answer is 413 and names it, and what still comes is
 * discarded.
 *
 * @param parts of one form, fields as well as files; default 1,000
 * @param partHeaderBytes of the header lines of one part; default 8,192, at most 1,048,576
 * @param fieldBytes of one field's text; default 1,048,576
 * @param fieldsBytes of all fields' names and texts together, which are kept in memory; default
 *     1,048,576
 * @param uploadMemory bytes of one form's files that are kept in memory; what is larger goes to
 *     temporary files. Default 16,384
 * @param uploadBytes of all such files at once; past it 503. Default 17,179,869,184
 * @param uploadFolder where those are made. Default: {@code java.io.tmpdir}
 */
public record FormLimits(
    int parts,
    int partHeaderBytes,
    long fieldBytes,
    long fieldsBytes,
    int uploadMemory,
    long uploadBytes,
    Path uploadFolder) {

  /** The defaults named above. */
  public static final FormLimits DEFAULT =
      new FormLimits(
          1_000,
          8 * 1024,
          1 << 20,
          1 << 20,
          16 * 1024,
          16L << 30,
          Path.of(System.getProperty("java.io.tmpdir")));

  /** Larger ones would be a buffer of that size for each request. */
  private static final int MAX_PART_HEADER_BYTES = 1 << 20;

  /** Of a name in the answer: enough to recognize it. */
  private static final int SHOWN_CHARS = 80;

  /** Checks that they are in range. */
  public FormLimits {
    positive("parts", parts);
    positive("partHeaderBytes", partHeaderBytes);
    positive("fieldBytes", fieldBytes);
    positive("fieldsBytes", fieldsBytes);
    positive("uploadMemory", uploadMemory);
    positive("uploadBytes", uploadBytes);
    if (partHeaderBytes > MAX_PART_HEADER_BYTES) {
      throw new IllegalArgumentException(
          "partHeaderBytes must be at most 1048576, not " + partHeaderBytes);
    }
    Objects.requireNonNull(uploadFolder, "uploadFolder");
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }

  /** Those of one route: its own where it has some. */
  public FormLimits of(BodyLimits route) {
    return route.parts() < 0 && route.fieldBytes() < 0
        ? this
        : new FormLimits(
            route.parts() < 0 ? parts : route.parts(),
            partHeaderBytes,
            route.fieldBytes() < 0 ? fieldBytes : route.fieldBytes(),
            Math.max(fieldsBytes, route.fieldBytes()),
            uploadMemory,
            uploadBytes,
            uploadFolder);
  }

  /** The 413 for a form with more parts. */
  BodyException tooMany() {
    return new BodyException(
        413, "the form has more than " + parts + " parts, the limit here", null);
  }

  /** The 413 for a longer field, named as {@link #shown} does. */
  BodyException tooLong(String field) {
    return new BodyException(
        413,
        "the form field " + field + " is longer than " + fieldBytes + " bytes, the limit here",
        null);
  }

  /** The 413 for fields that are longer together. */
  BodyException tooLongTogether() {
    return new BodyException(
        413,
        "the form's fields are longer than " + fieldsBytes + " bytes together, the limit here",
        null);
  }

  /** A name that a client chose, for a message. */
  static String shown(String name) {
    String shown = name.length() <= SHOWN_CHARS ? name : name.substring(0, SHOWN_CHARS) + "…";
    return '"' + shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"]", "?") + '"';
  }
}
