package dev.smisk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
  private static List<String> headers(Response<?> response) {
    List<String> lines = new ArrayList<>();
    response.forEachHeader((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  @Test
  void created_withJson_keepsLocationAndValue() {
    Response<String> response = Response.created("/books/7").json("seven");
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("location")).isEqualTo("/books/7");
    assertThat(response.value()).isEqualTo("seven");
    assertThat(response.bytes()).isNull();
  }

  @Test
  void withers_leaveTheOriginalAlone() {
    Response<Object> original = Response.ok();
    original.header("X-A", "1").withStatus(202).text("hi");
    assertThat(original.status()).isEqualTo(200);
    assertThat(headers(original)).isEmpty();
    assertThat(original.bytes()).isNull();
  }

  @Test
  void header_repeated_isAdded_butContentTypeIsReplaced() {
    Response<?> response =
        Response.ok()
            .header("Vary", "A")
            .header("Vary", "B")
            .text("hi")
            .header("content-type", "text/css");
    assertThat(headers(response)).containsExactly("Vary: A", "Vary: B", "Content-Type: text/css");
  }

  @Test
  void bytes_keepAContentTypeThatWasSetBefore() {
    Response<?> response = Response.ok().header("Content-Type", "text/csv").text("a,b");
    assertThat(headers(response)).containsExactly("Content-Type: text/csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nSet-Cookie: x", "a\nb", "a\rb", "a\0b", "\u007f", "\u0100", "\u010d\u010a"})
  void header_valueThatBreaksTheHead_isRefused(String value) {
    assertThatThrownBy(() -> Response.ok().header("X-A", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-A");
    assertThatThrownBy(() -> Response.created(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.ok().bytes(value, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpException(401, "who?").header("X-A", value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X A", "X:", "X\r\n", "é", "(x)"})
  void header_nameThatIsNoToken_isRefused(String name) {
    assertThatThrownBy(() -> Response.ok().header(name, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Status", "content-length", "Transfer-Encoding", "Connection"})
  void header_thatIsNotTheHandlers_isRefused(String name) {
    assertThatThrownBy(() -> Response.ok().header(name, "1"))
        .hasMessageContaining(name)
        .hasMessageContaining("leave it out");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void body_whereTheStatusHasNone_isRefused(int status) {
    assertThatThrownBy(() -> Response.status(status).text("x"))
        .hasMessageContaining(String.valueOf(status));
    assertThatThrownBy(() -> Response.of("x").withStatus(status))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 199, 600})
  void status_outsideOf200To599_isRefused(int status) {
    assertThatThrownBy(() -> Response.status(status)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void httpException_givesStatusAndHeaders() {
    HttpException exception =
        new HttpException(401, "who are you?").header("WWW-Authenticate", "Basic");
    assertThat(exception.response().status()).isEqualTo(401);
    assertThat(headers(exception.response())).containsExactly("WWW-Authenticate: Basic");
    assertThat(exception.problem().title()).isEqualTo("Unauthorized");
    assertThat(exception.getStackTrace()).isEmpty();
  }

  @Test
  void problem_ofNoErrorStatus_isRefused() {
    assertThatThrownBy(() -> Problem.of(200, "fine")).hasMessageContaining("400 to 599");
  }
}
