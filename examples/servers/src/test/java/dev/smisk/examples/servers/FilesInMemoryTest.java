package dev.smisk.examples.servers;

import dev.smisk.Smisk;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestRequest;
import dev.smisk.test.TestResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases of files without a web server. */
class FilesInMemoryTest implements FileCases {
  @TempDir static Path folder;
  static TestApp app;

  @BeforeAll
  static void start() throws Exception {
    app =
        TestApp.of(
            Smisk.app()
                .provide(new Notebook())
                .provide(new Holds(folder))
                .provide(Path.class, folder)
                .files("/static/sent", Files.createDirectory(folder.resolve("sent")))
                .files("/static/own", Files.createDirectory(folder.resolve("own"))));
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Override
  public Path files() {
    return folder;
  }

  @Override
  public Got ask(String method, String target, String... headers) {
    TestRequest request = app.request(method, target);
    for (String header : headers) {
      int colon = header.indexOf(": ");
      request.header(header.substring(0, colon), header.substring(colon + 2));
    }
    TestResponse response = request.send();
    return Got.of(response.status(), response::header, response.bytes());
  }
}
