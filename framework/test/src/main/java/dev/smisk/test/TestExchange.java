package dev.smisk.test;

import dev.smisk.fastcgi.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes on: its body is sent and its answer read piece by piece, as a web server does
 * that buffers neither. Made by {@link TestRequest#open}. What waits for the app gives up after 10
 * s with an {@link AssertionError}. For one thread at a time.
 *
 * <pre>{@code
 * try (TestExchange upload = app.request("PUT", "/books/7/cover").open()) {
 *   upload.send("first").send("second").endBody();
 *   assertThat(upload.response().status()).isEqualTo(204);
 * }
 * }</pre>
 */
public final class TestExchange implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final SocketChannel channel;

  /** Guards what the reading thread shares. */
  private final Object lock = new Object();

  /** All of STDOUT so far; guarded by the lock. */
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

  /** END_REQUEST came after the end of STDOUT; guarded by the lock. */
  private boolean complete;

  /** Nothing more comes; guarded by the lock. */
  private boolean over;

  /** Bytes of STDOUT that were given out, the head included; 0 until the head was. */
  private int taken;

  private TestExchange(SocketChannel channel) {
    this.channel = channel;
    Thread reader = new Thread(this::read, "smisk-test-reader");
    reader.setDaemon(true);
    reader.start();
  }

  static TestExchange begin(SocketChannel channel, ByteBuffer head) {
    TestExchange exchange = new TestExchange(channel);
    exchange.write(head);
    return exchange;
  }

  private void read() {
    try {
      boolean stdoutEnded = false;
      byte[] header;
      while ((header = readFully(Protocol.HEADER_BYTES)) != null) {
        ByteBuffer head = ByteBuffer.wrap(header);
        int length = head.getShort(4) & 0xffff;
        byte[] content = readFully(length + (head.get(6) & 0xff));
        if (content == null) {
          break;
        }
        synchronized (lock) {
          if (head.get(1) == Protocol.STDOUT) {
            stdoutEnded |= length == 0;
            stdout.write(content, 0, length);
          } else if (head.get(1) == Protocol.END_REQUEST) {
            complete = stdoutEnded;
            break;
          }
          lock.notifyAll();
        }
      }
    } catch (IOException e) {
      // It broke off, or the test closed it.
    } finally {
      synchronized (lock) {
        over = true;
        lock.notifyAll();
      }
    }
  }

  private byte @Nullable [] readFully(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        return null;
      }
    }
    return bytes.array();
  }

  private void write(ByteBuffer records) {
    try {
      while (records.hasRemaining()) {
        channel.write(records);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the app has closed the connection", e);
    }
  }

  /** Sends a piece of the body. */
  public TestExchange send(byte[] piece) {
    if (piece.length > 0) {
      write(Records.body(piece));
    }
    return this;
  }

  /** Sends a piece of the body, as UTF-8. */
  public TestExchange send(String piece) {
    return send(piece.getBytes(StandardCharsets.UTF_8));
  }

  /** The body is complete. */
  public TestExchange endBody() {
    write(Records.body(new byte[0]));
    return this;
  }

  /** Gives the request up as HAProxy does: ABORT_REQUEST. */
  public void abort() {
    write(Records.abort());
  }

  /** Gives the request up, if it has not ended, as nginx does: the connection closes. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Status and headers, as soon as they are there; its body is empty. */
  public TestResponse head() {
    synchronized (lock) {
      await(() -> Records.headEnd(stdout.toByteArray()) >= 0, "head");
      byte[] all = stdout.toByteArray();
      return Records.response(Arrays.copyOf(all, Records.headEnd(all) + 4));
    }
  }

  /**
   * The bytes of the body that came since the last call; waits for at least one.
   *
   * @return empty if the answer is complete
   * @throws AssertionError if it broke off
   */
  public byte[] receive() {
    head();
    synchronized (lock) {
      int from = taken();
      await(() -> stdout.size() > from || complete, "next piece");
      byte[] all = stdout.toByteArray();
      taken = all.length;
      return Arrays.copyOfRange(all, from, all.length);
    }
  }

  /**
   * The text of the body since the last call, until it ends with this.
   *
   * @throws AssertionError if the answer ends before
   */
  public String receiveUntil(String ending) {
    head();
    synchronized (lock) {
      int from = taken();
      await(() -> text(from).endsWith(ending), "text that ends with " + ending);
      String text = text(from);
      taken = stdout.size();
      return text;
    }
  }

  private String text(int from) {
    byte[] all = stdout.toByteArray();
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  /** Where the body begins that was not given out yet. */
  private int taken() {
    return taken > 0 ? taken : Records.headEnd(stdout.toByteArray()) + 4;
  }

  /**
   * Waits for the end of the answer, and gives all of it.
   *
   * @throws AssertionError if it broke off
   */
  public TestResponse response() {
    synchronized (lock) {
      await(() -> complete, "end");
      return Records.response(stdout.toByteArray());
    }
  }

  /** Waits for the end, and tells whether the answer broke off: a web server reports an error. */
  public boolean brokeOff() {
    synchronized (lock) {
      await(() -> over, "end of the connection");
      return !complete;
    }
  }

  private interface Condition {
    boolean holds();
  }

  /** Called under the lock. */
  @SuppressWarnings("GuardedBy") // conditions are asked here alone
  private void await(Condition condition, String what) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    try {
      while (!condition.holds()) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (over || millis <= 0) {
          throw new AssertionError(
              (over ? "the answer broke off before its " : "10 s went by without the answer's ")
                  + what
                  + ": "
                  + stdout.toString(StandardCharsets.UTF_8));
        }
        lock.wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
