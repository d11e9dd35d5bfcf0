package dev.smisk.test;

import dev.smisk.fastcgi.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The web server's side of one FastCGI exchange: a request as records, and the answer out of
 * records (FastCGI 1.0 sections 3.3, 5 and 6.2).
 */
final class Records {
  private static final int ID = 1;

  private Records() {}

  /** BEGIN with KEEP_CONN, PARAMS and STDIN, each stream with its end. */
  static ByteBuffer request(Map<String, String> variables, List<String> headers, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    record(bytes, Protocol.BEGIN_REQUEST, new byte[] {0, 1, 1, 0, 0, 0, 0, 0}, 0, 8);
    ByteArrayOutputStream params = new ByteArrayOutputStream();
    variables.forEach((name, value) -> pair(params, name, value));
    for (int i = 0; i < headers.size(); i += 2) {
      pair(params, headers.get(i), headers.get(i + 1));
    }
    stream(bytes, Protocol.PARAMS, params.toByteArray());
    stream(bytes, Protocol.STDIN, body);
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** BEGIN without KEEP_CONN and PARAMS: a request whose body is still to come. */
  static ByteBuffer begin(Map<String, String> variables, List<String> headers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    record(bytes, Protocol.BEGIN_REQUEST, new byte[] {0, 1, 0, 0, 0, 0, 0, 0}, 0, 8);
    ByteArrayOutputStream params = new ByteArrayOutputStream();
    variables.forEach((name, value) -> pair(params, name, value));
    for (int i = 0; i < headers.size(); i += 2) {
      pair(params, headers.get(i), headers.get(i + 1));
    }
    stream(bytes, Protocol.PARAMS, params.toByteArray());
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** A piece of a body; an empty one ends it. */
  static ByteBuffer body(byte[] piece) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = 0;
    do {
      int length = Math.min(Protocol.MAX_CONTENT_BYTES, piece.length - from);
      record(bytes, Protocol.STDIN, piece, from, length);
      from += length;
    } while (from < piece.length);
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** The web server gives the request up. */
  static ByteBuffer abort() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    record(bytes, Protocol.ABORT_REQUEST, new byte[0], 0, 0);
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static void pair(ByteArrayOutputStream params, String name, String value) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
    length(params, nameBytes.length);
    length(params, valueBytes.length);
    params.writeBytes(nameBytes);
    params.writeBytes(valueBytes);
  }

  private static void length(ByteArrayOutputStream params, int length) {
    if (length > 127) {
      params.writeBytes(ByteBuffer.allocate(4).putInt(length | 1 << 31).array());
    } else {
      params.write(length);
    }
  }

  private static void stream(ByteArrayOutputStream bytes, int type, byte[] content) {
    for (int from = 0; from < content.length; from += Protocol.MAX_CONTENT_BYTES) {
      record(
          bytes, type, content, from, Math.min(Protocol.MAX_CONTENT_BYTES, content.length - from));
    }
    record(bytes, type, content, 0, 0);
  }

  private static void record(
      ByteArrayOutputStream bytes, int type, byte[] content, int offset, int length) {
    bytes.writeBytes(new byte[] {1, (byte) type, 0, ID, (byte) (length >> 8), (byte) length, 0, 0});
    bytes.write(content, offset, length);
  }

  /**
   * The answer to {@link #request}.
   *
   * @throws AssertionError if the records do not end with one complete answer
   */
  static TestResponse answer(ByteBuffer records) {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    boolean stdoutEnded = false;
    while (records.remaining() >= Protocol.HEADER_BYTES) {
      int at = records.position();
      int type = records.get(at + 1);
      byte[] content = new byte[records.getShort(at + 4) & 0xffff];
      records.position(at + Protocol.HEADER_BYTES).get(content);
      records.position(records.position() + (records.get(at + 6) & 0xff));
      if (type == Protocol.STDOUT) {
        stdoutEnded |= content.length == 0;
        stdout.writeBytes(content);
      } else if (type == Protocol.END_REQUEST) {
        if (!stdoutEnded || content[4] != 0 || records.hasRemaining()) {
          break;
        }
        return response(stdout.toByteArray());
      }
    }
    throw new AssertionError("the app did not end its answer: " + stdout);
  }

  /** Out of the bytes of STDOUT. */
  static TestResponse response(byte[] stdout) {
    int end = endOfHead(stdout);
    String head = new String(stdout, 0, end, StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(stdout, end + 4, stdout.length);
    List<String> headers = new ArrayList<>();
    @Nullable String status = null;
    for (String line : head.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (name.equals("Status")) {
        status = value;
      } else {
        headers.add(name);
        headers.add(value);
      }
    }
    if (status == null) {
      throw new AssertionError("the answer has no Status: " + head);
    }
    return new TestResponse(Integer.parseInt(status.substring(0, 3)), headers, body);
  }

  private static int endOfHead(byte[] stdout) {
    int end = headEnd(stdout);
    if (end < 0) {
      throw new AssertionError(
          "the answer has no head: " + new String(stdout, StandardCharsets.UTF_8));
    }
    return end;
  }

  /** Index of the line ends that end the head, or −1 where it is not complete. */
  static int headEnd(byte[] stdout) {
    for (int i = 0; i + 3 < stdout.length; i++) {
      if (stdout[i] == '\r'
          && stdout[i + 1] == '\n'
          && stdout[i + 2] == '\r'
          && stdout[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
