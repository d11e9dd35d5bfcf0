package dev.smisk.http;

import dev.smisk.FuzzInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Bodies of parts: however they are cut, the same parts come of them, and in the end nothing but
 * what the client is told. Where all is well, no content holds a delimiter.
 */
public final class MultipartFuzz {
  private static final String TYPE = "multipart/form-data; boundary=b";
  private static final byte[] DELIMITER = "\r\n--b\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 415);

  private MultipartFuzz() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzInput input = FuzzInput.of(bytes);
    List<String> expected = null;
    for (FuzzInput.Way way : input.ways()) {
      List<String> seen = seen(Multipart.of(TYPE, way.pieces(input.stream()), FormLimits.DEFAULT));
      expected = expected == null ? seen : expected;
      FuzzInput.same(expected, seen, way);
    }
  }

  private static List<String> seen(Multipart parts) {
    List<String> seen = new ArrayList<>();
    try {
      for (Part part = parts.next(); part != null; part = parts.next()) {
        seen.add(part.headers() + " " + part.name() + " " + part.filename());
        seen.add(part.mediaType() + " " + part.safeFilename());
        byte[] content = part.stream().readAllBytes();
        if (holds(content)) {
          throw new AssertionError("a delimiter is in the content of " + seen);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        seen.add(content.length + ":" + crc.getValue() + " " + part.charset());
      }
    } catch (BodyException e) {
      if (!REFUSALS.contains(e.status())) {
        throw new AssertionError(e);
      }
      seen.add(e.status() + " " + e.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return seen;
  }

  private static boolean holds(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.contains(new String(DELIMITER, StandardCharsets.ISO_8859_1));
  }

  /** What to begin with. */
  public static List<byte[]> seeds() {
    String form =
        """
        preamble\r
        --b\r
        Content-Disposition: form-data; name="a"\r
        \r
        one\r
        --b \t\r
        Content-Disposition: form-data; name="f"; filename="C:\\\\x\\\\\\"y%22.txt"\r
        Content-Type: image/png; charset=utf-8\r
        \r
        \r
        --bX\r
        --b-\r\r
        --b--\r
        epilogue""";
    String charsets =
        """
        --b\r
        Content-Disposition: form-data; name=_charset_\r
        \r
        iso-8859-1\r
        --b\r
        Content-Disposition: form-data; name=x;\r
         filename*=UTF-8'en'%e2%82%ac\r
        Content-Transfer-Encoding: binary\r
        \r
        --b\r
        \r
        --b--""";
    List<byte[]> seeds = new ArrayList<>();
    for (String text : List.of(form, charsets, "--b--", "--b\r\n\r\n--b", "--b\n\n--b--\n")) {
      seeds.add(FuzzInput.input(text.getBytes(StandardCharsets.ISO_8859_1), 7, 2, 30));
    }
    return seeds;
  }
}
