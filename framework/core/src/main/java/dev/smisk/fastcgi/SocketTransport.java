package dev.smisk.fastcgi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection's bytes over a non-blocking socket, Unix or TCP. */
final class SocketTransport implements Transport, Selectable {
  /** Full reads in a row before others get their turn. */
  private static final int READS = 4;

  private final EventLoop loop;
  private final SocketChannel channel;
  private final Listener listener;
  private final SelectionKey key;
  private final Connection connection;

  SocketTransport(EventLoop loop, SocketChannel channel, Listener listener)
      throws ClosedChannelException {
    this.loop = loop;
    this.channel = channel;
    this.listener = listener;
    this.connection = new Connection(loop, this);
    this.key = channel.register(loop.selector(), SelectionKey.OP_READ, this);
  }

  @Override
  public void selected(SelectionKey key) throws IOException {
    if (key.isValid() && key.isWritable()) {
      connection.writable();
    }
    if (key.isValid() && key.isReadable()) {
      read();
    }
  }

  private void read() throws IOException {
    ByteBuffer buffer = loop.readBuffer();
    for (int i = 0; i < READS && !connection.closed(); i++) {
      int limit = Math.min(buffer.capacity(), connection.readLimit());
      if (limit == 0) {
        return;
      }
      int bytes = channel.read(buffer.clear().limit(limit));
      if (bytes < 0) {
        connection.endOfInput();
        return;
      }
      connection.receive(buffer.flip());
      if (bytes < limit) {
        return; // all that was there: no second call to learn it
      }
    }
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes); // not blocking, so an interrupt flag does not close the channel
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void interest(boolean read, boolean write) {
    int operations = (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
    try {
      if (key.interestOps() != operations) {
        key.interestOps(operations);
      }
    } catch (CancelledKeyException e) {
      // Closed meanwhile: nothing to wait for.
    }
  }

  @Override
  public boolean drains() {
    return listener.replaced();
  }

  @Override
  public void lastCall() {
    connection.lastCall();
  }

  /** Reads once before, as a request that has arrived makes the connection busy. */
  @Override
  public void stop(Duration within) {
    try {
      if (!connection.peerGone()) {
        read();
      }
    } catch (IOException | RuntimeException e) { // one connection must not end the loop
      close();
    }
    connection.stop(within);
  }

  /** Closes the connection, or, when that asks for it, the socket. */
  @Override
  public void close() {
    connection.close(); // of no effect when it is what called
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left to save.
    }
  }
}
