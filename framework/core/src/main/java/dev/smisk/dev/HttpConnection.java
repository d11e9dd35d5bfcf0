package dev.smisk.dev;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection, its requests one after the other. The connection's thread reads: head,
 * body, and then the first byte of what follows, by which it learns that the client has gone. A
 * second thread passes the answer back meanwhile.
 *
 * <pre>
 * reading:   head → body to STDIN → wait for the next byte → (join) → head ...
 *                └ open the app's connection          └ end: close the app's connection
 * answering:     └ STDOUT to the client ────────────────→ done: keep or close
 * </pre>
 */
final class HttpConnection implements Runnable {
  /** Between two reads of a head or body, as nginx's {@code client_body_timeout}. */
  private static final int READ_TIMEOUT_MILLIS = 60_000;

  /** How often the wait for the next request looks whether the answer is done. */
  private static final int TICK_MILLIS = 250;

  /** Without a next request, as nginx's {@code keepalive_timeout}. */
  private static final int IDLE_TICKS = 75_000 / TICK_MILLIS;

  /** With {@code Connection: close}, for the client to take the last bytes and close. */
  private static final int LINGER_TICKS = 5_000 / TICK_MILLIS;

  private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);

  private final Socket client;
  private final SocketAddress app;
  private final ExecutorService executor;

  /** Set by any thread: no further request. */
  private volatile boolean stopping;

  /** Written by the connection's thread. */
  private volatile boolean busy;

  /** What made the current body unreadable; the connection's thread tells the answering one. */
  private volatile @Nullable HttpSyntaxException fault;

  HttpConnection(Socket client, SocketAddress app, ExecutorService executor) {
    this.client = client;
    this.app = app;
    this.executor = executor;
  }

  @Override
  public void run() {
    try (client) {
      client.setTcpNoDelay(true);
      ByteSource in = new ByteSource(client.getInputStream());
      OutputStream out = client.getOutputStream();
      boolean more = true;
      while (more) {
        client.setSoTimeout(READ_TIMEOUT_MILLIS);
        more = serve(in, out);
        busy = false;
      }
    } catch (IOException | RejectedExecutionException e) {
      log.debug("the connection to {} ended", client, e);
    }
  }

  /** One request; false where it is the last. */
  private boolean serve(ByteSource in, OutputStream out) throws IOException {
    RequestHead head;
    RequestBody body;
    try {
      head = RequestHead.read(in);
      if (head == null) {
        return false;
      }
      body = RequestBody.of(head, in);
    } catch (HttpSyntaxException e) {
      HttpAnswer.refuse(out, e.status(), e.getMessage());
      return linger(in);
    }
    busy = true;
    if (head.expectsContinue() && !body.ended()) {
      out.write(ByteSource.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
    }
    AppConnection opened;
    try {
      opened = AppConnection.open(app, CgiVariables.encode(head, client));
    } catch (IOException e) {
      HttpAnswer.refuse(out, 502, "the app takes no requests (" + e.getMessage() + ")");
      return linger(in);
    }
    try (AppConnection connection = opened) {
      boolean keepAlive = head.keepAlive() && !stopping;
      Future<Boolean> answered = executor.submit(() -> answer(connection, head, out, keepAlive));
      try {
        forward(body, connection, answered);
      } catch (HttpSyntaxException e) {
        fault = e;
        connection.abort();
        kept(answered);
        return linger(in);
      }
      boolean more = awaitNext(in, connection, answered);
      return kept(answered) && more;
    }
  }

  /** The answering thread's part; closes the client where it can't be told otherwise. */
  private boolean answer(
      AppConnection connection, RequestHead head, OutputStream out, boolean keepAlive)
      throws IOException {
    HttpAnswer answer = new HttpAnswer(head, out);
    try {
      boolean keep = answer.relay(connection.output(), keepAlive);
      if (!keep) {
        client.shutdownOutput();
      }
      return keep;
    } catch (IOException e) {
      log.debug("no complete answer to {} {}", head.method(), head.target(), e);
      if (!answer.begun()) {
        HttpSyntaxException theirs = fault;
        if (theirs != null) {
          HttpAnswer.refuse(out, theirs.status(), theirs.getMessage());
        } else {
          HttpAnswer.refuse(out, 502, e.getMessage() + "; its log may say why");
        }
        client.shutdownOutput();
        return false;
      }
      client.close();
      throw e;
    }
  }

  /**
   * Sends the body on; what the app no longer takes is read all the same, so the answer arrives.
   */
  private static void forward(RequestBody body, AppConnection connection, Future<Boolean> answered)
      throws IOException {
    byte[] piece = new byte[32 * 1024];
    boolean taken = true;
    for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
      taken = taken && !answered.isDone() && send(connection, piece, count);
    }
    if (taken) {
      send(connection, piece, 0);
    }
  }

  /** A piece of STDIN, or its end; false where the app has closed. */
  private static boolean send(AppConnection connection, byte[] piece, int count) {
    try {
      if (count > 0) {
        connection.stdin(piece, count);
      } else {
        connection.endStdin();
      }
      return true;
    } catch (IOException e) {
      log.debug("the app takes no more of the body", e);
      return false;
    }
  }

  /** Waits for the first byte of the next request; false where none comes. */
  private boolean awaitNext(ByteSource in, AppConnection connection, Future<Boolean> answered)
      throws IOException {
    client.setSoTimeout(TICK_MILLIS);
    for (int idle = 0; idle < IDLE_TICKS; idle = answered.isDone() ? idle + 1 : 0) {
      if (answered.isDone() && !kept(answered)) {
        return linger(in);
      }
      try {
        if (in.await()) {
          return true;
        }
        connection.abort();
        return false;
      } catch (SocketTimeoutException tick) {
        if (answered.isDone()) {
          busy = false;
          if (stopping) {
            return false;
          }
        }
      }
    }
    return false;
  }

  /**
   * Reads until the client closes, since closing with unread bytes resets the connection and the
   * answer with it. Always false: no further request.
   */
  private boolean linger(ByteSource in) throws IOException {
    if (!client.isOutputShutdown()) { // an answer that was not kept has done so
      client.shutdownOutput();
    }
    client.setSoTimeout(TICK_MILLIS);
    for (int ticks = 0; ticks < LINGER_TICKS; ) {
      try {
        if (in.read() < 0) {
          return false;
        }
      } catch (SocketTimeoutException tick) {
        ticks++;
      }
    }
    return false;
  }

  private static boolean kept(Future<Boolean> answered) {
    try {
      return answered.get();
    } catch (ExecutionException | CancellationException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes no further request, and closes now if none is being answered. */
  void stop() throws IOException {
    stopping = true;
    if (!busy) {
      client.close();
    }
  }

  /** Closes at once. */
  void abort() throws IOException {
    client.close();
  }
}
