package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a%20b, a b",
    "%41%2f%2F, A//",
    "%c3%a9, é",
    "é%20é, é é",
    "%F0%9F%98%80, 😀",
    "100%25, 100%",
    "%2541, %41",
    "a+b, a+b"
  })
  void decode_ofPath(String raw, String decoded) {
    assertThat(PercentEncoding.decode(raw, 0, raw.length(), false)).isEqualTo(decoded);
  }

  @Test
  void decode_ofQuery_turnsPlusIntoSpace() {
    assertThat(PercentEncoding.decode("a+b%2B", 0, 6, true)).isEqualTo("a b+");
  }

  @Test
  void decode_ofRange_neverReadsBeyondIt() {
    assertThat(PercentEncoding.decode("/a%20b/%zz", 1, 6, false)).isEqualTo("a b");
    assertThatThrownBy(() -> PercentEncoding.decode("a%41", 0, 3, false))
        .isInstanceOf(HttpException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "a%", "%-1", "%+1", "%１１", "% 1"})
  void decode_ofMalformedEscape_is400ThatShowsIt(String raw) {
    assertThatThrownBy(() -> PercentEncoding.decode(raw, 0, raw.length(), false))
        .isInstanceOfSatisfying(
            HttpException.class, e -> assertThat(e.problem().status()).isEqualTo(400))
        .hasMessageContaining("\"" + raw + "\"")
        .hasMessageContaining("%25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "%c3", "%c0%af", "%ed%a0%80", "é%e9"})
  void decode_ofInvalidUtf8_is400(String raw) {
    assertThatThrownBy(() -> PercentEncoding.decode(raw, 0, raw.length(), false))
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "a\0b"})
  void decode_ofNul_is400(String raw) {
    assertThatThrownBy(() -> PercentEncoding.decode(raw, 0, raw.length(), false))
        .hasMessageContaining("NUL");
  }
}
