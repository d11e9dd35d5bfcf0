package dev.smisk.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Redis stops, and what clients get then from two instances that go on. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisDownIT {
  /** More than the connections to Redis of both instances. */
  private static final int WAITING = 80;

  /** Its time-out, twice a call, and what a busy machine takes. */
  private static final Duration BOUND = Duration.ofSeconds(2 + 18);

  @TempDir Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Site site;
  private String cookie = "";

  @BeforeEach
  void begin() throws Exception {
    site = Site.start(folder);
    HttpResponse<String> first = http.send(note(7), HttpResponse.BodyHandlers.ofString());
    assertThat(first.statusCode()).isEqualTo(200);
    cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  @AfterEach
  void end() {
    if (site != null) {
      site.close();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(site.url() + path))
        .timeout(Site.PATIENCE)
        .header("Cookie", cookie);
  }

  private HttpRequest note(int number) {
    return request("/tally")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"number\":" + number + "}"))
        .build();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void assertOthersUnaffected() throws IOException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      assertThat(get("/tally/instance").statusCode()).isEqualTo(200);
    }
  }

  private void assertWorksAgain(Long... instances) throws Exception {
    Site.await("sessions to be there again", () -> get("/tally").statusCode() == 200);
    assertThat(get("/tally").body()).contains("[7");
    assertThat(instances).containsExactly(site.pid(0), site.pid(1));
  }

  @Test
  void frozenRedis_is503InTimeForSessionsAlone_andNeedsNoRestart() throws Exception {
    Long[] instances = {site.pid(0), site.pid(1)};
    site.redis().freeze();
    long start = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < WAITING; i++) {
      HttpRequest request = i % 2 == 0 ? request("/tally").build() : note(i);
      waiting.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    assertOthersUnaffected();
    for (CompletableFuture<HttpResponse<String>> each : waiting) {
      HttpResponse<String> answer = each.get(Site.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);

    site.redis().thaw();
    assertWorksAgain(instances);
  }

  @Test
  void killedRedis_is503ForSessionsAlone_andComesBackWithThem() throws Exception {
    Long[] instances = {site.pid(0), site.pid(1)};
    site.redis().kill();

    assertThat(get("/tally").statusCode()).isEqualTo(503);
    assertThat(http.send(note(8), HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(503);
    assertOthersUnaffected();

    site.redis().start();
    assertWorksAgain(instances);
  }
}
