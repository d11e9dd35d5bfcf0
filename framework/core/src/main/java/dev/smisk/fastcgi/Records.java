package dev.smisk.fastcgi;

import java.nio.ByteBuffer;

/** Makes the rare records: those that are no part of a job's answer. */
final class Records {
  private Records() {}

  /** END_REQUEST with application status 0. */
  static ByteBuffer end(int id, int protocolStatus) {
    return ByteBuffer.allocate(16)
        .putLong(Protocol.header(Protocol.END_REQUEST, id, 8, 0))
        .putLong(Protocol.end(protocolStatus))
        .flip();
  }

  /** UNKNOWN_TYPE (specification section 4.2). */
  static ByteBuffer unknownType(int type) {
    return ByteBuffer.allocate(16)
        .putLong(Protocol.header(Protocol.UNKNOWN_TYPE, 0, 8, 0))
        .putLong((long) type << 56)
        .flip();
  }

  /** GET_VALUES_RESULT (section 4.1): of the three known names those that were asked for. */
  static ByteBuffer values(Params asked, Limits limits) {
    ByteBuffer record = ByteBuffer.allocate(128).position(Protocol.HEADER_BYTES);
    putIfAsked(record, asked, "FCGI_MAX_CONNS", limits.connections());
    putIfAsked(record, asked, "FCGI_MAX_REQS", maxRequests(limits));
    putIfAsked(record, asked, "FCGI_MPXS_CONNS", limits.requestsPerConnection() > 1 ? 1 : 0);
    int content = record.position() - Protocol.HEADER_BYTES;
    int padding = -content & 7;
    return record
        .putLong(0, Protocol.header(Protocol.GET_VALUES_RESULT, 0, content, padding))
        .position(record.position() + padding)
        .flip();
  }

  /**
   * Where requests share connections, those of one connection: HAProxy sends so many on each, and
   * what is past them would be refused.
   */
  private static int maxRequests(Limits limits) {
    int requests = limits.requestsPerConnection();
    return Math.min(limits.handlers(), requests > 1 ? requests : limits.connections());
  }

  private static void putIfAsked(ByteBuffer record, Params asked, String name, int value) {
    if (asked.get(name) != null) {
      String text = Integer.toString(value);
      record.put((byte) name.length()).put((byte) text.length());
      putAscii(record, name);
      putAscii(record, text);
    }
  }

  private static void putAscii(ByteBuffer record, String text) {
    for (int i = 0; i < text.length(); i++) {
      record.put((byte) text.charAt(i));
    }
  }
}
