package dev.smisk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.Smisk;
import dev.smisk.http.Chain;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.session.MemorySessionStore;
import dev.smisk.session.SessionStore;
import dev.smisk.test.TestApp;
import dev.smisk.test.TestExchange;
import dev.smisk.test.TestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with an answer is done when it is there, and not on the thread that brings it. */
class AfterwardsTest {
  private final Afterwards.Awaited awaited = new Afterwards.Awaited();
  private final List<String> writers = new CopyOnWriteArrayList<>();

  private final CountDownLatch isPending = new CountDownLatch(1);

  /** The handler has returned. */
  private Response<?> noted(Request request, Chain next) throws Exception {
    Response<?> answer = next.proceed(request, later -> later);
    isPending.countDown();
    return answer;
  }

  @RegisterExtension
  final TestApp app =
      TestApp.of(
          Smisk.app()
              .routes(new AfterwardsRoutes())
              .provide(awaited)
              .filter(this::noted)
              .sessions(new Noting(MemorySessionStore.create(), writers)));

  @TempDir private Path folder;

  /** A store that notes which threads write. */
  private record Noting(SessionStore store, List<String> writers) implements SessionStore {
    @Override
    public Entry read(String id) throws IOException {
      return store.read(id);
    }

    @Override
    public boolean write(String id, byte[] data, Duration ttl, long expectedVersion)
        throws IOException {
      writers.add(Thread.currentThread().getName());
      return store.write(id, data, ttl, expectedVersion);
    }

    @Override
    public void touch(String id, Duration ttl) throws IOException {
      store.touch(id, ttl);
    }

    @Override
    public void delete(String id) throws IOException {
      store.delete(id);
    }

    @Override
    public boolean keepsTime() {
      return true;
    }
  }

  @Test
  void session_isKeptWhenTheStageIsComplete_notByWhoCompletesIt() throws Exception {
    String cookie;
    try (TestExchange exchange = app.request("POST", "/afterwards/visits").open().endBody()) {
      isPending.await();
      assertThat(writers).isEmpty();
      awaited.more().complete(3);
      TestResponse response = exchange.response();
      assertThat(response.status() + " " + response.text()).isEqualTo("200 3");
      cookie = response.header("Set-Cookie").replaceFirst(";.*", "");
      assertThat(writers).singleElement().asString().isNotEqualTo(Thread.currentThread().getName());
    }
    TestResponse next = app.request("GET", "/afterwards/visits").header("Cookie", cookie).send();
    assertThat(next.text()).isEqualTo("3");
  }

  @Test
  void session_isNotKeptWhereTheStageFails() throws Exception {
    try (TestExchange exchange = app.request("POST", "/afterwards/visits").open().endBody()) {
      isPending.await();
      awaited.more().completeExceptionally(new IllegalStateException("no more"));
      assertThat(exchange.response().status()).isEqualTo(500);
    }
    assertThat(writers).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "path, Accept, text/plain, 200, 0123456789",
    "path, Range, bytes=2-4, 206, 234",
    "path, If-None-Match, *, 304, ''",
    "file, Range, bytes=99-, 416, {",
    "file, Range, bytes=2-4, 206, 234",
    "file, If-Match, \"other\", 412, {",
  })
  void file_isSentAsConditionsWantIt_whenTheStageIsComplete(
      String route, String header, String value, int status, String body) throws Exception {
    Path file = Files.writeString(folder.resolve("note.txt"), "0123456789");
    try (TestExchange exchange =
        app.request("GET", "/afterwards/" + route).header(header, value).open()) {
      isPending.await();
      awaited.file().complete(file);
      TestResponse response = exchange.response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.text()).startsWith(body);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "file"})
  void file_thatIsNotThere_is404WhenTheStageIsComplete(String route) throws Exception {
    try (TestExchange exchange = app.request("GET", "/afterwards/" + route).open()) {
      isPending.await();
      awaited.file().complete(folder.resolve("none"));
      TestResponse response = exchange.response();
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }
}
