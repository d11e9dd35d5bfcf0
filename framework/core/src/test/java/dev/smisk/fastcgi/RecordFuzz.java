package dev.smisk.fastcgi;

import dev.smisk.FuzzInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The record reader against a naive one that sees the whole stream at once, however it is cut.
 *
 * <p>Content of odd types is left where it is, as that of unknown records is.
 */
public final class RecordFuzz {
  private static final String BROKEN = "protocol error";

  private RecordFuzz() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    FuzzInput input = FuzzInput.of(bytes);
    List<String> expected = naive(input.stream());
    for (FuzzInput.Way way : input.ways()) {
      Recording seen = new Recording();
      way.cut(input.stream(), seen::feed);
      FuzzInput.same(expected, seen.complete(), way);
    }
  }

  /** The records of a whole stream. */
  private static List<String> naive(ByteBuffer in) {
    List<String> records = new ArrayList<>();
    byte[] all = new byte[in.remaining()];
    in.get(all);
    int at = 0;
    while (all.length - at >= 8) {
      if (all[at] != 1) {
        records.add(BROKEN);
        return records;
      }
      int type = all[at + 1] & 0xff;
      int id = 256 * (all[at + 2] & 0xff) + (all[at + 3] & 0xff);
      int length = 256 * (all[at + 4] & 0xff) + (all[at + 5] & 0xff);
      int padding = all[at + 6] & 0xff;
      at += 8;
      int end = Math.min(at + length, all.length);
      String content = type % 2 == 0 ? HexFormat.of().formatHex(all, at, end) : "";
      boolean whole = at + length == end;
      records.add(type + " " + id + " " + length + " " + content + (whole ? "." : ""));
      at = Math.min(end + padding, all.length);
    }
    return records;
  }

  private static final class Recording implements RecordReader.Sink {
    private final RecordReader reader = new RecordReader();
    private final List<String> records = new ArrayList<>();
    private final StringBuilder record = new StringBuilder();
    private int left;
    private boolean broken;

    void feed(ByteBuffer bytes) {
      if (!broken) {
        try {
          reader.feed(bytes, this);
        } catch (ProtocolException e) {
          records.add(BROKEN);
          broken = true;
        }
      }
    }

    List<String> complete() {
      if (!record.isEmpty()) {
        records.add(record.toString());
      }
      return records;
    }

    @Override
    public void header(int type, int id, int contentBytes) {
      left = contentBytes;
      record.append(type).append(' ').append(id).append(' ').append(contentBytes).append(' ');
    }

    @Override
    public void content(int type, int id, ByteBuffer bytes) {
      left -= bytes.remaining();
      if (!bytes.hasRemaining() || left < 0) {
        throw new AssertionError("no content, or more than was announced: " + left);
      }
      while (type % 2 == 0 && bytes.hasRemaining()) {
        record.append(HexFormat.of().toHexDigits(bytes.get()));
      }
    }

    @Override
    public void end(int type, int id, int contentBytes) {
      if (!record.toString().startsWith(type + " " + id + " " + contentBytes + " ")) {
        throw new AssertionError("ends as another than it began as: " + record);
      }
      records.add(record.append('.').toString());
      record.setLength(0);
    }
  }

  /** What to begin with. */
  public static List<byte[]> seeds() {
    Wire records =
        Wire.get(1, Wire.KEEP, "/")
            .record(Protocol.STDOUT, 0x1234, Wire.bytes("hello"), 3)
            .record(Protocol.STDIN, 65535, new byte[0], 255)
            .record(77, 256, new byte[300], 7)
            .record(Protocol.PARAMS, 1, new byte[700], 0);
    return List.of(
        FuzzInput.input(records.bytes()),
        FuzzInput.input(records.bytes(), 7, 9),
        FuzzInput.input(records.raw(1, 6, 0, 1, 0xff, 0xff, 0xff, 0, 1, 2, 3).bytes(), 8),
        FuzzInput.input(Wire.bytes("GET / HTTP/1.1\r\n\r\n"), 3));
  }
}
