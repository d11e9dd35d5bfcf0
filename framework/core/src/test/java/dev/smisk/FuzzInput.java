package dev.smisk;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a fuzzer has made up: how to cut a stream of bytes, and the stream.
 *
 * <pre>
 *   count (0 to 15, of the low bits) · that many sizes of pieces (one byte each, less 1) · stream
 * </pre>
 *
 * <p>The sizes are used again and again. With none of them the stream comes whole.
 */
public final class FuzzInput {
  private final int[] sizes;
  private final ByteBuffer stream;

  private FuzzInput(int[] sizes, ByteBuffer stream) {
    this.sizes = sizes;
    this.stream = stream;
  }

  /** Reads it; every input means something. */
  public static FuzzInput of(byte[] input) {
    ByteBuffer in = ByteBuffer.wrap(input);
    int[] sizes = new int[in.hasRemaining() ? Math.min(in.get() & 15, in.remaining()) : 0];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = (in.get() & 0xff) + 1;
    }
    return new FuzzInput(sizes, in.slice());
  }

  /** The input that means that stream, cut into pieces of these sizes. */
  public static byte[] input(byte[] stream, int... sizes) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(sizes.length);
    for (int size : sizes) {
      input.write(size - 1);
    }
    input.writeBytes(stream);
    return input.toByteArray();
  }

  /** All bytes of the stream, to be read once. */
  public ByteBuffer stream() {
    return stream.duplicate();
  }

  /** The ways to cut it: not at all, byte by byte, and as the fuzzer chose. */
  public List<Way> ways() {
    return List.of(Way.WHOLE, new Way(1), new Way(sizes));
  }

  /** One way to cut a stream; it goes on where it was. */
  public static final class Way {
    /** Not at all. */
    public static final Way WHOLE = new Way();

    /** After so many pieces they are 256 times as large: a body's bytes are alike. */
    private static final int FINE = 2000;

    private final int[] sizes;
    private int next;

    private Way(int... sizes) {
      this.sizes = sizes;
    }

    /** Hands over what remains, piece by piece, each in an array of its own. */
    public void cut(ByteBuffer bytes, Consumer<ByteBuffer> to) {
      while (bytes.hasRemaining()) {
        byte[] piece = new byte[Math.min(next(), bytes.remaining())];
        bytes.get(piece);
        to.accept(ByteBuffer.wrap(piece));
      }
    }

    /** What remains as a stream that gives one piece at each read of a block. */
    public InputStream pieces(ByteBuffer bytes) {
      return new InputStream() {
        private ByteBuffer piece = ByteBuffer.allocate(0);

        @Override
        public int read() {
          throw new UnsupportedOperationException("it is read by blocks");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
          if (!piece.hasRemaining()) {
            int size = Math.min(next(), bytes.remaining());
            piece = bytes.slice(bytes.position(), size);
            bytes.position(bytes.position() + size);
          }
          int count = Math.min(length, piece.remaining());
          piece.get(into, offset, count);
          return count > 0 || length == 0 ? count : -1;
        }
      };
    }

    private int next() {
      if (sizes.length == 0) {
        return Integer.MAX_VALUE;
      }
      int size = sizes[next % sizes.length];
      return next++ < FINE ? size : 256 * size;
    }

    @Override
    public String toString() {
      return sizes.length == 0 ? "whole" : "in pieces of " + Arrays.toString(sizes);
    }
  }

  /**
   * What came of the stream in one way of cutting must come of it in every other, and be what is
   * expected.
   */
  public static void same(Object expected, Object seen, Object way) {
    if (!expected.equals(seen)) {
      throw new AssertionError(way + "\n  expected " + expected + "\n  but saw  " + seen);
    }
  }
}
