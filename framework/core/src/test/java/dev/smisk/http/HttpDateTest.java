package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  private static final Instant TIME = Instant.parse("1994-11-06T08:49:37Z");

  @Test
  void format_isTheFixedFormWithoutFractions() {
    assertThat(HttpDate.format(TIME.plusMillis(999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(HttpDate.format(Instant.parse("2026-09-01T00:00:00Z")))
        .isEqualTo("Tue, 01 Sep 2026 00:00:00 GMT");
  }

  @Test
  void parse_knowsAllThreeForms() {
    assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(TIME);
    assertThat(HttpDate.parse("Sun Nov  6 08:49:37 1994")).isEqualTo(TIME);
    assertThat(HttpDate.parse("Tuesday, 01-Sep-26 00:00:00 GMT"))
        .isEqualTo(Instant.parse("2026-09-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 +0000",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "1994-11-06T08:49:37Z"
      })
  void parse_ofAnythingElse_isNull(String text) {
    assertThat(HttpDate.parse(text)).isNull();
  }
}
