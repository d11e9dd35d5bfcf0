package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many requests, one after the other and at once, and clients that go away. */
interface ConnectionCases extends Cases {
  long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @Test
  default void keptConnection_mixesNoAnswers() throws Exception {
    try (RawHttp connection = server().connect()) {
      for (int i = 0; i < 45; i++) {
        String name = name();
        RawHttp.Answer answer = connection.get("/echo/kept/" + i, "X-Case: " + name);
        assertThat(answer.status()).isEqualTo(200);
        Seen seen = WebServer.parse(answer.body());
        assertThat(seen.path()).isEqualTo("/echo/kept/" + i);
        assertThat(seen.headers()).containsEntry("x-case", name);
        byte[] body = Pattern.bytes(i * 100);
        Seen posted = WebServer.parse(connection.post("/echo/kept/post", body, false).body());
        assertThat(posted.sha256()).isEqualTo(Seen.sha256(body));
        assertThat(posted.headers()).doesNotContainKey("x-case");
      }
    }
  }

  @Test
  default void earlyAnswers_mixNoAnswers() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (RawHttp connection = server().connect()) {
        RawHttp.Answer denied = connection.post("/denied", new byte[100_000 + i], false);
        assertThat(denied.text()).isEqualTo("denied, unread: " + (100_000 + i));
      }
      HttpResponse<byte[]> next = server().send(server().request("/echo/early/" + i));
      assertThat(WebServer.parse(next.body()).path()).isEqualTo("/echo/early/" + i);
    }
  }

  @Test
  default void concurrentRequests_mixNoAnswers() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> all = new ArrayList<>();
      for (int client = 0; client < 8; client++) {
        int first = client * 1000;
        all.add(
            () -> {
              for (int i = first; i < first + 25; i++) {
                byte[] body = Pattern.bytes(i * 17);
                HttpResponse<byte[]> answer =
                    server()
                        .send(
                            server()
                                .request("/echo/at-once/" + i)
                                .POST(BodyPublishers.ofByteArray(body)));
                Seen seen = WebServer.parse(answer.body());
                assertThat(seen.path()).isEqualTo("/echo/at-once/" + i);
                assertThat(seen.sha256()).isEqualTo(Seen.sha256(body));
              }
              return null;
            });
      }
      for (Future<Void> client : clients.invokeAll(all)) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  default void clientThatLeavesInItsBody_isForgotten() throws Exception {
    String name = name();
    for (int i = 0; i < 3; i++) {
      try (RawHttp connection = server().connect()) {
        connection.write(
            connection.head("POST", "/echo/left", "X-Case: " + name, "Content-Length: 1000000"));
        connection.write(new byte[400_000]);
      }
    }
    assertServes();
    assertThat(server().seen(name)).as("no handler saw a cut body").isNull();
  }

  @Test
  default void clientThatLeavesInTheAnswer_isForgotten() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (RawHttp connection = server().connect()) {
        connection.write(connection.head("GET", "/bytes/30000000"));
        assertThat(connection.readSome()).isNotEmpty();
      }
    }
    assertServes();
  }

  private void assertServes() throws Exception {
    HttpResponse<byte[]> answer = server().send(server().request("/bytes/100000"));
    assertThat(answer.body()).isEqualTo(Pattern.bytes(100_000));
    String logs = backend().output() + server().logs(); // the app's own, also where it was spawned
    assertThat(logs.lines().filter(line -> line.contains(" ERROR ")))
        .as("but for an answer that breaks off as planned")
        .allMatch(line -> line.contains("/broken/"));
  }

  @Test
  default void overload_is503AndPasses() throws Exception {
    if (differs(Difference.SENDS_ONE_REQUEST_AT_A_TIME)) {
      return;
    }
    Path holds = backend().folder().resolve("holds");
    String name = "overload-" + server().setup().name().toLowerCase(Locale.ROOT).replace('_', '-');
    ExecutorService clients = Executors.newFixedThreadPool(Backend.HANDLERS);
    try {
      List<Future<HttpResponse<byte[]>>> held = new ArrayList<>();
      for (int i = 0; i < Backend.HANDLERS; i++) {
        held.add(clients.submit(() -> server().send(server().request("/hold/" + name))));
      }
      awaitHeld(holds, name, Backend.HANDLERS);
      HttpResponse<byte[]> refused = server().send(server().request("/echo/overload"));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(refused.body()).asString().contains("too many requests at once");
      Files.createFile(holds.resolve(name + ".release"));
      for (Future<HttpResponse<byte[]>> one : held) {
        assertThat(one.get().body()).asString().isEqualTo("released");
      }
    } finally {
      clients.shutdownNow();
    }
    assertServes();
  }

  private static void awaitHeld(Path holds, String name, int count) throws Exception {
    long start = System.nanoTime();
    while (true) {
      try (Stream<Path> files = Files.list(holds)) {
        long now =
            files
                .filter(f -> f.getFileName().toString().startsWith(name + "."))
                .filter(f -> f.toString().endsWith(".held"))
                .count();
        if (now == count) {
          return;
        }
        assertThat(System.nanoTime() - start)
            .as("%d of %d run", now, count)
            .isLessThan(DEADLINE_NANOS);
      }
      Thread.sleep(5);
    }
  }
}
