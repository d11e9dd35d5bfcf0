package dev.smisk.examples.benchmark;

import dev.smisk.examples.benchmark.Contestant.Trait;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every contestant must answer, byte for byte, before it is timed. */
final class Answers {
  /** The request of the first table. */
  static final String HELLO = "/hello/World";

  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Map<String, String> HELLOS = new LinkedHashMap<>();
  private static final Map<String, String> SLOW = new LinkedHashMap<>();

  static {
    HELLOS.put(HELLO, "{\"message\":\"Hello, World!\"}");
    // Proves that the path is decoded and that the answer is made for the request.
    HELLOS.put("/hello/Ada%20%22L%22", "{\"message\":\"Hello, Ada \\\"L\\\"!\"}");
    SLOW.put("/sleep/1", "{\"message\":\"Hello, 1!\"}");
    SLOW.put("/sometimes/World", "{\"message\":\"Hello, World!\"}");
    SLOW.put("/burn/World", "{\"message\":\"World burnt " + burnt() + "\"}");
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Whether the first request gets its right answer now. */
  boolean ready(URI site, Contestant contestant) throws InterruptedException {
    try {
      return contestant.has(Trait.COUNTS_BYTES)
          ? difference(site, HELLO, TEXT, "0").isEmpty()
          : difference(site, HELLO, JSON, expected(HELLO)).isEmpty();
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Compares all the answers that a contestant must give.
   *
   * @throws IOException naming the first that differs
   */
  void check(URI site, Contestant contestant) throws IOException, InterruptedException {
    Map<String, String> expected = new LinkedHashMap<>();
    if (contestant.has(Trait.FIXED_ANSWER)) {
      expected.put(HELLO, expected(HELLO));
    } else {
      expected.putAll(HELLOS);
    }
    if (contestant.has(Trait.SLOW_ROUTES)) {
      expected.putAll(SLOW);
    }
    for (Map.Entry<String, String> answer : expected.entrySet()) {
      String difference = difference(site, answer.getKey(), JSON, answer.getValue());
      if (!difference.isEmpty()) {
        throw new IOException(contestant.name() + " answers wrongly: " + difference);
      }
    }
  }

  private static String expected(String path) {
    return HELLOS.getOrDefault(path, "");
  }

  /** What is wrong with the answer; empty: nothing. */
  private String difference(URI site, String path, String mediaType, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofSeconds(10)).build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    String type = answer.headers().firstValue("Content-Type").orElse("none");
    boolean right =
        answer.statusCode() == 200
            && type.equals(mediaType)
            && Arrays.equals(answer.body(), body.getBytes(StandardCharsets.UTF_8));
    return right
        ? ""
        : "GET %s: %d, %s, %s\ninstead of: 200, %s, %s"
            .formatted(
                path,
                answer.statusCode(),
                type,
                new String(answer.body(), StandardCharsets.UTF_8),
                mediaType,
                body);
  }

  /**
   * The result of the work that /burn does: 550,000 steps of Marsaglia's xorshift from 1. (Of steps
   * that multiply and add, the JIT compiler makes a few.)
   */
  private static String burnt() {
    long value = 1;
    for (int i = 0; i < 550_000; i++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
    }
    return Long.toHexString(value);
  }
}
