package dev.smisk.examples.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * FastCGI connections that were used once and are kept open, as a web server's are while it has
 * nothing to ask.
 */
final class IdleConnections implements AutoCloseable {
  private static final int BEGIN = 1;
  private static final int END = 3;
  private static final int PARAMS = 4;
  private static final int STDIN = 5;
  private static final int HEADER_BYTES = 8;

  private final List<SocketChannel> channels = new ArrayList<>();

  /** Opens one more, and has a request answered on it. */
  void add(Address address) throws IOException {
    SocketChannel channel = address.connect();
    channels.add(channel);
    channel.write(ByteBuffer.wrap(request()));
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    int type = 0;
    while (type != END) {
      fill(channel, header.clear());
      type = header.get(1);
      int rest = (header.getShort(4) & 0xffff) + (header.get(6) & 0xff);
      fill(channel, ByteBuffer.allocate(rest));
    }
  }

  private static void fill(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("the application closed a connection that was to be kept");
      }
    }
  }

  private static byte[] request() {
    ByteArrayOutputStream params = new ByteArrayOutputStream();
    Map.of("REQUEST_METHOD", "GET", "REQUEST_URI", Answers.HELLO)
        .forEach(
            (name, value) -> {
              params.write(name.length());
              params.write(value.length());
              params.writeBytes((name + value).getBytes(StandardCharsets.US_ASCII));
            });
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    record(request, BEGIN, new byte[] {0, 1, 1, 0, 0, 0, 0, 0}); // a responder; keep the connection
    record(request, PARAMS, params.toByteArray());
    record(request, PARAMS, new byte[0]);
    record(request, STDIN, new byte[0]);
    return request.toByteArray();
  }

  private static void record(ByteArrayOutputStream to, int type, byte[] content) {
    to.writeBytes(
        new byte[] {
          1, (byte) type, 0, 1, (byte) (content.length >> 8), (byte) content.length, 0, 0
        });
    to.writeBytes(content);
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
