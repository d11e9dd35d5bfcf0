package dev.smisk.session;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds, and the bytes that a store keeps of it. Immutable.
 *
 * <pre>
 * 1 byte   format, 1; or 0 alone: the session goes on under another id
 * 8 bytes  created, milliseconds since 1970
 * 8 bytes  written, the same
 * then for each value: 2 bytes length of its key, the key in UTF-8, 4 bytes length, JSON
 * </pre>
 *
 * Values stay the JSON that they are until somebody asks for one, so that a value that cannot be
 * read any more costs no other one, and is kept as it is.
 *
 * @param createdMillis since 1970
 * @param writtenMillis the same; from then on the store counts its time to live, unless touched
 * @param values JSON by key; neither is changed
 */
record SessionData(long createdMillis, long writtenMillis, Map<String, byte[]> values) {
  private static final byte FORMAT = 1;
  private static final byte MOVED = 0;
  private static final int HEAD_BYTES = 1 + 8 + 8;

  /** What is left where a session was given another id, until it is deleted there. */
  static byte[] moved() {
    return new byte[] {MOVED};
  }

  static SessionData empty(long nowMillis) {
    return new SessionData(nowMillis, nowMillis, Map.of());
  }

  /** The same with these changes, null for what is removed, written now. */
  SessionData with(Map<String, byte @Nullable []> changes, long nowMillis) {
    Map<String, byte[]> changed = new LinkedHashMap<>(values);
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            changed.remove(key);
          } else {
            changed.put(key, value);
          }
        });
    return new SessionData(createdMillis, nowMillis, changed);
  }

  /** Whether a key has the same value in both. */
  boolean agrees(SessionData other, String key) {
    return Arrays.equals(values.get(key), other.values.get(key));
  }

  /** How many bytes {@link #encode} gives. */
  long bytes() {
    long bytes = HEAD_BYTES;
    for (Map.Entry<String, byte[]> value : values.entrySet()) {
      bytes += bytes(value.getKey(), value.getValue());
    }
    return bytes;
  }

  private static long bytes(String key, byte[] value) {
    return 2L + key.getBytes(StandardCharsets.UTF_8).length + 4 + value.length;
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(bytes()));
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(createdMillis);
      out.writeLong(writtenMillis);
      for (Map.Entry<String, byte[]> value : values.entrySet()) {
        byte[] key = value.getKey().getBytes(StandardCharsets.UTF_8);
        out.writeShort(key.length);
        out.write(key);
        out.writeInt(value.getValue().length);
        out.write(value.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory takes what is written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * What was encoded; null where the session has gone to another id.
   *
   * @throws IOException if it was not
   */
  static @Nullable SessionData decode(byte[] bytes) throws IOException {
    if (bytes.length == 1 && bytes[0] == MOVED) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte format = in.get();
      if (format != FORMAT) {
        throw new IOException(
            "the store holds a session of format "
                + format
                + ", and this version reads "
                + FORMAT
                + ": is it another program's, or a later version's?");
      }
      long created = in.getLong();
      long written = in.getLong();
      Map<String, byte[]> values = new LinkedHashMap<>();
      while (in.hasRemaining()) {
        byte[] key = take(in, in.getShort());
        values.put(new String(key, StandardCharsets.UTF_8), take(in, in.getInt()));
      }
      return new SessionData(created, written, values);
    } catch (BufferUnderflowException e) {
      throw new IOException("the store holds a session that is cut off or damaged", e);
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }
}
