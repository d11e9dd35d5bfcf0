package dev.smisk.examples.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case through every web server, with the configurations that this module ships. */
@ParameterizedClass
@EnumSource(Setup.class)
class ServersIT
    implements RequestCases, BodyCases, AnswerCases, ConnectionCases, StreamCases, FileCases {
  @TempDir static Path folder;
  static Backend backend;
  static WebServer server;

  @Parameter Setup setup;

  @BeforeAll
  static void startApp() throws Exception {
    // Web servers are another user where the test is root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    backend = Backend.start(folder);
  }

  @BeforeParameterizedClassInvocation
  static void startServer(Setup setup) throws Exception {
    server = WebServer.start(setup, backend);
  }

  @AfterParameterizedClassInvocation
  static void stopServer() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @AfterAll
  static void stopApp() {
    if (backend != null) {
      backend.close();
    }
  }

  @Override
  public WebServer server() {
    return server;
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @Override
  public Path files() {
    return backend.holds().resolve("files");
  }

  @Override
  public boolean departs(Difference difference, String files) {
    return files.equals("sent") && differs(difference);
  }

  @Override
  public Got ask(String method, String target, String... headers) throws Exception {
    Sent sent = Sent.of(method, target, headers);
    try (Http connection = server.connect()) {
      Answer answer = connection.send(sent);
      assertArrived(sent);
      return Got.of(answer.status(), answer.headers()::get, answer.body());
    }
  }
}
