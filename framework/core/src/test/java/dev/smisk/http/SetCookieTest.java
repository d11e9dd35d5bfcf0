package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.smisk.http.SetCookie.SameSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieTest {
  @Test
  void defaults_are_safe() {
    assertThat(SetCookie.of("id", "7")).hasToString("id=7; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void all_attributes_are_written() {
    assertThat(
            SetCookie.of("id", "7")
                .withPath("/api")
                .withDomain("example.org")
                .withMaxAge(Duration.ofHours(1))
                .withSecure(false)
                .withHttpOnly(false)
                .withSameSite(SameSite.STRICT))
        .hasToString("id=7; Path=/api; Domain=example.org; Max-Age=3600; SameSite=Strict");
    assertThat(SetCookie.deletion("id"))
        .hasToString("id=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void name_of_a_header_is_a_name_like_others() {
    assertThat(SetCookie.of("status", "7")).asString().startsWith("status=7;");
  }

  @Test
  void response_sets_several() {
    List<String> headers = new ArrayList<>();
    Response.ok()
        .cookie(SetCookie.of("a", "1"))
        .cookie(SetCookie.of("b", "2"))
        .forEachHeader((name, value) -> headers.add(name + ": " + value.substring(0, 3)));

    assertThat(headers).containsExactly("Set-Cookie: a=1", "Set-Cookie: b=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a;b", "a,b", "a\"b", "a\\b", "é", "a\r\nX: y", "\u0000"})
  void value_that_no_cookie_carries_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> SetCookie.of("id", value));
  }

  @Test
  void what_browsers_drop_is_refused() {
    SetCookie cookie = SetCookie.of("id", "7");
    SetCookie host = SetCookie.of("__Host-id", "7");

    assertThatIllegalArgumentException().isThrownBy(() -> SetCookie.of("a b", "7"));
    assertThatIllegalArgumentException().isThrownBy(() -> SetCookie.of("id", "7".repeat(4095)));
    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withPath("api"));
    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withPath("/a;b"));
    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withDomain(""));
    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withMaxAge(Duration.ofDays(401)));
    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withMaxAge(Duration.ofDays(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cookie.withSameSite(SameSite.NONE).withSecure(false));
    assertThatIllegalArgumentException().isThrownBy(() -> host.withSecure(false));
    assertThatIllegalArgumentException().isThrownBy(() -> host.withDomain("example.org"));
    assertThatIllegalArgumentException().isThrownBy(() -> host.withPath("/api"));
    assertThatCode(() -> cookie.withSameSite(SameSite.NONE)).doesNotThrowAnyException();
  }

  @Test
  void redirect_takes_its_five_statuses_alone() {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      assertThat(Response.redirect(status, "/x").status()).isEqualTo(status);
      assertThat(Response.redirect(status, "/x").header("Location")).isEqualTo("/x");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Response.redirect(304, "/x"));
  }
}
