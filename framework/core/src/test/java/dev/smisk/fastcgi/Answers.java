package dev.smisk.fastcgi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the application sent, as one readable line per record. */
public final class Answers {
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

  private Answers() {}

  /** Decodes whole records strictly: version, zero padding, no rest. */
  public static Answers of(byte[] bytes) {
    Answers answers = new Answers();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      answers.read(in);
    }
    return answers;
  }

  public static List<String> lines(byte[] bytes) {
    return of(bytes).lines;
  }

  /** How many requests have ended within these bytes, which may be cut anywhere. */
  public static int ends(byte[] bytes) {
    int ends = 0;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.remaining() >= 8) {
      int at = in.position();
      int record = 8 + (in.getShort(at + 4) & 0xffff) + (in.get(at + 6) & 0xff);
      if (in.remaining() < record) {
        break;
      }
      ends += in.get(at + 1) == Protocol.END_REQUEST ? 1 : 0;
      in.position(at + record);
    }
    return ends;
  }

  /** All STDOUT content, of whatever request. */
  public byte[] stdout() {
    return stdout.toByteArray();
  }

  public List<String> lines() {
    return lines;
  }

  private void read(ByteBuffer in) {
    check(in.get() == 1, "version");
    int type = in.get() & 0xff;
    int id = in.getShort() & 0xffff;
    byte[] content = new byte[in.getShort() & 0xffff];
    int padding = in.get() & 0xff;
    check(in.get() == 0, "reserved");
    in.get(content);
    for (int i = 0; i < padding; i++) {
      check(in.get() == 0, "padding of zeros");
    }
    check(content.length <= 65528, "content of at most 65528");
    check((content.length + padding) % 8 == 0, "alignment");
    lines.add(line(type, id, content));
    if (type == Protocol.STDOUT) {
      stdout.writeBytes(content);
    }
  }

  private static String line(int type, int id, byte[] content) {
    return switch (type) {
      case Protocol.STDOUT -> "STDOUT " + id + (content.length == 0 ? " end" : " " + text(content));
      case Protocol.END_REQUEST ->
          "END " + id + " app=" + ByteBuffer.wrap(content).getInt() + " protocol=" + content[4];
      case Protocol.UNKNOWN_TYPE -> "UNKNOWN_TYPE " + id + " " + (content[0] & 0xff);
      case Protocol.GET_VALUES_RESULT -> "VALUES " + id + values(content);
      default -> throw new AssertionError("an application never sends type " + type);
    };
  }

  private static String text(byte[] content) {
    return content.length <= 100
        ? new String(content, StandardCharsets.UTF_8)
        : content.length + " bytes";
  }

  private static String values(byte[] content) {
    StringBuilder text = new StringBuilder();
    ByteBuffer in = ByteBuffer.wrap(content);
    while (in.hasRemaining()) {
      byte[] name = new byte[in.get()];
      byte[] value = new byte[in.get()];
      in.get(name).get(value);
      text.append(' ').append(text(name)).append('=').append(text(value));
    }
    return text.toString();
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new AssertionError("a record from the application is wrong: " + what);
    }
  }
}
