package dev.smisk.test;

import dev.smisk.App;
import dev.smisk.RunningApp;
import dev.smisk.fastcgi.InMemoryConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An app in memory: each request is encoded as FastCGI records, goes through the production code
 * from the record reader to the record writer, and runs on the calling thread. Cookies that the app
 * sets are sent with the next requests, as a browser would; and like a browser it tells with a POST
 * and the like that the app's own page sent it ({@code Sec-Fetch-Site: same-origin}), unless a test
 * sets this header or {@code Origin}; an empty one is not sent, as by browsers of before 2020.
 *
 * <p>As a JUnit extension it closes the app after the tests and forgets cookies between them:
 *
 * <pre>{@code
 * @RegisterExtension static final TestApp app = TestApp.of(Smisk.app().provide(new BookShelf()));
 *
 * @Test
 * void find_ofUnknownBook_is404() {
 *   assertThat(app.get("/books/77").status()).isEqualTo(404);
 * }
 * }</pre>
 *
 * <p>Where a request is to go on while its answer is read, {@link TestRequest#open} sends it
 * through a private socket and the event loop, and its handler runs on the app's threads.
 *
 * <p>For one thread at a time.
 */
public final class TestApp
    implements AutoCloseable, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final byte[] NO_BODY = {};
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private final RunningApp app;
  private InMemoryConnection connection;
  private CookieManager cookies = newCookies();
  private boolean secure;
  private boolean shared;

  private TestApp(RunningApp app) {
    this.app = app;
    this.connection = app.connect();
  }

  /**
   * Makes the app's handlers and links its routes, without opening a port.
   *
   * @throws dev.smisk.StartException what would keep the app from starting, such as a value that
   *     nobody provides
   */
  public static TestApp of(App app) {
    return new TestApp(app.startInMemory());
  }

  /** Has the requests that follow come by HTTPS, which decides on a session's cookie. */
  public TestApp overHttps() {
    secure = true;
    return this;
  }

  /** {@code GET}. The target is a raw path with an optional query: {@code /books?limit=3}. */
  public TestResponse get(String target) {
    return request("GET", target).send();
  }

  /** {@code POST} of a value as JSON. */
  public TestResponse post(String target, Object json) {
    return request("POST", target).json(json).send();
  }

  /** {@code POST} of JSON text, right or wrong, as it is. */
  public TestResponse post(String target, String json) {
    return request("POST", target).body("application/json", json).send();
  }

  /** {@code PUT} of a value as JSON. */
  public TestResponse put(String target, Object json) {
    return request("PUT", target).json(json).send();
  }

  /** {@code PUT} of JSON text, right or wrong, as it is. */
  public TestResponse put(String target, String json) {
    return request("PUT", target).body("application/json", json).send();
  }

  /** {@code DELETE}. */
  public TestResponse delete(String target) {
    return request("DELETE", target).send();
  }

  /**
   * {@code POST} of a form with files, to be given its parts: {@code app.multipart("/photos")
   * .field("title", "Sea").file("photo", "sea.jpg", bytes).send()}.
   */
  public TestRequest multipart(String target) {
    return request("POST", target).multipart();
  }

  /** Any request, to be given headers and a body. */
  public TestRequest request(String method, String target) {
    return new TestRequest(this, method, target);
  }

  TestResponse exchange(
      String method, String target, List<String> headers, byte @Nullable [] body) {
    String length = body == null ? "" : Integer.toString(body.length);
    Map<String, String> variables = variables(method, target, length, headers);
    URI uri = cookieUri(target);
    List<String> headerVariables = headerVariables(method, headers, uri);
    if (connection.closed()) {
      connection = app.connect(); // an answer that broke off took the last one with it
    }
    connection.send(Records.request(variables, headerVariables, body == null ? NO_BODY : body));
    TestResponse response = Records.answer(ByteBuffer.wrap(connection.received()));
    store(uri, response);
    return response;
  }

  /** Begins a request on a connection of its own. */
  TestExchange open(String method, String target, List<String> headers) {
    URI uri = cookieUri(target);
    try {
      SocketChannel channel = SocketChannel.open(app.openPrivately());
      return TestExchange.begin(
          channel,
          Records.begin(
              variables(method, target, "", headers), headerVariables(method, headers, uri)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> variables(
      String method, String target, String length, List<String> headers) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("REQUEST_METHOD", method);
    variables.put("REQUEST_URI", target);
    variables.put("SERVER_PROTOCOL", "HTTP/1.1");
    variables.put("REMOTE_ADDR", "127.0.0.1");
    if (secure) {
      variables.put("HTTPS", "on");
    }
    variables.put("CONTENT_LENGTH", length);
    variables.put("CONTENT_TYPE", "");
    for (int i = 0; i < headers.size(); i += 2) {
      String variable = variable(headers.get(i));
      if (isOfContent(variable)) {
        variables.put(variable, headers.get(i + 1));
      }
    }
    return variables;
  }

  /** Names and values in turn, cookies that the app has set included. */
  private List<String> headerVariables(String method, List<String> headers, URI uri) {
    List<String> pairs = new ArrayList<>(List.of("HTTP_HOST", "localhost"));
    if (!SAFE_METHODS.contains(method) && headers.stream().noneMatch(TestApp::tellsTheSite)) {
      pairs.add("HTTP_SEC_FETCH_SITE");
      pairs.add("same-origin");
    }
    for (int i = 0; i < headers.size(); i += 2) {
      String variable = variable(headers.get(i));
      boolean isLeftOut = tellsTheSite(headers.get(i)) && headers.get(i + 1).isEmpty();
      if (!isOfContent(variable) && !isLeftOut) {
        pairs.add("HTTP_" + variable);
        pairs.add(headers.get(i + 1));
      }
    }
    for (String cookie : storedCookies(uri)) {
      pairs.add("HTTP_COOKIE");
      pairs.add(cookie);
    }
    return pairs;
  }

  private static boolean tellsTheSite(String header) {
    return header.equalsIgnoreCase("Origin") || header.equalsIgnoreCase("Sec-Fetch-Site");
  }

  private static String variable(String header) {
    return header.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static boolean isOfContent(String variable) {
    return variable.equals("CONTENT_TYPE") || variable.equals("CONTENT_LENGTH");
  }

  /** Cookies need a path; the raw target may be anything that a client can send. */
  private static URI cookieUri(String target) {
    String path = target.split("[?#]", 2)[0];
    try {
      // Quotes whatever a URI may not hold, so that getPath() gives the raw path to be compared.
      return new URI("https", "localhost", path.startsWith("/") ? path : "/", null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path of a cookie: " + path, e);
    }
  }

  private List<String> storedCookies(URI uri) {
    try {
      return cookies.get(uri, Map.of()).getOrDefault("Cookie", List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void store(URI uri, TestResponse response) {
    try {
      cookies.put(uri, new TreeMap<>(Map.of("Set-Cookie", response.headers("Set-Cookie"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets all cookies, as a new browser. */
  public void forgetCookies() {
    cookies = newCookies();
  }

  private static CookieManager newCookies() {
    return new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  }

  /** A static field's app lives for all tests of the class. */
  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    forgetCookies();
    if (!shared) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Closes what the app would close at its end. */
  @Override
  public void close() {
    app.close();
  }
}
