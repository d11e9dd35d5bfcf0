package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    try (Http connection = server().connect()) {
      for (int i = 0; i < 45; i++) {
        assertEchoedOnKept(connection, Sent.get("/echo/kept/" + i));
        assertEchoedOnKept(connection, Sent.post("/echo/kept/post", Pattern.bytes(i * 100)));
      }
    }
  }

  private void assertEchoedOnKept(Http connection, Sent sent) throws Exception {
    byte[] echoed =
        server().setup().isHttp2() // which its own client keeps
            ? server().send(sent).body()
            : connection.send(sent).body();
    assertSame(WebServer.parse(echoed), sent, sent.body());
  }

  @Test
  default void earlyAnswers_mixNoAnswers() throws Exception {
    for (int i = 0; i < 20; i++) {
      Sent denied = Sent.post("/denied", Pattern.bytes(100_000 + i));
      try (Http connection = server().connect()) {
        assertThat(connection.send(denied).text()).isEqualTo("denied, unread: " + (100_000 + i));
      }
      Sent next = Sent.get("/echo/early/" + i);
      assertSame(WebServer.parse(server().send(next).body()), next, next.body());
      assertArrived(denied);
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
                Sent sent = Sent.post("/echo/at-once/" + i, Pattern.bytes(i * 17));
                assertSame(WebServer.parse(server().send(sent).body()), sent, sent.body());
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
    for (int i = 0; i < 3; i++) {
      Sent left = Sent.post("/echo/left", Pattern.bytes(1_000_000));
      try (Http connection = server().connect()) {
        connection.begin(left);
        connection.write(new byte[400_000]);
      }
      assertServes();
      assertSawNothing(left); // none is shown a cut body
    }
  }

  @Test
  default void clientThatLeavesInTheAnswer_isForgotten() throws Exception {
    for (int i = 0; i < 3; i++) {
      Sent left = Sent.get("/bytes/30000000");
      try (Http connection = server().connect()) {
        connection.begin(left);
        assertThat(connection.readSome()).isNotEmpty();
      }
      assertServes();
      assertSaw(left);
    }
  }

  private void assertServes() throws Exception {
    Sent next = Sent.get("/bytes/100000");
    assertThat(server().send(next).body()).isEqualTo(Pattern.bytes(100_000));
    assertSaw(next);
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
    String hold = "overload-" + server().setup().name().toLowerCase(Locale.ROOT).replace('_', '-');
    ExecutorService clients = Executors.newFixedThreadPool(Backend.HANDLERS);
    try {
      List<Sent> held = new ArrayList<>();
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < Backend.HANDLERS; i++) {
        Sent sent = Sent.get("/hold/" + hold + "?n=" + i);
        held.add(sent);
        answers.add(clients.submit(() -> server().send(sent)));
      }
      awaitHeld(holds, hold, Backend.HANDLERS);
      Sent refused = Sent.get("/echo/overload?of={name}");
      HttpResponse<byte[]> refusal = server().send(refused);
      assertThat(refusal.statusCode()).isEqualTo(503);
      assertThat(refusal.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(refusal.body()).asString().contains("too many requests at once");
      server()
          .awaitLog( // which tells what no handler is told
              "\"method\":\"GET\",\"uri\":\""
                  + refused.target()
                  + "\",\"route\":null,\"status\":503,\"bytes\":"
                  + new String(refusal.body(), StandardCharsets.UTF_8).length(),
              backend());
      Files.createFile(holds.resolve(hold + ".release"));
      for (Future<HttpResponse<byte[]>> answer : answers) {
        assertThat(answer.get().body()).asString().isEqualTo("released");
      }
      for (Sent sent : held) {
        assertSaw(sent);
      }
      assertSawNothing(refused);
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
