package dev.smisk.examples.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * Tests of one app, which the class starts and which runs for all of them, behind each web server
 * that the class names, one after the other.
 */
abstract class BehindServers implements Cases {
  @TempDir static Path folder;
  private static Backend backend;
  private static WebServer server;

  @Parameter Setup setup;

  /** To be called before all tests. */
  static void startApp(Map<String, String> settings) throws Exception {
    backend = Backend.start(folder, settings);
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
      backend = null;
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

  /** What the app has logged of a request; waits for it. */
  List<String> logged(String part) throws Exception {
    Waiting.until("it is logged", () -> !lines(part).isEmpty());
    return lines(part);
  }

  private static List<String> lines(String part) {
    return backend.output().lines().filter(line -> line.contains(part)).toList();
  }
}
