package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
  /** Pairs as a web server would send them. */
  private record Pairs(List<String> pairs) implements Variables {
    static Pairs of(String... pairs) {
      return new Pairs(List.of(pairs));
    }

    @Override
    public @Nullable String get(String name) {
      List<String> all = all(name);
      return all.isEmpty() ? null : all.get(0);
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      List<String> all = all(name);
      return all.isEmpty() ? null : String.join(separator, all);
    }

    private List<String> all(String name) {
      List<String> all = new ArrayList<>();
      forEach(
          (n, v) -> {
            if (n.equals(name)) {
              all.add(v);
            }
          });
      return all;
    }

    @Override
    public String requestId() {
      return "7-id";
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      for (int i = 0; i < pairs.size(); i += 2) {
        action.accept(pairs.get(i), pairs.get(i + 1));
      }
    }
  }

  private static Request request(@Nullable String rawQuery, String... variables) {
    return new Request(
        Pairs.of(variables),
        "GET",
        "/a%20b",
        rawQuery,
        null,
        List.of("x"),
        Incoming.of(new byte[0]),
        TrustedHeaders.DEFAULT);
  }

  @Test
  void query_ofTooManyParameters_isRefused() {
    assertThat(request("a&".repeat(10_000)).queryAll("a")).hasSize(10_000);
    assertThatThrownBy(() -> request("a&".repeat(10_001)).query("a"))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("more than 10,000 parameters");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "a=1, a, 1",
        "a=1&a=2, a, 1",
        "b=2&a=1, a, 1",
        "a, a, ''",
        "a=, a, ''",
        "a=b=c, a, b=c",
        "&&a=1&, a, 1",
        "=1&a=2, a, 2",
        "na%3Dme=1, na=me, 1",
        "a=x%26y, a, x&y",
        "a=x+y, a, x y",
        "A=1, a, null",
        "'', a, null",
        "b=1, a, null"
      })
  void query_ofName(String rawQuery, String name, @Nullable String value) {
    assertThat(request(rawQuery).query(name)).isEqualTo(value);
  }

  @Test
  void queryAll_ofRepeatedName_keepsOrder() {
    Request request = request("a=2&b=0&a=1");
    assertThat(request.queryAll("a")).containsExactly("2", "1");
    assertThat(request.queryAll("c")).isEmpty();
    assertThat(request.queryNames()).containsExactly("a", "b");
  }

  @Test
  void queryAll_isUnmodifiable_howeverManyThereAre() {
    Request request = request("a=1&b=2&a=3");
    for (String name : List.of("a", "b", "c")) {
      assertThat(request.queryAll(name)).isUnmodifiable();
    }
    assertThat(request.queryNames()).isUnmodifiable();
  }

  @ParameterizedTest
  @CsvSource({"a&a=1&b, a, 2", "a=1&b&c=2, a, 1", "a&b&c, c, 1", "x=1&a&y=2&a=3, a, 2"})
  void queryAll_whereSomeHaveNoEqualsSign(String rawQuery, String name, int values) {
    assertThat(request(rawQuery).queryAll(name)).hasSize(values);
  }

  /** Each takes milliseconds, and minutes where time grows with the square. */
  @Test
  void query_ofVeryManyParameters_takesLinearTime() {
    String name = "a".repeat(1_000);
    String bare = (name + "&").repeat(10_000);
    String different =
        IntStream.range(0, 10_000).mapToObj(i -> i + "=").collect(Collectors.joining("&"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(request(bare).query("b")).isNull();
          assertThat(request(different).queryNames()).hasSize(10_000);
          assertThat(request(null, "HTTP_COOKIE", "a;".repeat(2_000_000)).cookie("b")).isNull();
        });
  }

  @Test
  void query_withoutQueryString_isNull() {
    assertThat(request(null).query("a")).isNull();
  }

  @Test
  void query_ofMalformedEscape_is400() {
    assertThatThrownBy(() -> request("a=%zz").query("b")).isInstanceOf(HttpException.class);
  }

  @Test
  void header_isFoundInAnyCase() {
    assertThat(request(null, "HTTP_X_TRACE_ID", "7").header("x-Trace-id")).isEqualTo("7");
    assertThat(request(null).header("X-Trace-Id")).isNull();
  }

  @Test
  void header_ofContentTypeAndLength_comesFromTheirOwnVariables() {
    Request request = request(null, "CONTENT_TYPE", "text/plain", "CONTENT_LENGTH", "");
    assertThat(request.header("Content-Type")).isEqualTo("text/plain");
    assertThat(request.header("Content-Length")).as("nginx sends it empty on a GET").isNull();
  }

  @Test
  void header_repeated_isJoined() {
    Request request =
        request(
            null,
            "HTTP_ACCEPT",
            "a",
            "HTTP_COOKIE",
            "b=1",
            "HTTP_ACCEPT",
            "c",
            "HTTP_COOKIE",
            "d=2");
    assertThat(request.header("Accept")).isEqualTo("a, c");
    assertThat(request.header("Cookie")).isEqualTo("b=1; d=2");
    assertThat(request.headers())
        .containsExactly(entry("accept", "a, c"), entry("cookie", "b=1; d=2"));
  }

  @Test
  void header_ofProxy_doesNotExist() {
    Request request = request(null, "HTTP_PROXY", "http://evil.example");
    assertThat(request.header("Proxy")).isNull();
    assertThat(request.headers()).isEmpty();
  }

  @Test
  void headers_leaveOutOtherVariables() {
    Request request =
        request(
            null,
            "REQUEST_METHOD",
            "GET",
            "CONTENT_TYPE",
            "",
            "HTTP_HOST",
            "a",
            "CONTENT_LENGTH",
            "3");
    assertThat(request.headers()).containsExactly(entry("host", "a"), entry("content-length", "3"));
  }

  /** nginx sends a POST's Content-Type and Content-Length twice, by its own fastcgi_params. */
  @Test
  void headers_ofContentTypeAndLength_areNotRepeated() {
    Request request =
        request(
            null,
            "CONTENT_TYPE",
            "application/json",
            "CONTENT_LENGTH",
            "2",
            "HTTP_CONTENT_TYPE",
            "application/json",
            "HTTP_CONTENT_LENGTH",
            "2");
    assertThat(request.headers())
        .containsExactly(entry("content-type", "application/json"), entry("content-length", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS, on, https",
    "HTTPS, off, http",
    "HTTPS, '', http",
    "REQUEST_SCHEME, https, https",
    "X, y, http"
  })
  void scheme_isWhatTheWebServerSaw(String variable, String value, String scheme) {
    assertThat(request(null, variable, value).scheme()).isEqualTo(scheme);
  }

  @Test
  void pathVariable_outsideOfTheTemplate_throws() {
    assertThat(request(null).pathVariable(0)).isEqualTo("x");
    assertThatThrownBy(() -> request(null).pathVariable(1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
