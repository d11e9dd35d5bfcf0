package dev.smisk.fastcgi;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A web server's end of one socket; blocks. */
public final class Peer implements Closeable {
  private final SocketChannel channel;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private Peer(SocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
  }

  public static Peer connect(ListenAddress address) throws IOException {
    return new Peer(
        address instanceof ListenAddress.Unix unix
            ? UnixDomainSocketAddress.of(unix.path())
            : new InetSocketAddress(
                ((ListenAddress.Tcp) address).host(), ((ListenAddress.Tcp) address).port()));
  }

  public Peer send(Wire wire) throws IOException {
    ByteBuffer bytes = wire.buffer();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return this;
  }

  /** Sends nothing more, and reads on. */
  Peer sendEnd() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  /** Reads until that many requests have ended, and gives all that came, record by record. */
  public List<String> answers(int ends) throws IOException {
    return answer(ends).lines();
  }

  /** The same, and gives what STDOUT says. */
  public String stdout(int ends) throws IOException {
    return Script.text(answer(ends).stdout());
  }

  Answers answer(int ends) throws IOException {
    while (Answers.ends(received.toByteArray()) < ends) {
      if (!read()) {
        throw new IOException("closed before the end: " + Answers.lines(received.toByteArray()));
      }
    }
    byte[] bytes = received.toByteArray();
    received.reset();
    return Answers.of(bytes);
  }

  /** Reads to the end of input, and gives what came. */
  public List<String> rest() throws IOException {
    while (read()) {
      Thread.onSpinWait();
    }
    return Answers.lines(received.toByteArray());
  }

  private boolean read() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    int bytes = channel.read(buffer);
    if (bytes > 0) {
      received.write(buffer.array(), 0, bytes);
    }
    return bytes >= 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
