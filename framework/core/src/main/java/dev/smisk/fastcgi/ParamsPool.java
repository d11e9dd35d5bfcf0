package dev.smisk.fastcgi;

import java.util.ArrayDeque;

/** Buffers for PARAMS that wait for their next request. Owned by the leading thread. */
final class ParamsPool {
  /** Buffers kept: requests whose PARAMS are in memory at once in a busy loop. */
  private static final int KEPT = 128;

  /** A buffer that one huge request made larger than this many bytes is not kept. */
  private static final int KEPT_BYTES = 8 * 1024;

  private final ArrayDeque<ParamsBuffer> free = new ArrayDeque<>();
  private final MemoryBound memory;

  ParamsPool(Limits limits) {
    memory = new MemoryBound(limits.paramsMemory());
  }

  ParamsBuffer take() {
    ParamsBuffer buffer = free.pollLast();
    return buffer != null ? buffer : new ParamsBuffer(memory);
  }

  /** What all buffers in use take. */
  MemoryBound memory() {
    return memory;
  }

  /** Takes a buffer back that {@link ParamsBuffer#invalidate} was called on. */
  void giveBack(ParamsBuffer buffer) {
    if (free.size() < KEPT && buffer.capacity() <= KEPT_BYTES) {
      buffer.clear();
      free.addLast(buffer);
    }
  }
}
