package dev.smisk.dev;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.App;
import dev.smisk.AppLimit;
import dev.smisk.HandWrittenRoutes;
import dev.smisk.RunningApp;
import dev.smisk.Smisk;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bounds of the development server, set as an app sets them. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevServerLimitsTest {
  /** More than all buffers between the app and a client that does not read. */
  private static final int BIG = 30_000_000;

  private static final int PIECE = 60_000;

  private final List<String> served = Collections.synchronizedList(new ArrayList<>());

  private App app() {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(
                Endpoint.of(GET, "/{name}"),
                request -> {
                  served.add(request.path());
                  return Response.ok().text("x");
                })
            .with(Endpoint.of(POST, "/{name}").buffered("text/plain"), request -> Response.ok());
    return Smisk.app().routes(routes).dev(0);
  }

  private static Socket connect(RunningApp app) throws IOException {
    Socket client =
        new Socket(
            InetAddress.getLoopbackAddress(), Objects.requireNonNull(app.devUrl()).getPort());
    client.setSoTimeout(DevServerTest.PATIENCE_MILLIS);
    return client;
  }

  private static void send(Socket client, String path) throws IOException {
    client
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1));
  }

  /** Reads one answer of ours, whose body is an x. */
  private static void awaitAnswer(Socket client) throws IOException {
    StringBuilder got = new StringBuilder();
    while (!got.toString().endsWith("\r\n\r\nx")) {
      int next = client.getInputStream().read();
      assertThat(next).as("after " + got).isNotNegative();
      got.append((char) next);
    }
  }

  @Test
  void connectionsPastTheLimit_waitForOneToClose() throws Exception {
    try (RunningApp app = app().limit(AppLimit.DEV_CONNECTIONS, 1).start();
        Socket second = connectSecond(app)) {
      awaitAnswer(second);
      assertThat(served).containsExactly("/first", "/again", "/second");
    }
  }

  private Socket connectSecond(RunningApp app) throws IOException {
    try (Socket first = connect(app)) {
      send(first, "/first");
      awaitAnswer(first);
      Socket second = connect(app);
      send(second, "/second");
      send(first, "/again");
      awaitAnswer(first);
      return second;
    }
  }

  @Test
  void answersOnTheirWay_areCutOffAtTheCloseTime() throws Exception {
    try (ServerSocket app = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      DevServer server = DevServer.start(0, app.getLocalSocketAddress(), 10, Duration.ofMillis(1));
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
        client.setSoTimeout(DevServerTest.PATIENCE_MILLIS);
        send(client, "/");
        try (Socket records = app.accept()) {
          records
              .getOutputStream()
              .write(BrokenAppTest.stdout("Status: 200 OK\r\nContent-Length: 2\r\n\r\nx"));
          awaitAnswer(client);
          server.close();
          assertThat(client.getInputStream().read()).as("the end").isNegative();
        }
      }
    }
  }

  @Test
  void answersOnTheirWay_arriveWithinTheCloseTime() throws Exception {
    try (ServerSocket app = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      DevServer server = DevServer.start(0, app.getLocalSocketAddress(), 10, Duration.ofMinutes(1));
      Socket client = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
      client.setSoTimeout(DevServerTest.PATIENCE_MILLIS);
      send(client, "/");
      try (client;
          Socket records = app.accept()) {
        CompletableFuture<Void> written =
            CompletableFuture.runAsync(() -> answerWithoutEnd(records));
        Thread closing = new Thread(() -> close(server));
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
          Thread.onSpinWait();
        }
        InputStream in = client.getInputStream();
        assertThat(in.readNBytes(BIG)).hasSize(BIG);
        written.get();
        records.getOutputStream().write(BrokenAppTest.END);
        assertThat(new String(in.readAllBytes(), ISO_8859_1)).endsWith("\r\n0\r\n\r\n");
        closing.join();
      }
    }
  }

  @Test
  void clientsThatCannotBeAccepted_areServedWhenTheyCan() throws Exception {
    AtomicInteger failures = new AtomicInteger(3);
    ServerSocket listener =
        new ServerSocket(0, 10, InetAddress.getLoopbackAddress()) {
          @Override
          public Socket accept() throws IOException {
            if (failures.getAndDecrement() > 0) {
              throw new IOException("Too many open files");
            }
            return super.accept();
          }
        };
    try (ServerSocket app = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        DevServer server =
            DevServer.serve(listener, app.getLocalSocketAddress(), 1, Duration.ofMillis(1));
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
      client.setSoTimeout(DevServerTest.PATIENCE_MILLIS);
      send(client, "/");
      try (Socket records = app.accept()) {
        records
            .getOutputStream()
            .write(BrokenAppTest.stdout("Status: 200 OK\r\nContent-Length: 1\r\n\r\nx"));
        awaitAnswer(client);
      }
      assertThat(failures).hasNegativeValue();
    }
  }

  /**
   * After a body that is no HTTP the server waits for its client to take the answer and go. Waits
   * for longer than the default, since nothing but time tells the two apart.
   */
  @Test
  void closeTime_isWhatTheAppWasTold() throws Exception {
    RunningApp app = app().limit(AppLimit.DEV_CLOSE_TIME, Duration.ofMinutes(1)).start();
    Thread closing = new Thread(app::close);
    try (Socket client = connect(app)) {
      client
          .getOutputStream()
          .write(
              "POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"
                  .getBytes(ISO_8859_1));
      assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 400 ");
      closing.start();
      closing.join(2000); // the default is 1 s
      assertThat(closing.isAlive()).isTrue();
    }
    closing.join();
  }

  private static void close(DevServer server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answerWithoutEnd(Socket records) {
    try {
      OutputStream out = records.getOutputStream();
      out.write(BrokenAppTest.stdout("Status: 200 OK\r\n\r\n"));
      byte[] record = new byte[8 + PIECE];
      System.arraycopy(
          new byte[] {1, 6, 0, 1, (byte) (PIECE >> 8), (byte) PIECE, 0, 0}, 0, record, 0, 8);
      for (int sent = 0; sent < BIG; sent += PIECE) {
        out.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
