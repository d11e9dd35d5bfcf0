package dev.smisk.fastcgi;

import dev.smisk.FuzzInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The params decoder against a naive one, however PARAMS are cut, in a buffer that held another
 * request before. The stream's first byte limits the number of pairs, its second, times 16, bytes.
 */
public final class ParamsFuzz {
  private static final byte[] ANOTHERS = new byte[3000];

  static {
    Arrays.fill(ANOTHERS, (byte) 1);
  }

  private ParamsFuzz() {}

  /** What came of a stream. */
  private record Outcome(boolean fits, boolean whole, List<Pair> pairs) {}

  private record Pair(String name, String value) {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzInput input = FuzzInput.of(bytes);
    ByteBuffer in = input.stream();
    int count = 1 + (in.hasRemaining() ? in.get() & 0xff : 0);
    int limit = 16 * (1 + (in.hasRemaining() ? in.get() & 0xff : 0));
    Outcome expected = naive(in.duplicate(), limit, count);
    MemoryBound memory = new MemoryBound(1 << 20);
    for (FuzzInput.Way way : input.ways()) {
      ParamsBuffer buffer = new ParamsBuffer(memory);
      buffer.append(ByteBuffer.wrap(ANOTHERS), limit);
      buffer.index(count);
      buffer.invalidate();
      buffer.clear();
      boolean[] fits = {true};
      way.cut(in.duplicate(), piece -> fits[0] = fits[0] && buffer.append(piece, limit));
      boolean whole = buffer.index(count);
      Params params = new Params(buffer);
      List<Pair> pairs = new ArrayList<>();
      params.forEach((name, value) -> pairs.add(new Pair(name, value)));
      FuzzInput.same(expected, new Outcome(fits[0], whole, pairs), way);
      expected.pairs.forEach(pair -> find(params, pair.name, expected.pairs));
      find(params, "HTTP_X", expected.pairs);
      if (buffer.capacity() > Math.max(1024, limit)) {
        throw new AssertionError("capacity " + buffer.capacity() + ", limit " + limit);
      }
      buffer.invalidate();
      FuzzInput.same(0L, memory.used(), "memory");
    }
  }

  private static void find(Params params, String name, List<Pair> pairs) {
    if (name.chars().allMatch(c -> c < 128)) {
      List<String> values =
          pairs.stream().filter(pair -> pair.name.equals(name)).map(Pair::value).toList();
      String first = values.isEmpty() ? "none" : values.get(0);
      String joined = values.isEmpty() ? "none" : values.stream().collect(Collectors.joining(";"));
      FuzzInput.same(first, orNone(params.get(name)), "get " + name);
      FuzzInput.same(joined, orNone(params.joined(name, ";")), "joined " + name);
    }
  }

  private static String orNone(@Nullable String value) {
    return value == null ? "none" : value;
  }

  private static Outcome naive(ByteBuffer in, int limit, int count) {
    boolean fits = in.remaining() <= limit;
    in.limit(in.position() + Math.min(limit, in.remaining()));
    List<Pair> pairs = new ArrayList<>();
    while (in.hasRemaining()) {
      long name = pairs.size() == count ? -1 : length(in);
      long value = name < 0 ? -1 : length(in);
      if (name < 0 || value < 0 || name + value > in.remaining()) {
        return new Outcome(fits, false, pairs);
      }
      pairs.add(new Pair(text(in, (int) name), text(in, (int) value)));
    }
    return new Outcome(fits, true, pairs);
  }

  /** The length that comes next, or −1. */
  private static long length(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return -1;
    }
    if (in.get(in.position()) >= 0) {
      return in.get();
    }
    return in.remaining() < 4 ? -1 : in.getInt() & 0x7fffffffL;
  }

  private static String text(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** What to begin with. */
  public static List<byte[]> seeds() {
    byte[] usual =
        Wire.pairs(
            "REQUEST_METHOD", "GET", "HTTP_X", "é", "HTTP_X", "2", "", "", "Q", "v".repeat(200));
    byte[] latin1 = {1, 1, 'B', (byte) 0xe9, (byte) 0x80, 0, 0, 1, (byte) 0x80, 0, 0, 2, 'N', 1, 2};
    byte[] overrun = {1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'A', 'b'};
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] pairs : List.of(usual, latin1, overrun, new byte[] {1, 1, 'A'}, new byte[40])) {
      seeds.add(FuzzInput.input(limited(20, 100, pairs), 1, 12, 5));
      seeds.add(FuzzInput.input(limited(2, 2, pairs)));
    }
    return seeds;
  }

  private static byte[] limited(int count, int sixteens, byte[] pairs) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(count);
    stream.write(sixteens);
    stream.writeBytes(pairs);
    return stream.toByteArray();
  }
}
