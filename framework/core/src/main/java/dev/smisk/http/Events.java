package dev.smisk.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/**
 * Where a handler sends server-sent events (WHATWG HTML section 9.2), in UTF-8. Each leaves for the
 * client at once. Belongs to the handler's thread.
 *
 * <p>A client that is gone is noticed when something is sent to it: a {@link #comment} every 15 s
 * or so, which also keeps proxies from closing a quiet connection, finds out. nginx drops an answer
 * that pauses for its {@code fastcgi_read_timeout}, 60 s by default.
 */
public final class Events {
  private final OutputStream out;
  private final Function<Object, byte[]> json;

  Events(OutputStream out, Function<Object, byte[]> json) {
    this.out = out;
    this.json = json;
  }

  /**
   * Sends an event that has data alone.
   *
   * @throws IOException if the client is gone, or was too slow
   */
  public void send(String data) throws IOException {
    send(Event.of(data));
  }

  /**
   * Sends an event.
   *
   * @throws IOException if the client is gone, or was too slow
   */
  public void send(Event event) throws IOException {
    StringBuilder text = new StringBuilder();
    String name = event.name();
    if (name != null) {
      text.append("event: ").append(name).append('\n');
    }
    String id = event.id();
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    Duration retry = event.retry();
    if (retry != null) {
      text.append("retry: ").append(retry.toMillis()).append('\n');
    }
    lines(
        text,
        "data: ",
        event.isJson()
            ? new String(json.apply(event.data()), StandardCharsets.UTF_8)
            : event.data().toString());
    leave(text);
  }

  /**
   * Sends what clients ignore.
   *
   * @throws IOException if the client is gone, or was too slow
   */
  public void comment(String text) throws IOException {
    StringBuilder lines = new StringBuilder();
    lines(lines, ": ", text);
    leave(lines);
  }

  private void leave(StringBuilder text) throws IOException {
    out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Each line in a field of its own; CR, LF and CRLF end lines, as they do for the client. */
  private static void lines(StringBuilder to, String field, String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        to.append(field).append(text, from, i).append('\n');
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
      }
    }
    to.append(field).append(text, from, text.length()).append('\n');
  }
}
