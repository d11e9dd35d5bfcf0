package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.smisk.http.Endpoint;
import dev.smisk.http.HttpException;
import dev.smisk.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static final Endpoint JSON_ROUTE =
      Endpoint.of(Method.POST, "/a").buffered("application/json");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 5",
    "0005, 5",
    "999999999999999999, 999999999999999999",
    "'', -1",
    ", -1"
  })
  void content_length_is_a_number_or_unknown(String text, long expected) {
    TestVariables variables = new TestVariables();
    if (text != null) {
      variables.with("CONTENT_LENGTH", text);
    }

    assertThat(RequestBody.contentLength(variables)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "+3", "3x", " 3", "3 ", "3,3", "0x3", "3.0", "12345678901234567890", "٣"})
  void other_content_lengths_are_400(String text) {
    TestVariables variables = new TestVariables().with("CONTENT_LENGTH", text);

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> RequestBody.contentLength(variables))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400))
        .withMessageContaining("the Content-Length \"" + text + "\" is not one number");
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "3, 4", "'', 3", "3, ''"})
  void two_content_lengths_are_400(String one, String other) {
    TestVariables variables =
        new TestVariables().with("CONTENT_LENGTH", one).with("CONTENT_LENGTH", other);

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> RequestBody.contentLength(variables));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json; charset=\"UTF-8\"",
        "application/json ; a=b ; Charset=utf8",
        "application/merge-patch+json",
        "application/vnd.acme.book+json; version=2",
      })
  void json_types_are_taken(String type) {
    assertThatCode(
            () -> RequestBody.checkType(JSON_ROUTE, new TestVariables().with("CONTENT_TYPE", type)))
        .doesNotThrowAnyException();
  }

  @Test
  void an_absent_type_is_taken() {
    assertThatCode(() -> RequestBody.checkType(JSON_ROUTE, new TestVariables()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "application/xml+jsonx",
        "+json",
        "json",
        "application/json, text/plain",
        "multipart/form-data; boundary=x"
      })
  void other_types_are_415_and_told_what_to_send(String type) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(
            () -> RequestBody.checkType(JSON_ROUTE, new TestVariables().with("CONTENT_TYPE", type)))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415))
        .satisfies(e -> assertThat(e.response().header("Accept")).isEqualTo("application/json"))
        .withMessage(
            "the body's type is \""
                + type
                + "\": send application/json and name it in Content-Type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "UTF-16", "\"latin1\"", "''"})
  void other_charsets_are_415(String charset) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(
            () ->
                RequestBody.checkType(
                    JSON_ROUTE,
                    new TestVariables()
                        .with("CONTENT_TYPE", "application/json; charset=" + charset)))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415))
        .withMessageContaining("send UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "UTF8", "\"utf-8\"", "US-ASCII"})
  void charsets_that_are_utf_8_pass(String charset) {
    assertThatCode(
            () ->
                RequestBody.checkType(
                    JSON_ROUTE,
                    new TestVariables()
                        .with("CONTENT_TYPE", "application/json; charset=" + charset)))
        .doesNotThrowAnyException();
  }

  @Test
  void json_is_415_where_something_else_is_consumed() {
    Endpoint form =
        Endpoint.of(Method.POST, "/f").buffered("application/x-www-form-urlencoded", "text/*");

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(
            () ->
                RequestBody.checkType(
                    form, new TestVariables().with("CONTENT_TYPE", "application/json")))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415));
  }

  @Test
  void content_codings_are_415() {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(
            () ->
                RequestBody.checkType(
                    JSON_ROUTE, new TestVariables().with("HTTP_CONTENT_ENCODING", "gzip")))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415))
        .withMessageContaining("\"gzip\": send it as it is");
    assertThatCode(
            () ->
                RequestBody.checkType(
                    JSON_ROUTE, new TestVariables().with("HTTP_CONTENT_ENCODING", "identity")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_route_that_names_no_types_takes_all() {
    assertThatCode(
            () ->
                RequestBody.checkType(
                    Endpoint.of(Method.POST, "/a").buffered(),
                    new TestVariables().with("CONTENT_TYPE", "image/png")))
        .doesNotThrowAnyException();
  }
}
