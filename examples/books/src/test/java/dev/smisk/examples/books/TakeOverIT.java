package dev.smisk.examples.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.test.AppProcess;
import dev.smisk.test.Nginx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One instance after the other takes over behind a real nginx with the shipped configuration, while
 * clients post without a pause. Each post has a number, and the handler writes it down each time
 * that it runs.
 */
class TakeOverIT {
  private static final int TAKE_OVERS = 10;
  private static final int CLIENTS = 4;

  /** As an instance logs a request that has ended. */
  private static final Pattern HANDLED =
      Pattern.compile("\"POST /counted\\?n=(\\d+)\" \"[^\"]*\" 200 .* complete ");

  @TempDir Path directory;

  private final AtomicInteger number = new AtomicInteger();

  /** By number; an exception's text where there was none. */
  private final Map<Integer, String> answers = new ConcurrentHashMap<>();

  private volatile boolean enough;

  private AppProcess start(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--listen");
    all.add("unix:" + directory.resolve("books.sock") + "?mode=0666");
    all.add("--pid-file");
    all.add(directory.resolve("books.pid").toString());
    return AppProcess.start(
        Main.class.getName(),
        List.of(Path.of("target/books.jar"), Path.of("target/test-classes")),
        Map.of(
            "SMISK_ACCESS_LOG",
            "line",
            "JAVA_TOOL_OPTIONS",
            "-XX:+UseSerialGC -Xmx128m",
            Counted.FILE,
            runs().toString()),
        all.toArray(String[]::new));
  }

  /** Has a line for each run of the handler. */
  private Path runs() {
    return directory.resolve("runs");
  }

  private void post(String url) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    while (!enough) {
      int n = number.incrementAndGet();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/counted?n=" + n))
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"title\":\"" + n + "\",\"author\":\"a\",\"year\":2000}"))
              .build();
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        answers.put(n, response.statusCode() == 200 ? "200" : response + response.body());
      } catch (IOException e) {
        answers.put(n, e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static List<Integer> handled(AppProcess app) {
    return HANDLED
        .matcher(app.output())
        .results()
        .map((MatchResult match) -> Integer.valueOf(match.group(1)))
        .toList();
  }

  private static long descriptors(AppProcess app) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", app.handle().pid() + "", "fd"))) {
      return all.count();
    }
  }

  @Test
  @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void tenTakeOversUnderLoad_loseNoPostAndDoubleNone() throws Exception {
    // nginx's workers are another user where the test is root.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(runs());
    List<AppProcess> apps = new ArrayList<>();
    apps.add(start());
    long descriptorsAtFirst = descriptors(apps.get(0));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      try (Nginx nginx =
          Nginx.start(
              Path.of("nginx.conf"),
              directory,
              Map.of(
                  "/run/books.sock", directory.resolve("books.sock").toString(),
                  "keepalive_time 10s", "keepalive_time 1s",
                  "keepalive_timeout 10s", "keepalive_timeout 1s"))) {
        List<Future<?>> posting = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          posting.add(clients.submit(() -> post(nginx.url())));
        }
        for (int i = 0; i < TAKE_OVERS; i++) {
          apps.add(start("--take-over"));
          assertThat(directory.resolve("books.pid"))
              .hasContent(apps.get(i + 1).handle().pid() + "\n");
        }
        for (AppProcess replaced : apps.subList(0, TAKE_OVERS)) {
          replaced.handle().onExit().get(20, TimeUnit.SECONDS);
          assertThat(replaced.stop()).as("exit status of a replaced instance").isZero();
        }
        enough = true;
        for (Future<?> client : posting) {
          client.get();
        }
      }
      AppProcess last = apps.get(TAKE_OVERS);
      while (descriptors(last) > descriptorsAtFirst) {
        Thread.sleep(20); // until it has seen that nginx is gone
      }
      assertThat(last.stop()).isZero();
    } finally {
      enough = true;
      clients.shutdownNow();
      apps.forEach(AppProcess::close);
    }

    assertThat(answers).hasSize(number.get()).allSatisfy((n, a) -> assertThat(a).isEqualTo("200"));
    List<Integer> handled = new ArrayList<>();
    for (AppProcess app : apps) {
      assertThat(handled(app)).as("posts that one instance handled").isNotEmpty();
      handled.addAll(handled(app));
    }
    List<Integer> each = Stream.iterate(1, n -> n + 1).limit(number.get()).toList();
    Collections.sort(handled);
    assertThat(handled).as("posts answered, each once").isEqualTo(each);
    assertThat(Files.readAllLines(runs()).stream().map(Integer::valueOf).sorted())
        .as("runs of the handler, one for each post")
        .isEqualTo(each);
    System.out.printf("%d posts over %d take-overs%n", number.get(), TAKE_OVERS);
    assertThat(Files.readString(directory.resolve("nginx.log"))).as("nginx's errors").isEmpty();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(file -> file.matches("books\\..*|\\..*"));
    }
  }
}
