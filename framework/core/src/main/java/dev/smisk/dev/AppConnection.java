package dev.smisk.dev;

import dev.smisk.fastcgi.Protocol;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One FastCGI request to the app, on a connection of its own: BEGIN_REQUEST without KEEP_CONN,
 * PARAMS, STDIN; {@link #output()} is what comes back. One thread writes and another reads; any may
 * close, which tells the app that the client is gone, as nginx would.
 */
final class AppConnection implements AutoCloseable {
  private static final int ID = 1;

  private final SocketChannel channel;

  /** Owned by the writing thread. */
  private final ByteBuffer header = ByteBuffer.allocate(2 * Protocol.HEADER_BYTES);

  private AppConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects and sends the request's head. */
  static AppConnection open(SocketAddress app, byte[] params) throws IOException {
    AppConnection connection = new AppConnection(SocketChannel.open(app));
    try {
      connection.begin();
      connection.stream(Protocol.PARAMS, params, params.length);
      connection.stream(Protocol.PARAMS, params, 0);
      return connection;
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    putHeader(Protocol.BEGIN_REQUEST, 8);
    header.putShort((short) Protocol.RESPONDER).put(new byte[6]);
    writeFully(header.flip());
  }

  /** Sends a part of the body. */
  void stdin(byte[] bytes, int length) throws IOException {
    if (length > 0) {
      stream(Protocol.STDIN, bytes, length);
    }
  }

  /** The body is complete. */
  void endStdin() throws IOException {
    stream(Protocol.STDIN, new byte[0], 0);
  }

  /** Records of one stream; with length 0 the empty record that ends it. */
  private void stream(int type, byte[] bytes, int length) throws IOException {
    int at = 0;
    do {
      int part = Math.min(length - at, Protocol.MAX_CONTENT_BYTES);
      putHeader(type, part);
      ByteBuffer[] record = {header.flip(), ByteBuffer.wrap(bytes, at, part)};
      while (record[0].hasRemaining() || record[1].hasRemaining()) {
        channel.write(record);
      }
      at += part;
    } while (at < length);
  }

  private void putHeader(int type, int contentBytes) {
    header.clear().putLong(Protocol.header(type, ID, contentBytes, 0));
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** What the app answers. */
  AppOutput output() {
    return new AppOutput(channel);
  }

  /** Gives the request up; any thread may. */
  void abort() throws IOException {
    channel.close();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
