package dev.smisk.dev;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** One request to an app by FastCGI, as a web server would send it, for {@code --check}. */
public final class AppRequest {
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  private AppRequest() {}

  /**
   * Waits for the whole answer, and tells its status. An interrupt gives up.
   *
   * @param app where the app listens
   * @param target with the query
   * @param json the body; empty: none
   * @throws IOException if the app broke off
   */
  public static int status(SocketAddress app, String method, String target, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head = CgiVariables.encode(method, target, body.length);
    try (AppConnection connection = AppConnection.open(app, head)) {
      connection.stdin(body, body.length);
      connection.endStdin();
      ByteSource answer = new ByteSource(connection.output());
      HeaderLines headers = HeaderLines.read(answer, MAX_HEAD_BYTES);
      while (answer.read() >= 0) {
        // the body counts only as being whole
      }
      String status = headers == null ? null : headers.first("Status");
      if (status == null) {
        throw new EOFException("the app ended the request without an answer");
      }
      return Integer.parseInt(status.substring(0, 3));
    }
  }
}
