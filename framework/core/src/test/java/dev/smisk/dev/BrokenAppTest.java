package dev.smisk.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The development server in front of something that is hardly a FastCGI app. */
class BrokenAppTest {
  static final byte[] END = {1, 3, 0, 1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private ServerSocket app;
  private DevServer server;

  @BeforeEach
  void start() throws IOException {
    app = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    server =
        DevServer.start(
            0,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), app.getLocalPort()),
            10,
            Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    app.close();
  }

  private Socket request() throws IOException {
    return request("close");
  }

  private Socket request(String connection) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
    client.setSoTimeout(DevServerTest.PATIENCE_MILLIS);
    client
        .getOutputStream()
        .write(
            ("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n")
                .getBytes(ISO_8859_1));
    return client;
  }

  static byte[] stdout(String text) {
    byte[] record = new byte[8 + text.length()];
    System.arraycopy(new byte[] {1, 6, 0, 1, 0, (byte) text.length(), 0, 0}, 0, record, 0, 8);
    System.arraycopy(text.getBytes(ISO_8859_1), 0, record, 8, text.length());
    return record;
  }

  private static String rest(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Test
  void answerWithoutLength_isChunkedAndPassedOnAsItComes() throws IOException {
    try (Socket client = request();
        Socket records = app.accept()) {
      OutputStream out = records.getOutputStream();
      InputStream in = client.getInputStream();
      out.write(stdout("Status: 200 OK\r\nX: y\r\n\r\none"));
      StringBuilder got = new StringBuilder();
      while (!got.toString().endsWith("\r\n\r\n3\r\none\r\n")) {
        got.append((char) in.read());
      }
      out.write(stdout("three"));
      out.write(END);

      assertThat(got).contains("\r\nTransfer-Encoding: chunked\r\n");
      assertThat(rest(client)).isEqualTo("5\r\nthree\r\n0\r\n\r\n");
    }
  }

  @Test
  void appThatBreaksOffBeforeItsHead_isA502() throws IOException {
    try (Socket client = request()) {
      app.accept().close();

      assertThat(rest(client)).startsWith("HTTP/1.1 502 Bad Gateway\r\n").contains("smisk --dev: ");
    }
  }

  @Test
  void appThatBreaksOffInItsBody_doesNotLookComplete() throws IOException {
    try (Socket client = request();
        Socket records = app.accept()) {
      records.getOutputStream().write(stdout("Status: 200 OK\r\n\r\nhalf"));
      records.shutdownOutput();

      assertThat(rest(client)).contains("half").doesNotContain("0\r\n\r\n");
    }
  }

  @Test
  void appThatSaysLessThanItsLength_doesNotLookComplete() throws IOException {
    try (Socket client = request("keep-alive");
        Socket records = app.accept()) {
      records.getOutputStream().write(stdout("Status: 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
      records.getOutputStream().write(END);

      assertThat(rest(client)).endsWith("half");
    }
  }

  @Test
  void clientThatGoesAway_closesTheAppsConnection() throws IOException {
    Socket client = request();
    try (Socket records = app.accept()) {
      records.setSoTimeout(DevServerTest.PATIENCE_MILLIS);
      client.close();

      // The request's records, and then the end.
      assertThat(records.getInputStream().readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void appThatIsGone_isA502() throws IOException {
    app.close();
    try (Socket client = request()) {
      assertThat(rest(client)).startsWith("HTTP/1.1 502 ");
    }
  }

  @Test
  void close_waitsForAnswersOnTheirWay() throws Exception {
    try (Socket client = request();
        Socket records = app.accept()) {
      CountDownLatch closing = new CountDownLatch(1);
      Thread closer =
          new Thread(
              () -> {
                closing.countDown();
                try {
                  server.close();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      closer.start();
      closing.await();
      records.getOutputStream().write(stdout("Status: 200 OK\r\nContent-Length: 4\r\n\r\nlast"));
      records.getOutputStream().write(END);

      assertThat(rest(client)).endsWith("\r\n\r\nlast");
      closer.join();
    }
  }
}
