package dev.smisk.routing;

import dev.smisk.FuzzInput;
import dev.smisk.http.HttpException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths split and decoded, against a naive way to do it. */
public final class PathFuzz {
  private static final List<String> REFUSED = List.of("refused with 400");

  /** What stands around a path is none of it. */
  private static final String BEFORE = "%/..#";

  private PathFuzz() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    String path = "/" + new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> expected = naive(path);
    SplitPath split = new SplitPath();
    FuzzInput.same(expected, seen(split, path, "", ""), path);
    FuzzInput.same(expected, seen(split, path, BEFORE, "/%2E"), path);
    FuzzInput.same(expected, seen(split, path, "", "#/.%0"), path);
  }

  private static List<String> seen(SplitPath split, String path, String before, String behind) {
    try {
      split.split(before + path + behind, before.length(), before.length() + path.length());
    } catch (HttpException e) {
      return List.of("refused with " + e.problem().status());
    }
    List<String> segments = new ArrayList<>();
    for (int i = split.first(); i < split.count(); i++) {
      String segment = new String(split.chars(), split.start(i), split.end(i) - split.start(i));
      FuzzInput.same(segment.hashCode(), split.hash(i), "hash of " + segment);
      segments.add(segment);
    }
    return segments;
  }

  private static List<String> naive(String path) {
    List<String> segments = new ArrayList<>();
    for (String raw : path.substring(1).split("/", -1)) {
      String segment = raw.indexOf('#') < 0 ? decoded(raw) : null;
      if (segment == null
          || segment.indexOf(0) >= 0
          || Arrays.stream(segment.split("/", -1)).anyMatch(s -> s.equals(".") || s.equals(".."))) {
        return REFUSED;
      }
      segments.add(segment);
    }
    return segments;
  }

  private static @Nullable String decoded(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) != '%') {
        bytes.writeBytes(raw.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      } else if (raw.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*")) {
        bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** What to begin with. */
  public static List<byte[]> seeds() {
    return List.of(
        "books/7".getBytes(StandardCharsets.US_ASCII),
        "a%2Fb/%C3%A9//caf%e9".getBytes(StandardCharsets.US_ASCII),
        "a/%2e%2E/b".getBytes(StandardCharsets.US_ASCII),
        "..%2F/.a/a./...".getBytes(StandardCharsets.US_ASCII),
        "x#y/%00/%".getBytes(StandardCharsets.US_ASCII));
  }
}
