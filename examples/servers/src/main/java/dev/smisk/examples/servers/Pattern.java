package dev.smisk.examples.servers;

/** Bytes whose values tell their place, with a period that no buffer's size divides by. */
final class Pattern {
  private static final int PERIOD = 251;

  private Pattern() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i % PERIOD + i / (PERIOD * PERIOD));
    }
    return bytes;
  }
}
