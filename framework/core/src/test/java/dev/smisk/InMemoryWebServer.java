package dev.smisk;

import dev.smisk.fastcgi.Answers;
import dev.smisk.fastcgi.InMemoryConnection;
import dev.smisk.fastcgi.Wire;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks an app as a web server would, record by record, on the calling thread. */
final class InMemoryWebServer implements AutoCloseable {
  /** What came back: STDOUT as text, and whether END_REQUEST followed its end. */
  record Asked(String stdout, boolean ended) {}

  private static final int ID = 1;

  private final RunningApp app;
  private final InMemoryConnection connection;

  /** The end of PARAMS, which goes with the body: here nobody else could send that meanwhile. */
  private Wire ended = new Wire();

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
    String[] pairs =
        variables.entrySet().stream()
            .flatMap(variable -> Stream.of(variable.getKey(), variable.getValue()))
            .toArray(String[]::new);
    send(Wire.begin(ID, Wire.KEEP).params(ID, pairs));
    ended = new Wire().endParams(ID);
  }

  /** The body in these pieces, each a record, and its end. */
  Asked body(String... pieces) {
    for (String piece : pieces) {
      ended.stdin(ID, piece);
    }
    send(ended.endStdin(ID));
    return received();
  }

  /** ABORT_REQUEST; a handler may call it as well. */
  void abort() {
    send(new Wire().abort(ID));
  }

  /** Any records. */
  void send(Wire wire) {
    connection.send(wire.buffer());
  }

  /** The web server closes the connection. */
  void hangUp() {
    connection.sendEnd();
  }

  /** What came since the last time. */
  Asked received() {
    Answers answers = Answers.of(connection.received());
    List<String> lines = answers.lines();
    int end = lines.indexOf("STDOUT " + ID + " end");
    boolean ended = end >= 0 && lines.lastIndexOf("END " + ID + " app=0 protocol=0") > end;
    return new Asked(new String(answers.stdout(), StandardCharsets.UTF_8), ended);
  }

  @Override
  public void close() {
    app.close();
  }
}
