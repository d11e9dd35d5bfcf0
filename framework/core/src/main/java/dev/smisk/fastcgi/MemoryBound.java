package dev.smisk.fastcgi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of memory that all things of one kind take at once, and keeps them within a
 * bound: bodies ({@link Limits#bodiesMemory()}), variables ({@link Limits#paramsMemory()}).
 * Thread-safe.
 */
final class MemoryBound {
  private final AtomicLong used = new AtomicLong();
  private final long max;

  MemoryBound(long max) {
    this.max = max;
  }

  /** Takes that many bytes if there are so many left. */
  boolean reserve(int bytes) {
    if (used.addAndGet(bytes) <= max) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** Takes them in any case: the floor that each stream has, so that it can go on at all. */
  void reserveAnyway(int bytes) {
    used.addAndGet(bytes);
  }

  void giveBack(int bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
