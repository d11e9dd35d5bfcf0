package dev.smisk.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That connections to the app are kept, shared and closed as each configuration says. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeepingIT {
  private static final int REQUESTS = 40;

  @TempDir Path folder;

  private Tap tap(Backend backend) throws Exception {
    return new Tap(folder.resolve("tap.sock"), backend.folder().resolve("app.sock"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Setup.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LIGHTTPD_SPAWNED", "APACHE_SPAWNED"})
  void connections_areKeptWhereTheConfigurationSaysSo(Setup setup) throws Exception {
    try (Backend backend = Backend.start(folder);
        Tap tap = tap(backend);
        WebServer server = WebServer.start(setup, backend, tap.socket(), tap.port(), Map.of())) {
      for (int i = 0; i < REQUESTS; i++) {
        Sent sent = Sent.post("/echo/" + i, Pattern.bytes(i));
        Seen seen = WebServer.parse(server.send(sent).body());
        assertThat(seen.sha256()).isEqualTo(Seen.sha256(sent.body()));
        assertThat(seen.path()).isEqualTo(sent.target());
      }
      List<TappedConnection> all = tap.connections();
      int requests = all.stream().mapToInt(TappedConnection::requests).sum();
      assertThat(requests).isGreaterThanOrEqualTo(REQUESTS);
      if (setup.keepsConnections()) {
        assertThat(all).hasSizeLessThan(REQUESTS / 4);
        assertThat(all).allMatch(one -> one.keeping() == one.requests());
      } else {
        assertThat(all).allMatch(one -> one.requests() <= 1 && one.keeping() == 0);
      }
      assertThat(all).as("one after the other").allMatch(one -> one.mostOpen() <= 1);
    }
  }

  @Test
  void haproxy_asksFirstAndSendsNoMoreAtOnceThanIsAnswered() throws Exception {
    int clients = 24;
    int together = 3;
    Map<String, String> limits =
        Map.of("SMISK_REQUESTS_PER_CONNECTION", "" + together, "SMISK_HANDLERS", "64");
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try (Backend backend = Backend.start(folder, limits);
        Tap tap = tap(backend);
        WebServer server =
            WebServer.start(
                Setup.HAPROXY,
                backend,
                tap.socket(),
                tap.port(),
                // One client's requests beside another's:
                Map.of("  use-fcgi-app app", "  use-fcgi-app app\n  http-reuse always"))) {
      List<Sent> held = new ArrayList<>();
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Sent sent = Sent.get("/hold/together?n=" + i);
        held.add(sent);
        answers.add(threads.submit(() -> server.send(sent)));
      }
      awaitHeld(backend.holds(), clients);
      Files.createFile(backend.holds().resolve("together.release"));
      for (Future<HttpResponse<byte[]>> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
      for (Sent sent : held) {
        assertThat(server.seen(sent.name()).query()).isEqualTo(sent.query());
      }
      List<TappedConnection> all =
          tap.connections().stream().filter(one -> one.requests() > 0).toList();
      assertThat(all).hasSizeLessThan(clients);
      assertThat(all).allMatch(one -> one.first().equals("GET_VALUES"));
      assertThat(all).allMatch(one -> one.values().contains("FCGI_MPXS_CONNS1"));
      assertThat(all).allMatch(one -> one.values().contains("FCGI_MAX_REQS" + together));
      assertThat(all).allMatch(one -> one.mostOpen() <= together);
      assertThat(all).anyMatch(one -> one.mostOpen() == together);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitHeld(Path holds, int count) throws Exception {
    for (long held = 0; held < count; Thread.sleep(2)) {
      try (Stream<Path> files = Files.list(holds)) {
        held = files.filter(file -> file.toString().endsWith(".held")).count();
      }
    }
  }
}
