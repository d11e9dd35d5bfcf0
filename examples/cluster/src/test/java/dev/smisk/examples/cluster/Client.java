package dev.smisk.examples.cluster;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser that keeps its connection and its cookie, has one number after the other noted, and
 * remembers which were acknowledged. One thread runs it, another looks.
 */
final class Client {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** So that a session stays within its bytes. */
  private static final int MOST = 10_000;

  /** What a busy machine may take; a client that gives up tells nothing. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private final URI target;
  private final List<Integer> acknowledged = new ArrayList<>();

  /** Nobody knows whether these were written. */
  private final List<Integer> unanswered = new ArrayList<>();

  /** These were not, as 409 says. */
  private final List<Integer> refused = new ArrayList<>();

  /** Answers that a client of this app should never get. */
  private final List<String> wrong = new ArrayList<>();

  private final Set<Long> instances = ConcurrentHashMap.newKeySet();
  private int attempted;
  private volatile boolean stopped;

  Client(String url) {
    target = URI.create(url + "/tally");
  }

  void run() throws InterruptedException {
    while (!stopped && attempted < MOST) {
      int number = attempted++;
      HttpRequest request =
          HttpRequest.newBuilder(target)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"number\":" + number + "}"))
              .build();
      try {
        note(number, http.send(request, HttpResponse.BodyHandlers.ofString()));
      } catch (IOException e) {
        unanswered.add(number);
      }
      Thread.sleep(10); // a client, not a benchmark
    }
  }

  private void note(int number, HttpResponse<String> answer) {
    switch (answer.statusCode()) {
      case 200 -> {
        acknowledged.add(number);
        instances.add(JSON.readValue(answer.body(), Tally.Page.class).instance());
      }
      case 409 -> refused.add(number); // what the killed instance had sent came later than this
      case 502, 503 -> unanswered.add(number); // nginx lost the instance, or that one Redis
      default -> wrong.add(answer.statusCode() + " " + answer.body());
    }
  }

  void stop() {
    stopped = true;
  }

  Set<Long> instances() {
    return instances;
  }

  void forgetInstances() {
    instances.clear();
  }

  /** What the session holds. */
  List<Integer> read() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(target).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    return JSON.readValue(answer.body(), Tally.Page.class).numbers();
  }

  /** This and the following are for when {@link #run} has ended. */
  List<Integer> acknowledged() {
    return acknowledged;
  }

  List<Integer> unanswered() {
    return unanswered;
  }

  List<Integer> refused() {
    return refused;
  }

  List<String> wrong() {
    return wrong;
  }
}
