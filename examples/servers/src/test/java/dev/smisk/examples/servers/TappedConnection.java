package dev.smisk.examples.servers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What passed on one FastCGI connection. Thread-safe. */
final class TappedConnection {
  private static final int BEGIN_REQUEST = 1;
  private static final int END_REQUEST = 3;
  private static final int GET_VALUES = 9;
  private static final int GET_VALUES_RESULT = 10;

  /** Cuts the bytes of one direction into records. Belongs to the thread that passes them on. */
  final class Records {
    private final ByteBuffer header = ByteBuffer.allocate(8);
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int padding;

    void take(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        if (header.hasRemaining()) {
          header.put(bytes.get());
          padding = header.get(6) & 0xff;
        } else if (content.size() < header.getChar(4)) {
          content.write(bytes.get());
        } else {
          bytes.get();
          padding--;
        }
        if (!header.hasRemaining() && content.size() == header.getChar(4) && padding == 0) {
          note(header.get(1), content.toByteArray());
          header.clear();
          content.reset();
        }
      }
    }
  }

  // Guarded by this:
  private int requests;
  private int keeping;
  private int open;
  private int mostOpen;
  private String first = "";
  private String values = "";

  Records asked() {
    return new Records();
  }

  Records answered() {
    return new Records();
  }

  private synchronized void note(int type, byte[] content) {
    if (first.isEmpty()) {
      first = type == GET_VALUES ? "GET_VALUES" : "type " + type;
    }
    switch (type) {
      case BEGIN_REQUEST -> {
        requests++;
        keeping += content[2] & 1;
        open++;
        mostOpen = Math.max(mostOpen, open);
      }
      case END_REQUEST -> open--;
      case GET_VALUES_RESULT -> values = new String(content, StandardCharsets.ISO_8859_1);
      default -> {}
    }
  }

  synchronized int requests() {
    return requests;
  }

  /** How many of the requests asked to keep the connection. */
  synchronized int keeping() {
    return keeping;
  }

  /** How many requests there were at once. */
  synchronized int mostOpen() {
    return mostOpen;
  }

  /** The first record. */
  synchronized String first() {
    return first;
  }

  /** What the app answered to GET_VALUES, names and values. */
  synchronized String values() {
    return values;
  }
}
