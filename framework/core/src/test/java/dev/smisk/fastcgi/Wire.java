package dev.smisk.fastcgi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a web server sends, record by record; the tests of every room use it. */
public final class Wire {
  public static final boolean KEEP = true;
  public static final boolean CLOSE = false;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public static Wire begin(int id, boolean keep) {
    return new Wire().andBegin(id, keep);
  }

  /** A whole request without a body. */
  public static Wire get(int id, boolean keep, String uri) {
    return begin(id, keep).params(id, "REQUEST_URI", uri).endParams(id).endStdin(id);
  }

  public Wire andBegin(int id, boolean keep) {
    return begin(id, Protocol.RESPONDER, keep ? Protocol.KEEP_CONN : 0);
  }

  public Wire begin(int id, int role, int flags) {
    return record(
        Protocol.BEGIN_REQUEST,
        id,
        new byte[] {(byte) (role >> 8), (byte) role, (byte) flags, 0, 0, 0, 0, 0});
  }

  public Wire params(int id, String... namesAndValues) {
    return record(Protocol.PARAMS, id, pairs(namesAndValues));
  }

  public Wire endParams(int id) {
    return record(Protocol.PARAMS, id, new byte[0]);
  }

  public Wire stdin(int id, String text) {
    return record(Protocol.STDIN, id, bytes(text));
  }

  public Wire endStdin(int id) {
    return record(Protocol.STDIN, id, new byte[0]);
  }

  public Wire abort(int id) {
    return record(Protocol.ABORT_REQUEST, id, new byte[0]);
  }

  public Wire getValues(String... names) {
    String[] pairs = new String[names.length * 2];
    for (int i = 0; i < names.length; i++) {
      pairs[2 * i] = names[i];
      pairs[2 * i + 1] = "";
    }
    return record(Protocol.GET_VALUES, 0, pairs(pairs));
  }

  public Wire record(int type, int id, byte[] content) {
    return record(type, id, content, 0);
  }

  /** Padding is of ones, so that a reader that takes it for something stumbles. */
  public Wire record(int type, int id, byte[] content, int padding) {
    bytes.writeBytes(
        ByteBuffer.allocate(8).putLong(Protocol.header(type, id, content.length, padding)).array());
    bytes.writeBytes(content);
    for (int i = 0; i < padding; i++) {
      bytes.write(0xff);
    }
    return this;
  }

  public Wire raw(int... octets) {
    for (int octet : octets) {
      bytes.write(octet);
    }
    return this;
  }

  Wire raw(byte[] octets) {
    bytes.writeBytes(octets);
    return this;
  }

  public Wire then(Wire more) {
    bytes.writeBytes(more.bytes.toByteArray());
    return this;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes());
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Name-value pairs with the shortest lengths. */
  public static byte[] pairs(String... namesAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      byte[] name = bytes(namesAndValues[i]);
      byte[] value = bytes(namesAndValues[i + 1]);
      length(out, name.length);
      length(out, value.length);
      out.writeBytes(name);
      out.writeBytes(value);
    }
    return out.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length < 128) {
      out.write(length);
    } else {
      out.writeBytes(ByteBuffer.allocate(4).putInt(length | 0x80000000).array());
    }
  }
}
