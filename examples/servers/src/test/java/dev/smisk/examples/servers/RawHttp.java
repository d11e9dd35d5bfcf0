package dev.smisk.examples.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1, byte by byte as the test wants it: client libraries normalise targets, and decide
 * themselves when to send what.
 */
final class RawHttp implements Http {
  /** An answered request's sender is given this long to end before the connection is closed. */
  private static final long ANSWERED_EARLY_MILLIS = 100;

  /** Bodies up to that length go out with the head, as most clients do. */
  private static final int AT_ONCE = 8_192;

  private final Socket socket;
  private final AnswerReader in;
  private final OutputStream out;

  /** Whether the answer that comes next is to HEAD. */
  private boolean headOnly;

  RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    in = new AnswerReader(socket.getInputStream());
    out = socket.getOutputStream();
  }

  @Override
  public void begin(Sent sent) throws IOException {
    write(head(sent));
  }

  private byte[] head(Sent sent) {
    headOnly = sent.method().equals("HEAD");
    StringBuilder head =
        new StringBuilder(sent.method() + " " + sent.target() + " HTTP/1.1\r\n")
            .append("Host: 127.0.0.1:" + socket.getPort() + "\r\n");
    for (String header : sent.headers()) {
      head.append(header).append("\r\n");
    }
    if (sent.chunked()) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (sent.hasBody()) {
      head.append("Content-Length: " + sent.body().length + "\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  @Override
  public Answer send(Sent sent) throws IOException, InterruptedException {
    if (!sent.chunked() && sent.body().length <= AT_ONCE) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head(sent));
      all.writeBytes(sent.body());
      write(all.toByteArray());
      return read();
    }
    begin(sent);
    Thread sender =
        new Thread(
            () -> {
              try {
                if (sent.chunked()) {
                  writeChunked(sent.body());
                } else {
                  write(sent.body());
                }
              } catch (IOException e) {
                // Answered and closed: the answer tells.
              }
            });
    sender.start();
    Answer answer = read();
    sender.join(ANSWERED_EARLY_MILLIS);
    if (sender.isAlive()) {
      socket.close(); // whoever answers without reading need not read on
    }
    sender.join();
    return answer;
  }

  /** In pieces of 10,000 bytes. */
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
    write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Answer read() throws IOException {
    return in.read(headOnly);
  }

  @Override
  public byte[] readSome() throws IOException {
    return in.readSome();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
