package dev.smisk.examples.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client that sends one {@link UploadBody} on a connection of its own, as fast as the other side
 * takes it; then the answer is here.
 *
 * @param status the answer's
 * @param text the answer's body
 * @param nanos from before the connection until the answer's end
 */
record Upload(int status, String text, long nanos) {
  private static final String HEAD_END = "\r\n\r\n";

  /**
   * Sends it.
   *
   * @param limit how long it may take
   * @throws IOException where the connection ends without an answer, or the limit is over
   */
  static Upload send(URI to, UploadBody body, Duration limit) throws IOException {
    long begin = System.nanoTime();
    try (SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(to.getHost(), to.getPort()))) {
      Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              () -> {
                over.set(true); // first, as closing is what the sender is told by
                close(channel);
              },
              later);
      try {
        String answer = exchange(channel, to, body);
        return parse(answer, System.nanoTime() - begin);
      } catch (IOException e) {
        String why = over.get() ? "no answer after " + limit : e.toString();
        throw new IOException("POST " + to.getPath() + ": " + why, e);
      } finally {
        end.cancel(false);
      }
    }
  }

  private static String exchange(SocketChannel channel, URI to, UploadBody body)
      throws IOException {
    String head =
        """
        POST %s HTTP/1.1
        Host: %s
        Connection: close
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(to.getPath(), to.getAuthority(), UploadBody.contentType(), body.length())
            .replace("\n", "\r\n");
    try {
      UploadBody.write(channel, ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      body.writeTo(channel);
    } catch (IOException refused) {
      return earlyAnswer(channel, refused);
    }
    return rest(channel);
  }

  /** A server may say why it reads no further. */
  private static String earlyAnswer(SocketChannel channel, IOException refused) throws IOException {
    try {
      return rest(channel);
    } catch (IOException nothing) {
      refused.addSuppressed(nothing);
      throw refused;
    }
  }

  private static String rest(SocketChannel channel) throws IOException {
    byte[] bytes = Channels.newInputStream(channel).readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Upload parse(String answer, long nanos) throws IOException {
    int end = answer.indexOf(HEAD_END);
    if (end < 0 || !answer.matches("(?s)HTTP/1\\.1 \\d{3} .*")) {
      throw new IOException("that is no answer: \"" + answer + "\"");
    }
    int status = Integer.parseInt(answer.substring(9, 12));
    return new Upload(status, answer.substring(end + HEAD_END.length()), nanos);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException closedAnyway) {
      // Whoever waits for it is told.
    }
  }
}
