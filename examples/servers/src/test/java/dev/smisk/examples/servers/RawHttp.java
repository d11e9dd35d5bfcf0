package dev.smisk.examples.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTTP/1.1 on one connection, byte by byte as the test wants it: client libraries normalise
 * targets, and decide themselves when to send what. Belongs to one thread.
 */
final class RawHttp implements AutoCloseable {
  /** What was answered; names of headers are in lower case. */
  static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    int status() {
      return status;
    }

    Map<String, String> headers() {
      return headers;
    }

    byte[] body() {
      return body;
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** An answered request's sender is given this long to end before the connection is closed. */
  private static final long ANSWERED_EARLY_MILLIS = 100;

  private final Socket socket;
  private final String host;
  private final InputStream in;
  private final OutputStream out;

  RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    host = "127.0.0.1:" + socket.getPort();
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends a request of these lines, with {@code Host}, and without a body. */
  Answer get(String target, String... headers) throws IOException {
    write(head("GET", target, headers));
    return read(false);
  }

  /** A request's head. */
  String head(String method, String target, String... headers) {
    StringBuilder head =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /**
   * Sends a body while the answer is awaited, as an answer may come before all of it was taken.
   *
   * @param chunked in pieces of 10,000 bytes, else with {@code Content-Length}
   */
  Answer post(String target, byte[] body, boolean chunked, String... headers)
      throws IOException, InterruptedException {
    String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length;
    String[] all = new String[headers.length + 1];
    System.arraycopy(headers, 0, all, 1, headers.length);
    all[0] = length;
    write(head("POST", target, all));
    Thread sender =
        new Thread(
            () -> {
              try {
                if (chunked) {
                  writeChunked(body);
                } else {
                  write(body);
                }
              } catch (IOException e) {
                // Answered and closed: the answer tells.
              }
            });
    sender.start();
    Answer answer = read(false);
    sender.join(ANSWERED_EARLY_MILLIS);
    if (sender.isAlive()) {
      socket.close(); // whoever answers without reading need not read on
    }
    sender.join();
    return answer;
  }

  private void writeChunked(byte[] body) throws IOException {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += 10_000) {
      int count = Math.min(10_000, body.length - from);
      piece.reset();
      piece.writeBytes((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      piece.write(body, from, count);
      piece.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      write(piece.toByteArray());
    }
    write("0\r\n\r\n");
  }

  /** Reads an answer to its end; interim ones are skipped. */
  Answer read(boolean headOnly) throws IOException {
    int status = readStatus();
    Map<String, String> headers = readHeaders();
    while (status / 100 == 1) {
      status = readStatus();
      headers = readHeaders();
    }
    byte[] body = {};
    if (!headOnly && status != 204 && status != 304) {
      String length = headers.get("content-length");
      if (length != null) {
        body = in.readNBytes(Integer.parseInt(length));
        if (body.length != Integer.parseInt(length)) {
          throw new EOFException("the body ended after " + body.length + " of " + length);
        }
      } else if ("chunked".equals(headers.get("transfer-encoding"))) {
        body = readChunked();
      } else {
        body = in.readAllBytes();
      }
    }
    return new Answer(status, headers, body);
  }

  private int readStatus() throws IOException {
    String line = readLine();
    if (!line.startsWith("HTTP/1.1 ")) {
      throw new IOException("no status line: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] readChunked() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(readLine().replaceFirst(";.*", ""), 16);
      byte[] chunk = in.readNBytes(size);
      if (chunk.length != size) {
        throw new EOFException("a chunk ended after " + chunk.length + " of " + size);
      }
      body.writeBytes(chunk);
      if (size == 0) {
        readHeaders();
        return body.toByteArray();
      }
      readLine();
    }
  }

  /** What is readable of the answer's bytes, at least one of them. */
  byte[] readSome() throws IOException {
    byte[] bytes = new byte[8192];
    int count = in.read(bytes);
    if (count < 0) {
      throw new EOFException("closed");
    }
    return Arrays.copyOf(bytes, count);
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      line.append((char) c);
    }
    int end = line.length() - 1;
    return line.substring(0, end >= 0 && line.charAt(end) == '\r' ? end : end + 1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
