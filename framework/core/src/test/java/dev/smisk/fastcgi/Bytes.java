package dev.smisk.fastcgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes of which no piece is like another, the same for the same seed. */
final class Bytes {
  private final byte[] bytes;

  Bytes(long seed, int size) {
    bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
  }

  byte[] all() {
    return bytes;
  }

  List<byte[]> pieces(int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += size) {
      pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
    }
    return pieces;
  }
}
