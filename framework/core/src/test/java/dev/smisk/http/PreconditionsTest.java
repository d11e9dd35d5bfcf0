package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smisk.http.Preconditions.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {
  private static final String OLDER = "Sun, 06 Nov 1994 08:49:36 GMT";
  private static final String SAME = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String NEWER = "Sun, 06 Nov 1994 08:49:38 GMT";
  private static final Instant MODIFIED = Instant.parse("1994-11-06T08:49:37.900Z");

  private record Headers(Map<String, String> headers) implements Variables {
    @Override
    public @Nullable String get(String name) {
      return headers.get(name);
    }

    @Override
    public @Nullable String joined(String name, String separator) {
      return headers.get(name);
    }

    @Override
    public String requestId() {
      return "7-id";
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
      headers.forEach(action);
    }
  }

  /** {@code If-Match: "a" | If-None-Match: *}, dates by their names. */
  private static Request request(String method, String lines) {
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.split("\\|", -1)) {
      String[] pair = line.strip().split(": ?", 2);
      if (pair.length == 2) {
        String value =
            switch (pair[1]) {
              case "OLDER" -> OLDER;
              case "SAME" -> SAME;
              case "NEWER" -> NEWER;
              default -> pair[1];
            };
        headers.put("HTTP_" + pair[0].toUpperCase(Locale.ROOT).replace('-', '_'), value);
      }
    }
    return new Request(
        new Headers(headers),
        method,
        "/",
        null,
        null,
        List.of(),
        Incoming.of(new byte[0]),
        TrustedHeaders.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "GET  ; none                                             ; PROCEED",
        "GET  ; If-None-Match: \"a\"                             ; NOT_MODIFIED",
        "HEAD ; If-None-Match: \"a\"                             ; NOT_MODIFIED",
        "PUT  ; If-None-Match: \"a\"                             ; FAILED",
        "PUT  ; If-None-Match: *                                 ; FAILED",
        "GET  ; If-None-Match: *                                 ; NOT_MODIFIED",
        "GET  ; If-None-Match: \"b\", W/\"a\"                    ; NOT_MODIFIED",
        "GET  ; If-None-Match: \"b\",\"a,c\"                     ; PROCEED",
        "GET  ; If-None-Match: a                                 ; PROCEED",
        "GET  ; If-None-Match: \"a                               ; PROCEED",
        "GET  ; If-Modified-Since: OLDER                         ; PROCEED",
        "GET  ; If-Modified-Since: SAME                          ; NOT_MODIFIED",
        "GET  ; If-Modified-Since: NEWER                         ; NOT_MODIFIED",
        "PUT  ; If-Modified-Since: SAME                          ; PROCEED",
        "GET  ; If-Modified-Since: never                         ; PROCEED",
        "GET  ; If-None-Match: \"b\" | If-Modified-Since: SAME   ; PROCEED",
        "GET  ; If-Match: \"a\"                                  ; PROCEED",
        "GET  ; If-Match: \"b\"                                  ; FAILED",
        "GET  ; If-Match: W/\"a\"                                ; FAILED",
        "GET  ; If-Match: *                                      ; PROCEED",
        "GET  ; If-Unmodified-Since: OLDER                       ; FAILED",
        "GET  ; If-Unmodified-Since: SAME                        ; PROCEED",
        "GET  ; If-Unmodified-Since: never                       ; PROCEED",
        "GET  ; If-Match: \"a\" | If-Unmodified-Since: OLDER     ; PROCEED",
        "GET  ; If-Match: \"b\" | If-None-Match: \"a\"           ; FAILED",
        "GET  ; If-Match: \"a\" | If-None-Match: \"a\"           ; NOT_MODIFIED",
        "GET  ; If-Unmodified-Since: OLDER | If-None-Match: \"a\"; FAILED",
      })
  void conditions_areJudgedInTheirOrder(String method, String lines, Verdict verdict) {
    assertThat(Preconditions.of(request(method, lines), "\"a\"", MODIFIED)).isEqualTo(verdict);
  }

  @Test
  void withoutTagAndTime_onlyAnythingMatches() {
    assertThat(Preconditions.of(request("GET", "If-Match: *"), null, null))
        .isEqualTo(Verdict.PROCEED);
    assertThat(Preconditions.of(request("GET", "If-Match: \"a\""), null, null))
        .isEqualTo(Verdict.FAILED);
    assertThat(Preconditions.of(request("GET", "If-Modified-Since: NEWER"), null, null))
        .isEqualTo(Verdict.PROCEED);
  }

  @Test
  void weakTag_isNoStrongMatch() {
    assertThat(Preconditions.of(request("GET", "If-Match: \"a\""), "W/\"a\"", null))
        .isEqualTo(Verdict.FAILED);
    assertThat(Preconditions.of(request("GET", "If-None-Match: \"a\""), "W/\"a\"", null))
        .isEqualTo(Verdict.NOT_MODIFIED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "none              ; true",
        "If-Range: \"a\"   ; true",
        "If-Range: \"b\"   ; false",
        "If-Range: W/\"a\" ; false",
        "If-Range: SAME    ; true",
        "If-Range: OLDER   ; false",
        "If-Range: NEWER   ; false",
        "If-Range: never   ; false",
      })
  void range_isHeededForThisRepresentationAlone(String lines, boolean heeded) {
    assertThat(Preconditions.allowRange(request("GET", lines), "\"a\"", MODIFIED))
        .isEqualTo(heeded);
  }
}
