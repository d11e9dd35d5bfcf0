package dev.smisk.dev;

import static dev.smisk.http.Method.GET;
import static dev.smisk.http.Method.POST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.HandWrittenRoutes;
import dev.smisk.RunningApp;
import dev.smisk.Smisk;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw bytes to the development server, and what a real app behind it makes of them. */
class DevServerTest {
  /** For a server that forgets to answer: reading a socket cannot be interrupted. */
  static final int PATIENCE_MILLIS = 10_000;

  private static final int BIG = 20_000_000;

  private static RunningApp app;

  private static final CountDownLatch INSIDE = new CountDownLatch(2);

  @BeforeAll
  static void start() {
    HandWrittenRoutes routes =
        new HandWrittenRoutes()
            .with(Endpoint.of(GET, "/"), DevServerTest::target)
            .with(Endpoint.of(GET, "/{any...}"), DevServerTest::target)
            .with(
                Endpoint.of(GET, "/variables"),
                request -> {
                  List<String> all = new ArrayList<>();
                  request.variables().forEach((name, value) -> all.add(name + "=" + value));
                  return Response.ok().text(String.join("\n", all));
                })
            .with(
                Endpoint.of(POST, "/echo").buffered(),
                request -> Response.ok().bytes("text/plain", request.body()))
            .with(Endpoint.of(POST, "/ignore"), request -> Response.ok().text("ignored"))
            .with(
                Endpoint.of(GET, "/big"),
                request -> Response.ok().bytes("text/plain", new byte[BIG]))
            .with(Endpoint.of(GET, "/204"), request -> Response.noContent())
            .with(Endpoint.of(GET, "/304"), request -> Response.status(304).header("ETag", "\"x\""))
            .with(
                Endpoint.of(GET, "/headers"),
                request ->
                    Response.ok().header("Set-Cookie", "a=1").header("Set-Cookie", "b=2").text(""))
            .with(
                Endpoint.of(GET, "/together"),
                request -> {
                  INSIDE.countDown();
                  INSIDE.await();
                  return Response.ok().text("together");
                });
    app = Smisk.app().routes(routes).maxBody(1_000_000).dev(0).start();
  }

  private static Response<?> target(Request request) {
    return Response.ok().text(String.valueOf(request.variables().get("REQUEST_URI")));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** A client that says no more and no less than it is told to. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final ByteSource in;

    Client() throws IOException {
      socket =
          new Socket(
              InetAddress.getLoopbackAddress(), Objects.requireNonNull(app.devUrl()).getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new ByteSource(socket.getInputStream());
    }

    Client send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    }

    /** Status line and headers, a line each. */
    String head() throws IOException {
      StringBuilder head = new StringBuilder();
      for (String line = in.line(10_000); line != null && !line.isEmpty(); line = in.line(10_000)) {
        head.append(line).append('\n');
      }
      return head.toString();
    }

    String body(int length) throws IOException {
      byte[] body = new byte[length];
      int at = 0;
      for (int count = 0; at < length && count >= 0; at += Math.max(0, count)) {
        count = in.read(body, at, length - at);
      }
      return new String(body, 0, at, ISO_8859_1);
    }

    String rest() throws IOException {
      StringBuilder rest = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        rest.append((char) next);
      }
      return rest.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static String exchange(String request) throws IOException {
    try (Client client = new Client()) {
      return client.send(request).rest();
    }
  }

  /** With the line ends of HTTP between them. */
  private static String wire(String... lines) {
    return String.join("\r\n", lines);
  }

  private static String get(String target) throws IOException {
    return exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a|b", "/a{b}?x=1|2", "/a\"b", "/[x]", "/a%2Fb", "/caf\u00e9", "/a?b?c"})
  void target_reachesTheAppAsItCame(String target) throws IOException {
    String answer = get(target);

    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(new String(answer.getBytes(ISO_8859_1), UTF_8)).endsWith("\r\n\r\n" + target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//x/y", "//"})
  void doubledSlash_reachesTheAppAsItCame(String target) throws IOException {
    assertThat(get(target)).contains("nothing is served at \\\"" + target + "\\\"");
  }

  @Test
  void absoluteTarget_isItsPath() throws IOException {
    assertThat(get("http://other:80/x?y")).endsWith("\r\n\r\n/x?y");
    assertThat(get("http://other?y")).endsWith("\r\n\r\n/?y");
    assertThat(get("http://other")).endsWith("\r\n\r\n/");
  }

  @Test
  void malformedEscape_isTheAppsToRefuse() throws IOException {
    assertThat(get("/%zz"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("application/problem+json");
  }

  @Test
  void optionsOfEverything_isTheAppsToAnswer() throws IOException {
    assertThat(exchange("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 204 No Content\r\n")
        .contains("\r\nAllow: ");
  }

  @Test
  void variables_areNginxs() throws IOException {
    assertThat(
            exchange(
                wire(
                    "GET /variables?a=b HTTP/1.1",
                    "Host: localhost:1",
                    "X-A: 1",
                    "x-a: 2",
                    "Cookie: c",
                    "Connection: close",
                    "",
                    "")))
        .contains(
            "\nREQUEST_METHOD=GET\n", "\nREQUEST_URI=/variables?a=b\n", "\nQUERY_STRING=a=b\n")
        .contains(
            "\nSERVER_PROTOCOL=HTTP/1.1\n",
            "\nREMOTE_ADDR=127.0.0.1\n",
            "\nHTTP_HOST=localhost:1\n")
        .contains("\nCONTENT_TYPE=\n", "\nCONTENT_LENGTH=\n")
        .contains("\nHTTP_X_A=1\nHTTP_X_A=2\nHTTP_COOKIE=c\n");
  }

  @Test
  void connection_servesRequestAfterRequest() throws IOException {
    try (Client client = new Client()) {
      for (String target : List.of("/1", "/22", "/204", "/333")) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.head()).contains("Connection: keep-alive\n");
        assertThat(client.body(target.equals("/204") ? 0 : target.length()))
            .isEqualTo(target.equals("/204") ? "" : target);
      }
    }
  }

  @Test
  void pipelinedRequests_areAnsweredInOrder() throws IOException {
    try (Client client = new Client()) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
              + "GET /2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(client.head()).contains("Content-Length: 3\n");
      assertThat(client.body(3)).isEqualTo("abc");
      assertThat(client.rest()).endsWith("\r\n\r\n/2");
    }
  }

  @Test
  void http10_isAnsweredAndClosed() throws IOException {
    assertThat(exchange("GET /old HTTP/1.0\r\n\r\n"))
        .contains("\r\nConnection: close\r\n")
        .endsWith("\r\n\r\n/old");
  }

  @ParameterizedTest
  @CsvSource({"HEAD, /x, 200 OK", "GET, /204, 204 No Content", "GET, /304, 304 Not Modified"})
  void bodilessAnswer_leavesTheConnectionInStep(String method, String target, String status)
      throws IOException {
    try (Client client = new Client()) {
      client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 " + status + "\n");
      client.send("GET /next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(client.rest()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n/next");
    }
  }

  @Test
  void head_keepsTheLength() throws IOException {
    assertThat(exchange("HEAD /12345 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .contains("\r\nContent-Length: 6\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void headers_keepNameAndNumber() throws IOException {
    assertThat(get("/headers")).contains("\r\nSet-Cookie: a=1\r\n", "\r\nSet-Cookie: b=2\r\n");
    assertThat(get("/304")).contains("\r\nETag: \"x\"\r\n");
  }

  @Test
  void chunkedBody_arrivesWhole() throws IOException {
    assertThat(
            exchange(
                wire(
                    "POST /echo HTTP/1.1",
                    "Host: localhost",
                    "Transfer-Encoding: chunked",
                    "Connection: close",
                    "",
                    "3;x=y",
                    "abc",
                    "0A",
                    "0123456789",
                    "0",
                    "Trailer: x",
                    "",
                    "")))
        .endsWith("\r\n\r\nabc0123456789");
  }

  @Test
  void expectContinue_isToldToGoOn() throws IOException {
    try (Client client = new Client()) {
      client.send(
          wire(
              "POST /echo HTTP/1.1",
              "Host: localhost",
              "Content-Length: 3",
              "Expect: 100-continue",
              "Connection: close",
              "",
              ""));
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\n");
      assertThat(client.send("abc").rest()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("abc");
    }
  }

  @Test
  void bigAnswer_arrivesWhole() throws IOException {
    try (Client client = new Client()) {
      client.send("GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(client.head()).contains("Content-Length: " + BIG + "\n");
      assertThat(client.rest()).hasSize(BIG);
    }
  }

  @ParameterizedTest
  @CsvSource({"/echo, 413", "/ignore, 200", "/nothing, 405"})
  void bodyThatNobodyReads_isReadAndTheConnectionGoesOn(String target, int status)
      throws IOException {
    try (Client client = new Client()) {
      client.send(
          "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + BIG + "\r\n\r\n");
      client.send("x".repeat(BIG));
      String head = client.head();
      assertThat(head).startsWith("HTTP/1.1 " + status + " ");
      client.body(Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+)\n.*", "$1")));
      client.send("GET /next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(client.rest()).endsWith("\r\n\r\n/next");
    }
  }

  @Test
  void requests_runAtTheSameTime() throws IOException {
    try (Client one = new Client();
        Client other = new Client()) {
      String request = "GET /together HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      one.send(request);
      other.send(request);
      assertThat(one.rest()).endsWith("together");
      assertThat(other.rest()).endsWith("together");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET /; 400",
        "GET / HTTP/2.0; 505",
        "G@T / HTTP/1.1; 400",
        "GET x HTTP/1.1; 400",
        "GET / HTTP/1.1~Bad Header: x; 400",
        "GET / HTTP/1.1~ folded; 400",
        "GET / HTTP/1.1~X : y; 400 Bad Request",
        "GET / HTTP/1.1~Host: twice; 400",
        "POST / HTTP/1.1~Content-Length: +1; 400",
        "POST / HTTP/1.1~Content-Length: 1~Content-Length: 2; 400",
        "POST / HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked; 400",
        "POST / HTTP/1.1~Transfer-Encoding: gzip; 501 Not Implemented",
      })
  void whatIsNoHttp_isRefusedInPlainText(String request, String status) throws IOException {
    String[] lines = request.split("~", 2);
    String more = lines.length == 1 ? "" : lines[1].replace("~", "\r\n") + "\r\n";

    assertThat(exchange(lines[0] + "\r\nHost: localhost\r\n" + more + "\r\n"))
        .startsWith("HTTP/1.1 " + status)
        .doesNotStartWith("HTTP/1.1 " + status + " \r\n")
        .contains("\r\nConnection: close\r\n", "text/plain", "\r\n\r\nsmisk --dev: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "10.0.0.1", "127.0.0.1.evil", ""})
  void nameThatIsNotThisMachines_is421(String host) throws IOException {
    assertThat(exchange("GET /hello HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .startsWith("HTTP/1.1 421 Misdirected Request\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:8080", "LOCALHOST", "app.localhost:1", "127.0.0.1", "[::1]:80"})
  void nameOfThisMachine_isServed(String host) throws IOException {
    assertThat(exchange("GET /hello HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .doesNotStartWith("HTTP/1.1 421");
  }

  @Test
  void malformedChunk_isRefused() throws IOException {
    assertThat(
            exchange(
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void endlessHead_is431() throws IOException {
    assertThat(exchange("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(70_000)))
        .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
  }
}
