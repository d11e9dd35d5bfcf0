package dev.smisk.dev;

import dev.smisk.FuzzInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Requests to {@code --dev} on one connection: however its stream is cut, the same heads and bodies
 * come of it, and in the end nothing but what the client is told.
 */
public final class HttpFuzz {
  private static final Set<Integer> REFUSALS = Set.of(400, 421, 431, 501, 505);

  private HttpFuzz() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzInput input = FuzzInput.of(bytes);
    List<String> expected = null;
    for (FuzzInput.Way way : input.ways()) {
      List<String> seen = new ArrayList<>();
      try {
        readAll(new ByteSource(way.pieces(input.stream())), seen);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      expected = expected == null ? seen : expected;
      FuzzInput.same(expected, seen, way);
    }
  }

  private static void readAll(ByteSource in, List<String> seen) throws IOException {
    try {
      RequestHead head = RequestHead.read(in);
      while (head != null) {
        seen.add(head.method() + " " + head.target() + " " + head.headers().lines());
        seen.add(head.query() + " " + head.keepAlive() + " " + head.expectsContinue());
        readBody(RequestBody.of(head, in), seen);
        head = RequestHead.read(in);
      }
    } catch (HttpSyntaxException e) {
      if (!REFUSALS.contains(e.status())) {
        throw e;
      }
      seen.add(e.status() + " " + e.getMessage());
    } catch (EOFException e) {
      seen.add("cut off");
    }
  }

  private static void readBody(RequestBody body, List<String> seen) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1000];
    long total = 0;
    try {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        crc.update(buffer, 0, count);
        total += count;
      }
    } finally {
      seen.add(total + ":" + crc.getValue() + " " + body.ended());
    }
  }

  /** What to begin with. */
  public static List<byte[]> seeds() {
    String get = "GET /a?b=c HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, close\r\n\r\n";
    String sized = "POST http://x/p HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhello";
    String chunked =
        """
        PUT / HTTP/1.1\r
        host:localhost\r
        Transfer-Encoding: chunked\r
        Expect: 100-continue\r
        \r
        5;a=b\r
        hello\r
        1F\r
        0123456789012345678901234567890\r
        0\r
        T: v\r
        \r
        """;
    String old = "GET * HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    List<byte[]> seeds = new ArrayList<>();
    for (String text : List.of(get + sized + chunked + old, chunked, "\r\n" + old + get, sized)) {
      byte[] stream = text.getBytes(StandardCharsets.ISO_8859_1);
      seeds.add(FuzzInput.input(stream, 7, 2, 30));
    }
    return seeds;
  }
}
