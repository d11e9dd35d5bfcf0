package dev.smisk;

import dev.smisk.fastcgi.InMemoryConnection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks an app as a web server would, record by record, on the calling thread. */
final class InMemoryWebServer implements AutoCloseable {
  /** What came back: STDOUT as text, and whether END_REQUEST followed its end. */
  record Asked(String stdout, boolean ended) {}

  private final RunningApp app;
  private final InMemoryConnection connection;

  InMemoryWebServer(App app) {
    this(app.startInMemory());
  }

  InMemoryWebServer(RunningApp app) {
    this.app = app;
    this.connection = app.connect();
  }

  RunningApp app() {
    return app;
  }

  /** A request without a body. */
  Asked ask(String method, String uri, String... more) {
    begin(method, uri, more);
    return body();
  }

  /** BEGIN and PARAMS; what {@code more} names replaces what is said here. */
  void begin(String method, String uri, String... more) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("REQUEST_METHOD", method);
    variables.put("REQUEST_URI", uri);
    variables.put("CONTENT_LENGTH", "");
    variables.put("REMOTE_ADDR", "192.0.2.1");
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    ByteArrayOutputStream params = new ByteArrayOutputStream();
    variables.forEach(
        (name, value) -> {
          for (String text : List.of(name, value)) {
            params.writeBytes(ByteBuffer.allocate(4).putInt(text.length() | 0x8000_0000).array());
          }
          params.writeBytes((name + value).getBytes(StandardCharsets.ISO_8859_1));
        });
    byte[] all = new byte[params.size() + 16 + 8];
    ByteBuffer records = ByteBuffer.wrap(all);
    put(records, 1, new byte[] {0, 1, 1, 0, 0, 0, 0, 0});
    records.limit(records.position() + 8 + params.size());
    put(records, 4, params.toByteArray());
    connection.send(records.flip());
    ended = ByteBuffer.allocate(8);
    put(ended, 4, new byte[0]);
  }

  /** The end of PARAMS, which goes with the body: here nobody else could send that meanwhile. */
  private ByteBuffer ended = ByteBuffer.allocate(0);

  /** The body in these pieces, each a record, and its end. */
  Asked body(String... pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ended.array());
    for (String piece : pieces) {
      ByteBuffer record = ByteBuffer.allocate(8 + piece.length());
      put(record, 5, piece.getBytes(StandardCharsets.ISO_8859_1));
      bytes.writeBytes(record.array());
    }
    ByteBuffer end = ByteBuffer.allocate(8);
    put(end, 5, new byte[0]);
    bytes.writeBytes(end.array());
    connection.send(ByteBuffer.wrap(bytes.toByteArray()));
    return received();
  }

  /** ABORT_REQUEST; a handler may call it as well. */
  void abort() {
    ByteBuffer record = ByteBuffer.allocate(8);
    put(record, 2, new byte[0]);
    connection.send(record.flip());
  }

  /** What came since the last time. */
  Asked received() {
    ByteBuffer in = ByteBuffer.wrap(connection.received());
    StringBuilder text = new StringBuilder();
    boolean stdoutEnded = false;
    boolean ended = false;
    while (in.hasRemaining()) {
      int type = in.get(in.position() + 1);
      int length = in.getShort(in.position() + 4) & 0xffff;
      int padding = in.get(in.position() + 6) & 0xff;
      if (type == 6) {
        stdoutEnded |= length == 0;
        text.append(new String(in.array(), in.position() + 8, length, StandardCharsets.UTF_8));
      }
      ended |= type == 3 && stdoutEnded;
      in.position(in.position() + 8 + length + padding);
    }
    return new Asked(text.toString(), ended);
  }

  private static void put(ByteBuffer to, int type, byte[] content) {
    to.put((byte) 1).put((byte) type).putShort((short) 1).putShort((short) content.length);
    to.putShort((short) 0).put(content);
  }

  @Override
  public void close() {
    app.close();
  }
}
