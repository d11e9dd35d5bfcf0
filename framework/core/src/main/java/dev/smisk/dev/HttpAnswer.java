package dev.smisk.dev;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the app's CGI answer (RFC 3875 section 6) into an HTTP/1.1 response and passes it on as it
 * comes. One per request, used by one thread.
 */
final class HttpAnswer {
  /** As much as a web server with generous buffers takes. */
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  /** The connection is this server's business, and Status is its first line. */
  private static final Set<String> OURS =
      Set.of("status", "connection", "keep-alive", "transfer-encoding");

  private final RequestHead request;
  private final OutputStream client;
  private boolean begun;

  HttpAnswer(RequestHead request, OutputStream client) {
    this.request = request;
    this.client = client;
  }

  /** Whether a first byte was sent; there is no other answer then. */
  boolean begun() {
    return begun;
  }

  /**
   * Passes the whole answer on.
   *
   * @param keepAlive whether the connection may stay open
   * @return whether it does
   * @throws IOException if the app broke off or the client is gone; the connection must be closed
   */
  boolean relay(AppOutput app, boolean keepAlive) throws IOException {
    ByteSource in = new ByteSource(app);
    HeaderLines headers = HeaderLines.read(in, MAX_HEAD_BYTES);
    if (headers == null) {
      throw new EOFException("the app ended the request without an answer");
    }
    String status = headers.first("Status");
    if (status == null) {
      status = headers.first("Location") == null ? "200 OK" : "302 Found";
    }
    boolean bodiless = request.method().equals("HEAD") || status.matches("(1..|204|304)\\b.*");
    String length = headers.first("Content-Length");
    boolean chunked = !bodiless && length == null && request.minorVersion() == 1;
    boolean keep = keepAlive && (bodiless || length != null || chunked);

    StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append("\r\n");
    for (HeaderLines.Line line : headers.lines()) {
      if (!OURS.contains(line.name().toLowerCase(Locale.ROOT))) {
        append(head, line.name(), line.value());
      }
    }
    if (headers.first("Date") == null) {
      append(head, "Date", now());
    }
    if (chunked) {
      append(head, "Transfer-Encoding", "chunked");
    }
    append(head, "Connection", keep ? "keep-alive" : "close");
    send(ByteSource.latin1(head.append("\r\n").toString()));

    pass(in, bodiless, bodiless || length == null ? -1 : Long.parseLong(length), chunked);
    return keep;
  }

  private static void append(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static String now() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
  }

  /** The body, a write for each piece that comes, so that events stream. */
  private void pass(ByteSource in, boolean bodiless, long length, boolean chunked)
      throws IOException {
    byte[] piece = new byte[16 * 1024];
    long sent = 0;
    for (int count = in.read(piece, 0, piece.length);
        count >= 0;
        count = in.read(piece, 0, piece.length)) {
      if (bodiless || count == 0) {
        continue;
      }
      sent += count;
      if (length >= 0 && sent > length) {
        throw new IOException("the app sent more than its Content-Length of " + length + " bytes");
      }
      if (chunked) {
        client.write(ByteSource.latin1(Integer.toHexString(count) + "\r\n"));
        client.write(piece, 0, count);
        client.write(ByteSource.latin1("\r\n"));
      } else {
        client.write(piece, 0, count);
      }
      client.flush();
    }
    if (length > sent) {
      throw new EOFException(
          "the app sent " + sent + " bytes and not its Content-Length of " + length);
    }
    if (chunked) {
      send(ByteSource.latin1("0\r\n\r\n"));
    }
  }

  /** An answer of this server's own, in plain text; the connection is to be closed after it. */
  static void refuse(OutputStream client, int status, @Nullable String reason) throws IOException {
    byte[] body = ("smisk --dev: " + reason + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, phrase(status), body.length);
    client.write(ByteSource.latin1(head));
    client.write(body);
    client.flush();
  }

  /** The reason phrases of {@link #refuse}, as RFC 9110 and 6585 register them. */
  private static String phrase(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 421 -> "Misdirected Request";
      case 431 -> "Request Header Fields Too Large";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 505 -> "HTTP Version Not Supported";
      default -> throw new IllegalArgumentException("no phrase for " + status);
    };
  }

  private void send(byte[] bytes) throws IOException {
    begun = true;
    client.write(bytes);
    client.flush();
  }
}
