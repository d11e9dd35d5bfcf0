package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the order they came, in memory that is used again and again, taken when first needed and
 * doubled where bytes come quickly. Each byte of it is counted by {@link MemoryBound}. Not
 * thread-safe.
 */
final class ByteRing {
  /** The first piece, which is to be had however scarce memory is. */
  static final int FLOOR_BYTES = 8 * 1024;

  private static final byte[] NONE = {};

  private final MemoryBound memory;
  private final int bound;
  private byte[] bytes = NONE;
  private int head;
  private int size;

  /** Bytes that came since {@link #room()} was last asked. */
  private int recent;

  ByteRing(MemoryBound memory, int bound) {
    this.memory = memory;
    this.bound = bound;
  }

  int size() {
    return size;
  }

  /** The most that it may hold. */
  int bound() {
    return bound;
  }

  int capacity() {
    return bytes.length;
  }

  /**
   * How many bytes can come next; grows first if half of what there is came since the last call.
   */
  int room() {
    if (bytes.length == 0) {
      return Math.min(FLOOR_BYTES, bound);
    }
    int more = Math.min(bytes.length, bound - bytes.length);
    boolean tight = recent >= bytes.length / 4 || full();
    if (more > 0 && tight && memory.reserve(more)) {
      resize(bytes.length + more);
    }
    recent = 0;
    return bytes.length - size;
  }

  /** Whether so little room is left that it is not worth a read. */
  boolean full() {
    return bytes.length > 0 && bytes.length - size < Math.max(1, bytes.length / 8);
  }

  /** Whether enough is read for the next to come. */
  boolean halfEmpty() {
    return size <= bytes.length / 2;
  }

  /** Adds bytes; more than {@link #room()} only where a transport knows no bounds. */
  void put(ByteBuffer in, int count) {
    if (size + count > bytes.length) {
      int needed = Math.max(size + count, Math.min(FLOOR_BYTES, bound));
      memory.reserveAnyway(needed - bytes.length);
      resize(needed);
    }
    int tail = (int) ((head + (long) size) % Math.max(1, bytes.length));
    int first = Math.min(count, bytes.length - tail);
    in.get(bytes, tail, first);
    in.get(bytes, 0, count - first);
    size += count;
    recent += count;
  }

  private void get(byte[] into, int offset, int count) {
    int first = Math.min(count, bytes.length - head);
    System.arraycopy(bytes, head, into, offset, first);
    System.arraycopy(bytes, 0, into, offset + first, count - first);
    skip(count);
  }

  /**
   * Takes the first bytes out.
   *
   * @param into null to skip them
   */
  void take(byte @Nullable [] into, int offset, int count) {
    if (into == null) {
      skip(count);
    } else {
      get(into, offset, count);
    }
  }

  private void skip(int count) {
    size -= count;
    head = size == 0 ? 0 : (int) ((head + (long) count) % bytes.length);
  }

  /** Gives memory back if nothing is in it and nothing came since the last call. */
  void trim() {
    if (size == 0 && recent == 0) {
      free();
    }
    recent = 0;
  }

  /** Forgets all, and gives the memory back. */
  void free() {
    memory.giveBack(bytes.length);
    bytes = NONE;
    head = 0;
    size = 0;
  }

  private void resize(int capacity) {
    byte[] larger = new byte[capacity];
    int kept = size;
    get(larger, 0, kept);
    bytes = larger;
    head = 0;
    size = kept;
  }
}
