package dev.smisk.examples.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real web server with a shipped configuration, on a free loopback port, as an unprivileged user,
 * in front of the probe app.
 */
final class WebServer implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Setup setup;
  private final Path folder;
  private final Process process;
  private final int port;
  private final HttpClient client;

  private WebServer(Setup setup, Path folder, Process process, int port, SSLContext tls) {
    this.setup = setup;
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.client =
        HttpClient.newBuilder()
            .version(setup.isHttp2() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .build();
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Lets the web server's user write there. */
  static void give(Path folder) throws IOException {
    if (isRoot()) {
      Files.setOwner(
          folder,
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(Backend.WEB_USER));
    }
  }

  /** Returns when the app answers through the web server. */
  static WebServer start(Setup setup, Backend backend) throws Exception {
    return start(setup, backend, backend.folder().resolve("app.sock"), backend.port(), Map.of());
  }

  /** The same for an app that is reached there, with other texts in the configuration. */
  static WebServer start(
      Setup setup, Backend backend, Path socket, int tcpPort, Map<String, String> texts)
      throws Exception {
    Program program = setup.program();
    Path executable = program.executable();
    Path folder = Files.createTempDirectory(backend.folder(), "s");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    give(folder);
    int port = Backend.freePort();
    Map<String, String> places = new HashMap<>(texts);
    places.putAll(
        Map.of(
            "127.0.0.1:8081", "127.0.0.1:" + port,
            "server.port = 8081", "server.port = " + port,
            "127.0.0.1:9000", "127.0.0.1:" + tcpPort,
            "/run/app/app.sock",
                (setup.spawnsTheApp() ? folder.resolve("app.sock") : socket).toString(),
            "/usr/bin/java", System.getProperty("java.home") + "/bin/java",
            "/opt/app/app.jar", backend.folder() + "/app.jar",
            "--listen fd:0", "--listen fd:0 --access-log json -- " + backend.folder() + "/holds",
            "/etc/ssl/app", folder + "/app",
            "/srv/app/sent", backend.holds() + "/files/sent",
            "\"SMISK_BODY_BYTES\" => \"31m\"",
                "\"SMISK_BODY_BYTES\" => \"31m\", \"SMISK_HANDLERS\" => \""
                    + Backend.HANDLERS
                    + "\""));
    copy(setup.config(), folder.resolve("app.conf"), places);
    copy(Path.of("src/test/frames", program.frame()), folder.resolve(program.frame()), places);
    if (program == Program.NGINX) {
      copy(Path.of("nginx/smisk_params"), folder.resolve("smisk_params"), Map.of());
    }
    SSLContext tls = setup.isHttp2() ? certify(folder) : SSLContext.getDefault();
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      String user = Backend.WEB_USER;
      command.addAll(
          List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"));
    }
    command.add(executable.toString());
    command.addAll(program.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile());
    builder.environment().put("HOME", folder.toString()); // Caddy keeps its state there
    WebServer server = new WebServer(setup, folder, builder.start(), port, tls);
    server.await();
    return server;
  }

  private static void copy(Path from, Path to, Map<String, String> places) throws IOException {
    String text = Files.readString(from);
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    Files.writeString(to, text);
  }

  /** A certificate of its own, and a context that trusts that one alone. */
  private static SSLContext certify(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path output = folder.resolve("openssl.log");
    int status =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=probe.test",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                "app.key",
                "-out",
                "app.crt")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("openssl makes no certificate:\n" + Files.readString(output));
    }
    Files.setPosixFilePermissions(
        folder.resolve("app.key"), PosixFilePermissions.fromString("rw-r--r--"));
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream certificate = Files.newInputStream(folder.resolve("app.crt"))) {
      trusted.setCertificateEntry(
          "app", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private void await() throws Exception {
    long start = System.nanoTime();
    String last = "";
    while (process.isAlive() && System.nanoTime() - start < DEADLINE.toNanos()) {
      try {
        int status = send(request("/echo/ready")).statusCode();
        if (status == 200) {
          return;
        }
        last = "answered " + status;
      } catch (IOException e) {
        last = e.toString();
      }
      Thread.sleep(20);
    }
    String logs = logs();
    close();
    throw new IllegalStateException(setup + " does not serve the app: " + last + "\n" + logs);
  }

  Setup setup() {
    return setup;
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(
            URI.create((setup.isHttp2() ? "https://" : "http://") + host() + target))
        .timeout(DEADLINE);
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The same by the client library, which keeps connections. */
  HttpResponse<byte[]> send(Sent sent) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(sent.target())
            .method(
                sent.method(),
                sent.hasBody() ? BodyPublishers.ofByteArray(sent.body()) : BodyPublishers.noBody());
    for (String header : sent.headers()) {
      int colon = header.indexOf(": ");
      request.header(header.substring(0, colon), header.substring(colon + 2));
    }
    return send(request);
  }

  /** A new connection that sends what it is told. */
  Http connect() throws IOException {
    return setup.isHttp2()
        ? new CurlHttp2(folder, port)
        : new RawHttp(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** What a handler saw of the request with that {@code X-Case}; null if none did. */
  Seen seen(String name) throws IOException, InterruptedException {
    return ask("/seen/" + name);
  }

  /** What came into the app of it, whoever answered; null if nothing did. */
  Seen arrived(String name) throws IOException, InterruptedException {
    return ask("/arrived/" + name);
  }

  private Seen ask(String target) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request(target));
    return answer.statusCode() == 404 ? null : parse(answer.body());
  }

  /** Waits for that text in what the app logs, or the web server that has started it. */
  void awaitLog(String text, Backend backend) throws InterruptedException {
    long start = System.nanoTime();
    while (!(backend.output() + logs()).contains(text)) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(10)) {
        throw new AssertionError("the app does not log " + text);
      }
      Thread.sleep(2);
    }
  }

  static Seen parse(byte[] json) {
    return JSON.readValue(json, Seen.class);
  }

  /** All that the web server wrote. */
  String logs() {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(setup + " did not end on SIGTERM");
      }
      for (ProcessHandle child : children) {
        child.onExit().orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + setup + " stopped", e);
    }
  }
}
