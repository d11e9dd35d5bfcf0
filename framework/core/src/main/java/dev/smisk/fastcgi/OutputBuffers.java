package dev.smisk.fastcgi;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Direct buffers for the answers of jobs on workers; leading threads have their own. A job holds
 * one from its first byte to its end, so that a thousand sleepers hold none. What of answers waits
 * for the web servers to take it is counted here. Thread-safe.
 */
final class OutputBuffers {
  /** Content bytes of one full STDOUT record: large enough to make system calls few. */
  static final int CONTENT_BYTES = 32 * 1024;

  /** Header before, padding, the empty STDOUT and END_REQUEST behind. */
  private static final int CAPACITY = 8 + CONTENT_BYTES + 8 + 8 + 16;

  /** Buffers kept at most: 2 MiB. */
  private static final int KEPT = 64;

  private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger kept = new AtomicInteger();

  /** Taken and not given back. */
  private final AtomicInteger lent = new AtomicInteger();

  private final MemoryBound pending;

  OutputBuffers(Limits limits) {
    pending = new MemoryBound(limits.pendingMemory());
  }

  /** What waits on all connections. */
  MemoryBound pending() {
    return pending;
  }

  static ByteBuffer allocate() {
    return ByteBuffer.allocateDirect(CAPACITY);
  }

  int lent() {
    return lent.get();
  }

  ByteBuffer take() {
    lent.getAndIncrement();
    ByteBuffer buffer = free.poll();
    if (buffer == null) {
      return allocate();
    }
    kept.getAndDecrement();
    return buffer;
  }

  void giveBack(ByteBuffer buffer) {
    lent.getAndDecrement();
    if (kept.getAndIncrement() < KEPT) {
      free.add(buffer);
    } else {
      kept.getAndDecrement();
    }
  }
}
