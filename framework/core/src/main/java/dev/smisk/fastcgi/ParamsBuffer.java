package dev.smisk.fastcgi;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Name-value pairs as they came, with an index of where each begins; used again and again.
 *
 * <p>Written by the leading thread while a request's PARAMS arrive, then only read, by any thread,
 * until {@link #invalidate}. A view of an earlier use may still be read by a thread that leaked it:
 * like a sequence lock, the generation is raised before any byte changes, and a reader compares it
 * after it has read, so that what it read is either its own or thrown away.
 *
 * <p>What it takes is counted by the {@link MemoryBound} of all of them from {@link #begin} to
 * {@link #invalidate}. Where that is used up it grows no more and is {@link #starved}.
 */
final class ParamsBuffer {
  /** A start: it doubles as variables come, up to {@link Limits#paramsBytes()}. */
  private static final int INITIAL_BYTES = 1024;

  /** A start as well: what web servers send, and a browser's headers, are about as many. */
  private static final int INITIAL_PAIRS = 32;

  /** Ints of index per pair: where the name begins, where the value begins, where it ends. */
  private static final int STRIDE = 3;

  /** What a request is counted by from its begin on: a buffer as it is made, and the rest of it. */
  static final int REQUEST_BYTES = 2 * 1024;

  private final MemoryBound memory;

  /** What was taken of it. */
  private int counted;

  private boolean starved;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;
  private int[] index = new int[INITIAL_PAIRS * STRIDE];
  private int count;
  private int generation;

  ParamsBuffer(MemoryBound memory) {
    this.memory = memory;
  }

  /** Begins a use; whether there is memory for another request. */
  boolean begin() {
    return take(REQUEST_BYTES);
  }

  /** Makes it ready for a new use; {@link #invalidate} came before. */
  void clear() {
    length = 0;
    count = 0;
  }

  private boolean take(int more) {
    starved = !memory.reserve(more);
    counted += starved ? 0 : more;
    return !starved;
  }

  /** Whether the last to come was left out since all requests together take as much as they may. */
  boolean starved() {
    return starved;
  }

  int length() {
    return length;
  }

  int capacity() {
    return bytes.length;
  }

  int count() {
    return count;
  }

  int generation() {
    return generation;
  }

  /** Ends this use: from now on every view of it throws. */
  void invalidate() {
    memory.giveBack(counted);
    counted = 0;
    generation++;
    VarHandle.storeStoreFence(); // the raised generation is seen before any byte of the next use
  }

  /**
   * Adds what {@code in} holds, up to a limit of bytes in all.
   *
   * @return false if it is more than that, or {@link #starved}; then as many were taken as fit
   */
  boolean append(ByteBuffer in, int limitBytes) {
    int more = Math.min(in.remaining(), limitBytes - length);
    if (length + more > bytes.length) {
      int larger = Math.max(length + more, Math.min(2 * bytes.length, limitBytes));
      if (take(larger - bytes.length)) {
        bytes = Arrays.copyOf(bytes, larger);
      } else {
        more = bytes.length - length;
      }
    }
    in.get(bytes, length, more);
    length += more;
    return !in.hasRemaining();
  }

  /** Takes the bytes of another one, which gives its own back soon. */
  void copy(ParamsBuffer other) {
    bytes = Arrays.copyOf(other.bytes, other.length);
    length = other.length;
  }

  /**
   * Finds where each pair is (specification section 3.4). May be called again, as more came.
   *
   * @return whether every pair is whole and their number within the limit, and not {@link
   *     #starved}; if not, the pairs before are indexed
   */
  boolean index(int limitCount) {
    int at = 0;
    count = 0;
    while (at < length) {
      if (count == limitCount) {
        return false;
      }
      int nameBytes = lengthAt(at);
      at += widthAt(at);
      int valueBytes = at < length ? lengthAt(at) : -1;
      at += valueBytes < 0 ? 0 : widthAt(at);
      if (nameBytes < 0 || valueBytes < 0 || nameBytes > length - at - (long) valueBytes) {
        return false;
      }
      if ((count + 1) * STRIDE > index.length) {
        if (!take(index.length * Integer.BYTES)) {
          return false;
        }
        index = Arrays.copyOf(index, 2 * index.length);
      }
      int entry = count * STRIDE;
      index[entry] = at;
      index[entry + 1] = at + nameBytes;
      at += nameBytes + valueBytes;
      index[entry + 2] = at;
      count++;
    }
    return true;
  }

  /** Bytes that a length takes: four where the first bit is set. */
  private int widthAt(int at) {
    return bytes[at] < 0 ? 4 : 1;
  }

  /** The length at that place, or −1 where it is cut off. */
  private int lengthAt(int at) {
    if (bytes[at] >= 0) {
      return bytes[at];
    }
    if (length - at < 4) {
      return -1;
    }
    return ((bytes[at] & 0x7f) << 24)
        | ((bytes[at + 1] & 0xff) << 16)
        | ((bytes[at + 2] & 0xff) << 8)
        | (bytes[at + 3] & 0xff);
  }

  /**
   * The first value of that name, or null.
   *
   * @throws IllegalStateException if that generation is over
   */
  @Nullable String value(String name, int ofGeneration) {
    String value = null;
    try {
      int pair = find(name, 0);
      if (pair >= 0) {
        value = ParamsText.decode(bytes, index[pair + 1], index[pair + 2]);
      }
    } catch (IndexOutOfBoundsException torn) {
      check(ofGeneration);
      throw torn;
    }
    check(ofGeneration);
    return value;
  }

  /**
   * All values of that name, in order, with the separator between them; null if there is none.
   *
   * @throws IllegalStateException if that generation is over
   */
  @Nullable String joined(String name, String separator, int ofGeneration) {
    String joined = null;
    try {
      for (int pair = find(name, 0); pair >= 0; pair = find(name, pair + STRIDE)) {
        String value = ParamsText.decode(bytes, index[pair + 1], index[pair + 2]);
        joined = joined == null ? value : joined + separator + value;
      }
    } catch (IndexOutOfBoundsException torn) {
      check(ofGeneration);
      throw torn;
    }
    check(ofGeneration);
    return joined;
  }

  /** The name of a pair, of 0 to {@link #count()} − 1. */
  String nameAt(int pair, int ofGeneration) {
    return textAt(pair, 0, ofGeneration);
  }

  /** The value of a pair. */
  String valueAt(int pair, int ofGeneration) {
    return textAt(pair, 1, ofGeneration);
  }

  private String textAt(int pair, int part, int ofGeneration) {
    String text;
    try {
      text = ParamsText.decode(bytes, index[pair * STRIDE + part], index[pair * STRIDE + part + 1]);
    } catch (IndexOutOfBoundsException torn) {
      check(ofGeneration);
      throw torn;
    }
    check(ofGeneration);
    return text;
  }

  void check(int ofGeneration) {
    VarHandle.loadLoadFence(); // what was read before is older than the generation read now
    if (generation != ofGeneration) {
      throw new IllegalStateException(
          "the request has ended, and its variables with it: copy what must outlive the handler");
    }
  }

  /** The first index entry of that name from there on, or −1. */
  private int find(String name, int from) {
    byte[] in = bytes;
    int[] places = index;
    int nameLength = name.length();
    int end = count * STRIDE;
    for (int entry = from; entry < end; entry += STRIDE) {
      int start = places[entry];
      if (places[entry + 1] - start == nameLength && same(name, in, start)) {
        return entry;
      }
    }
    return -1;
  }

  private static boolean same(String name, byte[] bytes, int start) {
    // From the end: most names begin alike (HTTP_, REQUEST_, SERVER_).
    for (int i = name.length() - 1; i >= 0; i--) {
      if ((bytes[start + i] & 0xff) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
