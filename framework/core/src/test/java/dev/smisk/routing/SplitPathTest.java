package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smisk.http.HttpException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPathTest {
  private final SplitPath path = new SplitPath();

  private void split(String raw) {
    path.split(raw, 0, raw.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.",
        "/..",
        "/a/.",
        "/a/..",
        "/a/./b",
        "/a/../b",
        "/../etc",
        "/./",
        "/../",
        "/%2e",
        "/%2E%2E",
        "/.%2e",
        "/%2e.",
        "/a/%2E./b",
        "/a/..%2Fb",
        "/a/b%2F..",
        "/a/b%2f.%2fc",
        "/a/%2E%2E%2Fetc%2Fpasswd",
        "/a/%2F.."
      })
  void dot_segments_are_refused_raw_encoded_and_between_encoded_slashes(String raw) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> split(raw))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400))
        .withMessageContaining("dot segment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/...",
        "/.a",
        "/a.",
        "/..a",
        "/a..",
        "/a/.b/c",
        "/%2E%2E%2E",
        "/.%20.",
        "/a%2F.b",
        "/"
      })
  void other_dots_are_not(String raw) {
    split(raw);

    assertThat(path.count()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "/%,           hexadecimal",
    "/%4,          hexadecimal",
    "/%zz,         hexadecimal",
    "/a%2/b,       hexadecimal",
    "/%%41,        hexadecimal",
    "/%u0041,      hexadecimal",
    "/%C3,         not UTF-8",
    "/%C3/%A9,     not UTF-8",
    "/%FF,         not UTF-8",
    "/%C0%AF,      not UTF-8",
    "/%C0%AE%C0%AE,not UTF-8",
    "/%ED%A0%80,   not UTF-8",
    "/%F5%80%80%80,not UTF-8",
    "/%00,         NUL",
    "/a%00.txt,    NUL",
    "/a#b,         a #",
  })
  void what_is_malformed_is_400_and_told(String raw, String message) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> split(raw))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400))
        .withMessageContaining(message);
  }

  @Test
  void raw_NUL_is_400() {
    assertThatExceptionOfType(HttpException.class).isThrownBy(() -> split("/a\0b"));
  }

  @Test
  void a_later_path_shows_nothing_of_an_earlier_one() {
    int[] rest = PathPattern.parse("/{rest...}").variables();
    split("/" + "secret%20/".repeat(100));
    split("/a");

    assertThat(path.variables(rest)).containsExactly("a");
    assertThat(path.count()).isEqualTo(1);
    assertThat(path.raw()).isEqualTo("/a");

    split("/%41");
    split("/b");

    assertThat(path.variables(rest)).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/books,    /books",
    "/api/books/,   /books/",
    "/api/,         /",
    "/api,          /",
    "/%61pi/books,  /books",
    "/api//books,   //books",
    "/api/a%20b,    /a%20b",
  })
  void the_prefix_is_left_out_of_the_raw_path(String raw, String without) {
    split(raw);

    assertThat(path.skip(List.of("api"))).isTrue();
    assertThat(path.raw()).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/ap", "/apis", "/apis/books", "/API/books", "//api", "/books/api"})
  void other_paths_are_outside_of_the_prefix(String raw) {
    split(raw);

    assertThat(path.skip(List.of("api"))).isFalse();
  }

  @Test
  void a_prefix_may_have_several_segments() {
    split("/a/b/c");

    assertThat(path.skip(List.of("a", "b"))).isTrue();
    assertThat(path.raw()).isEqualTo("/c");
    assertThat(path.variables(PathPattern.parse("/{x}").variables())).containsExactly("c");

    split("/a");

    assertThat(path.skip(List.of("a", "b"))).isFalse();
  }

  @Test
  void the_path_ends_where_the_query_starts() {
    path.split("/a/b?c=/d", 0, 4);

    assertThat(path.count()).isEqualTo(2);
    assertThat(path.raw()).isEqualTo("/a/b");
  }

  @Test
  void buffers_of_very_long_paths_are_not_kept() {
    split("/" + "a/".repeat(3_000));
    assertThat(path.count()).isEqualTo(3_001);
    assertThat(path.isWorthKeeping()).isTrue();

    split("/" + "a/".repeat(30_000));
    assertThat(path.count()).isEqualTo(30_001);
    assertThat(path.isWorthKeeping()).isFalse();
  }
}
