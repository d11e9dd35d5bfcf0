package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.ITERABLE;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.smisk.http.HttpException;
import dev.smisk.http.Problem;
import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  enum Genre {
    NOVEL,
    POEM
  }

  record Author(String name, int born) {
    Author {
      if (name != null && name.isBlank()) {
        throw new IllegalArgumentException("the name must not be blank");
      }
    }
  }

  record Book(
      String title,
      int year,
      List<Author> authors,
      Genre genre,
      LocalDate published,
      UUID id,
      BigDecimal price,
      Boolean available,
      Map<String, Integer> stock) {
    Book {
      Objects.requireNonNull(title, "title");
      switch (title) {
        case "bug" -> throw new IllegalStateException("a bug");
        case "taken" -> throw new HttpException(409, "there is such a book");
        case "silent" -> throw new IllegalArgumentException();
        case "null" -> throw new NullPointerException();
        default -> {}
      }
    }
  }

  public static final class Bean {
    private int size;
    private double load;
    private Float bias;

    public double getLoad() {
      return load;
    }

    public void setLoad(double load) {
      this.load = load;
    }

    public Float getBias() {
      return bias;
    }

    public void setBias(Float bias) {
      this.bias = bias;
    }

    public int getSize() {
      return size;
    }

    public void setSize(int size) {
      if (size < 0) {
        throw new IllegalArgumentException("the size must not be negative");
      }
      this.size = size;
    }
  }

  sealed interface Shape permits Circle {}

  record Circle(int radius) implements Shape {}

  record Loop(List<Object> self) {}

  record Stamped(@JsonFormat(pattern = "yyyyMMddHHmm", timezone = "UTC") Instant at) {}

  private final Json json = new Json(JsonSettings.DEFAULT);
  private final JsonReader<Book> books = json.reader(JsonType.of(Book.class));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String body(Response<?> response) {
    return new String(response.bytes(), StandardCharsets.UTF_8);
  }

  private static Invalid refusal(JsonReader<?> reader, String body) {
    Invalid[] invalid = new Invalid[1];
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> reader.read(utf8(body)))
        .satisfies(
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().errors()).hasSize(1);
              invalid[0] = e.problem().errors().get(0);
              assertThat(e.problem().detail()).endsWith(invalid[0].detail());
              assertThat(e.problem().detail() + invalid[0])
                  .doesNotContain(
                      "smisk", "jackson", "java", "`", "JsonToken", "Feature", "Source");
            });
    return invalid[0];
  }

  @Test
  void fitting_body_is_read() {
    Book book =
        books.read(
            utf8(
                """
                {"title": "Émile", "year": 1762, "authors": [{"name": "R.", "born": 1712}],
                 "genre": "NOVEL", "published": "1762-05-22", "price": 12.50, "available": true,
                 "id": "123e4567-e89b-12d3-a456-426614174000", "stock": {"here": 3}}"""));

    assertThat(book)
        .isEqualTo(
            new Book(
                "Émile",
                1762,
                List.of(new Author("R.", 1712)),
                Genre.NOVEL,
                LocalDate.of(1762, 5, 22),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                new BigDecimal("12.50"),
                true,
                Map.of("here", 3)));
  }

  /** What plain databind lets pass or tells in Java's words; {@code …} stands for a good title. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | ''               | is empty: send JSON
          '  '                        | ''               | is empty: send JSON
          null                        | ''               | must not be null
          []                          | ''               | must be an object, not an array (line 1, column 1)
          5                           | ''               | must be an object, not a number (line 1, column 1)
          "x"                         | ''               | must be an object, not text (line 1, column 1)
          {"title":"x"}               | /year            | is missing: must be an integer from -2147483648 to 2147483647 (line 1, column 13)
          {…,"year":null}             | /year            | must be an integer from -2147483648 to 2147483647, not null (line 1, column 21)
          {…,"year":"1"}              | /year            | must be an integer from -2147483648 to 2147483647, not text (line 1, column 21)
          {…,"year":1.5}              | /year            | must be an integer from -2147483648 to 2147483647, not 1.5 (line 1, column 21)
          {…,"year":true}             | /year            | must be an integer from -2147483648 to 2147483647, not true (line 1, column 21)
          {…,"year":99999999999}      | /year            | must be an integer from -2147483648 to 2147483647, not 99999999999 (line 1, column 32)
          {"title":5,"year":1}        | /title           | must be text, not 5 (line 1, column 10)
          {"title":true,"year":1}     | /title           | must be text, not true (line 1, column 10)
          {"title":["x"],"year":1}    | /title           | must be text, not an array (line 1, column 10)
          {…,"year":1,"authors":{}}   | /authors         | must be an array, not an object (line 1, column 33)
          {…,"year":1,"authors":[5]}  | /authors/0       | must be an object, not a number (line 1, column 34)
          {…,"year":1,"authors":[{"name":"a","born":1},{"name":" ","born":2}]} | /authors/1 | the name must not be blank (line 1, column 76)
          {…,"year":1,"authors":[{"name":"a","born":1},{"name":{},"born":2}]} | /authors/1/name | must be text, not an object (line 1, column 64)
          {…,"year":1,"authors":[{"name":"a","born":{}}]} | /authors/0/born | must be an integer from -2147483648 to 2147483647, not an object (line 1, column 53)
          {…,"year":1,"genre":"PROSE"}| /genre           | must be one of "NOVEL", "POEM", not "PROSE" (line 1, column 31)
          {…,"year":1,"genre":""}     | /genre           | must be one of "NOVEL", "POEM", not "" (line 1, column 31)
          {…,"year":1,"genre":0}      | /genre           | must be one of "NOVEL", "POEM", not 0 (line 1, column 31)
          {…,"year":1,"published":"2020-13-01"} | /published | must be a date such as 2026-01-31, not "2020-13-01" (line 1, column 35)
          {…,"year":1,"published":5}  | /published       | must be a date such as 2026-01-31, not 5 (line 1, column 35)
          {…,"year":1,"published":""} | /published       | must be a date such as 2026-01-31, not "" (line 1, column 35)
          {…,"year":1,"id":"zz"}      | /id              | must be a UUID such as 123e4567-e89b-12d3-a456-426614174000, not "zz" (line 1, column 28)
          {…,"year":1,"id":""}        | /id              | must be a UUID such as 123e4567-e89b-12d3-a456-426614174000, not text (line 1, column 28)
          {…,"year":1,"price":"1"}    | /price           | must be a number, not text (line 1, column 31)
          {…,"year":1,"available":"true"} | /available   | must be true or false, not text (line 1, column 35)
          {…,"year":1,"available":1}  | /available       | must be true or false, not 1 (line 1, column 35)
          {…,"year":1,"stock":{"a/b~c":"1"}} | /stock/a~1b~0c | must be an integer from -2147483648 to 2147483647, not text (line 1, column 40)
          {"year":1}                  | ''               | lacks a value: title (line 1, column 10)
          {"title":null,"year":1}     | ''               | lacks a value: title (line 1, column 23)
          {"title":"null","year":1}   | ''               | lacks a value that is required (line 1, column 25)
          {"title":"silent","year":1} | ''               | is not valid (line 1, column 27)
          {…,"year":1,"autor":5}      | /autor           | is unknown: the properties here are title, year, authors, genre, published, id, price, available, stock (line 1, column 23)
          {…,"year":1}{}              | ''               | goes on after its end: send one JSON value (line 1, column 23)
          {…,"year":1} x              | ''               | is not valid JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (line 1, column 24)
          {…,"year":1,}               | ''               | is not valid JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start property name (line 1, column 23)
          {…,"title":"y"}             | ''               | is not valid JSON: Duplicate Object property "title" (line 1, column 21)
          {title:"x"}                 | ''               | is not valid JSON: Unexpected character ('t' (code 116)): was expecting double-quote to start property name (line 1, column 2)
          {…                          | ''               | is not valid JSON: it ends too early (line 1, column 13)
          {"title":"x                 | /title           | is not valid JSON: it ends too early (line 1, column 12)
          {"title":NaN}               | ''               | is not valid JSON: Non-standard token 'NaN' (line 1, column 13)
          // x                        | ''               | is not valid JSON: Unexpected character ('/' (code 47)) (line 1, column 1)
          """)
  void body_that_does_not_fit_is_refused_in_words_of_json(
      String body, String pointer, String detail) {
    Invalid invalid = refusal(books, body.replace("…", "\"title\":\"x\""));

    assertThat(invalid.name()).isEqualTo(pointer);
    assertThat(invalid.in()).isEqualTo("body");
    assertThat(invalid.detail()).isEqualTo(detail);
  }

  @Test
  void line_and_column_point_into_the_text() {
    Invalid invalid = refusal(books, "{\n  \"title\": \"x\",\n  \"year\": []\n}");

    assertThat(invalid.detail()).endsWith("not an array (line 3, column 11)");
  }

  @Test
  void bytes_that_are_not_UTF_8_are_refused() {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> books.read("{\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
        .withMessageContaining("the body is refused at /title: is not valid JSON: Invalid UTF-8");
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(
            () -> books.read("{\"title\":\"x\",\"year\":1}".getBytes(StandardCharsets.UTF_16)))
        .withMessageContaining("is not valid JSON");
  }

  @Test
  void a_setters_IllegalArgumentException_is_told() {
    Invalid invalid = refusal(json.reader(JsonType.of(Bean.class)), "{\"size\":-1}");

    assertThat(invalid.name()).isEqualTo("/size");
    assertThat(invalid.detail()).startsWith("the size must not be negative");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN,        load",
    "Infinity,   load",
    "-Infinity,  bias",
    "NaN,        bias",
    "'',         load",
    "'',         bias",
    "1.5,        load",
  })
  void text_is_no_floating_point_number(String text, String property) {
    Invalid invalid =
        refusal(json.reader(JsonType.of(Bean.class)), "{\"" + property + "\":\"" + text + "\"}");

    assertThat(invalid.name()).isEqualTo("/" + property);
    assertThat(invalid.detail()).startsWith("must be a number, not ");
  }

  @Test
  void the_problems_detail_is_a_sentence_whoever_words_the_error() {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> json.reader(JsonType.of(Author.class)).read(utf8("{\"name\":\"\"}")))
        .satisfies(
            e ->
                assertThat(e.problem().detail())
                    .isEqualTo(
                        "the body is refused at /born: is missing: must be an integer from"
                            + " -2147483648 to 2147483647 (line 1, column 11)"));
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(
            () -> json.reader(JsonType.of(Author.class)).read(utf8("{\"name\":\"\",\"born\":1}")))
        .satisfies(
            e -> {
              assertThat(e.problem().detail())
                  .isEqualTo("the body is refused: the name must not be blank (line 1, column 20)");
              assertThat(e.problem().errors())
                  .containsExactly(
                      new Invalid("", "body", "the name must not be blank (line 1, column 20)"));
            });
  }

  public static final class Reals {
    public double load;
    public Float bias;
    public double[] row;
    public float[] column;
    public List<Double> list;
    public Number any;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "load":1e999          | /load     | must be a number from -1.7976931348623157E308 to 1.7976931348623157E308
          "load":-1e999         | /load     | must be a number from -1.7976931348623157E308 to 1.7976931348623157E308
          "bias":1e39           | /bias     | must be a number from -3.4028235E38 to 3.4028235E38
          "row":[1,1e999]       | /row/1    | must be a number from -1.7976931348623157E308 to 1.7976931348623157E308
          "row":["NaN"]         | /row/0    | must be a number from -1.7976931348623157E308 to 1.7976931348623157E308
          "row":"x"             | /row      | must be an array, not text
          "column":[1e39]       | /column/0 | must be a number from -3.4028235E38 to 3.4028235E38
          "list":[0,1e999]      | /list/1   | must be a number from -1.7976931348623157E308 to 1.7976931348623157E308
          "any":1e999           | /any      | must be a number from -1.7976931348623157E308 to 1.7976931348623157E308
          "any":"1"             | /any      | must be a number, not text
          """)
  void numbers_that_are_not_finite_are_refused(String member, String pointer, String detail) {
    Invalid invalid = refusal(json.reader(JsonType.of(Reals.class)), "{" + member + "}");

    assertThat(invalid.name()).isEqualTo(pointer);
    assertThat(invalid.detail()).startsWith(detail + " (line 1");
  }

  @ParameterizedTest
  @CsvSource({
    "java.time.Instant, an instant such as 2026-01-31T13:45:00Z, 0, 'not 0 '",
    "java.time.Instant, an instant such as 2026-01-31T13:45:00Z, 1.5, 'not 1.5 '",
    "java.time.Instant, an instant such as 2026-01-31T13:45:00Z, '\"1234\"', 'not \"1234\" '",
    "java.time.OffsetDateTime, a date and time such as 2026-01-31T13:45:00+01:00, 0, 'not 0 '",
    "java.time.ZonedDateTime, a date and time such as 2026-01-31T13:45:00+01:00, 0, 'not 0 '",
    "java.time.Duration, a duration such as PT1H30M, 90, 'not 90 '",
    "java.time.Duration, a duration such as PT1H30M, {}, not an object",
    "java.time.LocalDate, a date such as 2026-01-31, '[2026,1,31]', not an array",
    "java.time.LocalDate, a date such as 2026-01-31, '[]', not an array",
    "java.time.LocalTime, a time such as 13:45:00, '[13,45]', not an array",
    "java.time.OffsetTime, a time such as 13:45:00+01:00, '[13,45,\"+01:00\"]', not an array",
    "java.time.LocalDateTime, a date and time such as 2026-01-31T13:45:00, '[2026,1,31,13,45]', not an array",
    "java.time.YearMonth, a month such as 2026-01, '[2026,1]', not an array",
    "java.time.MonthDay, a day of a year such as --01-31, '[1,31]', not an array",
    "java.time.Period, a period such as P1Y2M, 5, 'not 5 '",
    "java.time.ZoneId, a time zone such as Europe/Stockholm, 5, 'not 5 '",
    "java.util.Date, an instant such as 2026-01-31T13:45:00Z, 0, 'not 0 '",
  })
  void times_are_text(Class<?> type, String expected, String body, String found) {
    assertThat(refusal(json.reader(JsonType.of(type)), body).detail())
        .startsWith("must be " + expected + ", " + found);
  }

  @Test
  void times_are_read_as_they_are_written() {
    for (Object time :
        List.of(
            Instant.EPOCH,
            OffsetDateTime.parse("2026-01-31T13:45:00Z"),
            ZonedDateTime.parse("2026-01-31T13:45:00Z[UTC]").withFixedOffsetZone(),
            LocalDate.EPOCH,
            LocalTime.NOON,
            LocalDateTime.parse("2026-01-31T13:45:00"),
            OffsetTime.parse("13:45:00+01:00"),
            YearMonth.of(2026, 1),
            MonthDay.of(1, 31),
            Year.of(2026),
            Period.ofMonths(2),
            Duration.ofMinutes(90),
            DayOfWeek.MONDAY)) {
      byte[] written = json.encode(Response.of(time)).bytes();
      assertThat((Object) json.reader(JsonType.of(time.getClass())).read(written)).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\\ud800\"', 2",
    "'\"a\\uDfFf\"', 3",
    "'\"\\ud800\\ud800\"', 2",
    "'\"\\udc00\\ud800\"', 2",
    "'\"\\ud83d\\ude00\\ud83d\"', 14",
    "'\"\\ud83dx\"', 2",
    "'\"\\\\\\ud83d\"', 4",
    "'{\"\\ud800\":1}', 3",
  })
  void half_surrogate_pairs_are_refused(String body, int column) {
    assertThat(refusal(json.reader(JsonType.of(Object.class)), body).detail())
        .isEqualTo(
            "holds half of a surrogate pair, which is no character (line 1, column %d)"
                .formatted(column));
  }

  @Test
  void half_surrogate_pairs_are_refused_where_they_are_no_escapes() {
    byte[] body = utf8("[\n \"xxx\"]");
    byte[] half = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    System.arraycopy(half, 0, body, 4, half.length);

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> json.reader(JsonType.of(Object.class)).read(body))
        .withMessageContaining(
            "half of a surrogate pair, which is no character (line 2, column 3)");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\\ud83d\\ude00\"', \uD83D\uDE00",
    "'\"\\\\ud800\"', \\ud800",
    "'\"\uD83D\uDE00\uD7FF\"', \uD83D\uDE00\uD7FF",
  })
  void whole_surrogate_pairs_are_read(String body, String text) {
    assertThat(json.reader(JsonType.of(String.class)).read(utf8(body))).isEqualTo(text);
  }

  @Test
  void a_returned_Problem_is_answered_with_its_own_status() {
    JsonWriter<Problem> writer = json.writer(JsonType.of(Problem.class));
    Problem soldOut = Problem.of(409, "sold out");
    for (Response<?> answer :
        List.of(writer.respond(soldOut), writer.respondIfPresent(Optional.of(soldOut)))) {
      Response<?> response = json.encode(answer);
      assertThat(response.status()).isEqualTo(409);
      assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(new String(response.bytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                  + "\"detail\":\"sold out\"}");
    }
  }

  @Test
  void a_declared_Problem_is_written_as_one() {
    Response<?> response =
        json.encode(
            json.writer(JsonType.of(Problem.class))
                .encode(Response.status(409).json(Problem.of(409, "sold out"))));

    assertThat(response.status()).isEqualTo(409);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(body(response))
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                + "\"detail\":\"sold out\"}");
  }

  /** Jackson would take the inner array's elements and be astray after its end. */
  @Test
  void an_array_among_texts_is_refused() {
    for (Class<?> type : List.of(List.class, Set.class, Collection.class)) {
      JsonReader<?> texts = json.reader(JsonType.generic(type, JsonType.of(String.class)));

      assertThat(texts.read(utf8("[\"a\",null]"))).asInstanceOf(ITERABLE).containsOnly("a", null);
      assertThat(refusal(texts, "[\"a\",[\"b\"]]"))
          .isEqualTo(new Invalid("/1", "body", "must be text, not an array (line 1, column 6)"));
    }
  }

  @Test
  void floating_point_numbers_are_read_as_they_are() {
    JsonReader<Bean> beans = json.reader(JsonType.of(Bean.class));
    Bean bean = beans.read(utf8("{\"size\":1,\"load\":5,\"bias\":-1.5e3}"));

    assertThat(bean.getLoad()).isEqualTo(5.0);
    assertThat(bean.getBias()).isEqualTo(-1500f);
    assertThat(beans.read(utf8("{\"size\":1,\"load\":2,\"bias\":null}")).getBias()).isNull();
    assertThat(refusal(beans, "{\"load\":null}").detail()).startsWith("must be a number, not null");
    assertThat(json.reader(JsonType.of(double[].class)).read(utf8("[1,2.5]")))
        .containsExactly(1, 2.5);
  }

  /** Digits are text where a pattern says how they are meant, and a number of no unit elsewhere. */
  @Test
  void time_of_digits_alone_is_read_by_its_pattern() {
    JsonReader<Stamped> stamps = json.reader(JsonType.of(Stamped.class));

    assertThat(stamps.read(utf8("{\"at\":\"202601311345\"}")).at())
        .isEqualTo(Instant.parse("2026-01-31T13:45:00Z"));
    assertThat(refusal(stamps, "{\"at\":\"20260131\"}").detail())
        .startsWith("must be an instant in the form yyyyMMddHHmm, not \"20260131\"");
    assertThat(refusal(json.reader(JsonType.of(Instant.class)), "\"1769867100\"").detail())
        .startsWith("must be an instant");
  }

  @Test
  void a_beans_properties_are_written_in_the_order_of_its_fields() {
    assertThat(body(json.encode(Response.of(new Bean()))))
        .isEqualTo("{\"size\":0,\"load\":0.0,\"bias\":null}");
  }

  @Test
  void an_HttpException_of_a_constructor_is_answered_as_it_is() {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> books.read(utf8("{\"title\":\"taken\",\"year\":1}")))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(409));
  }

  @Test
  void a_constructors_other_exceptions_are_no_fault_of_the_client() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> books.read(utf8("{\"title\":\"bug\",\"year\":1}")))
        .isNotInstanceOf(HttpException.class)
        .withRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void limits_are_told() {
    Json narrow = new Json(JsonSettings.DEFAULT.withLimits(3, 10, 5));
    JsonReader<Object> any = narrow.reader(JsonType.of(Object.class));
    String told =
        "goes beyond a limit of this service: 3 levels, 10 characters in a text, 5 in a number";

    assertThat(any.read(utf8("[[[1]]]"))).isEqualTo(List.of(List.of(List.of(1))));
    assertThat(refusal(any, "[[[[1]]]]").detail()).startsWith(told);
    assertThat(refusal(any, "\"12345678901\"").detail()).startsWith(told);
    assertThat(refusal(any, "123456").detail()).startsWith(told);
    assertThat(refusal(json.reader(JsonType.of(Object.class)), "[".repeat(101)).detail())
        .contains("100 levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSettings.DEFAULT.withLimits(0, 1, 1))
        .withMessageContaining("positive");
  }

  @Test
  void unknown_properties_may_be_skipped() {
    Json lenient = new Json(JsonSettings.DEFAULT.withUnknownPropertiesIgnored(true));

    assertThat(
            lenient
                .reader(JsonType.of(Author.class))
                .read(utf8("{\"name\":\"a\",\"x\":{\"y\":1},\"born\":1}")))
        .isEqualTo(new Author("a", 1));
  }

  @Test
  void generic_types_are_read_in_full() {
    JsonType<Author> author = JsonType.of(Author.class);
    JsonType<List<Author>> list = JsonType.generic(List.class, author);
    JsonType<Map<String, List<Author>>> map =
        JsonType.generic(Map.class, JsonType.of(String.class), list);

    assertThat(json.reader(list).read(utf8("[{\"name\":\"a\",\"born\":1}]")))
        .containsExactly(new Author("a", 1));
    assertThat(json.reader(map).read(utf8("{\"x\":[{\"name\":\"a\",\"born\":1}]}")))
        .isEqualTo(Map.of("x", List.of(new Author("a", 1))));
    assertThat(json.reader(JsonType.arrayOf(author)).read(utf8("[{\"name\":\"a\",\"born\":1}]")))
        .containsExactly(new Author("a", 1));
    assertThat(json.reader(JsonType.of(int[].class)).read(utf8("[1,2]"))).containsExactly(1, 2);
    assertThat(map).hasToString("Map<String, List<Author>>");
    assertThat(JsonType.arrayOf(list)).hasToString("List<Author>[]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonType.generic(Map.class, author))
        .withMessage("java.util.Map has 2 type parameters, not 1");
  }

  @Test
  void values_are_written_in_the_order_of_their_components_with_ISO_dates() {
    Response<Book> response =
        json.writer(JsonType.of(Book.class))
            .respond(
                new Book("x", 1, List.of(), Genre.POEM, LocalDate.EPOCH, null, null, null, null));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(body(response))
        .isEqualTo(
            "{\"title\":\"x\",\"year\":1,\"authors\":[],\"genre\":\"POEM\",\"published\":\"1970-01-01\","
                + "\"id\":null,\"price\":null,\"available\":null,\"stock\":null}");
    assertThat(body(json.encode(Response.of(List.of(Instant.EPOCH, Duration.ofMinutes(90))))))
        .isEqualTo("[\"1970-01-01T00:00:00Z\",\"PT1H30M\"]");
  }

  @Test
  void interfaces_are_written_as_what_they_hold() {
    assertThat(body(json.writer(JsonType.of(Shape.class)).respond(new Circle(2))))
        .isEqualTo("{\"radius\":2}");
    JsonType<List<Shape>> shapes = JsonType.generic(List.class, JsonType.of(Shape.class));
    assertThat(body(json.writer(shapes).respond(List.of(new Circle(2)))))
        .isEqualTo("[{\"radius\":2}]");
  }

  @Test
  void null_result_says_to_return_an_Optional() {
    JsonType<List<Author>> list = JsonType.generic(List.class, JsonType.of(Author.class));

    assertThatIllegalStateException()
        .isThrownBy(() -> json.writer(list).respond(null))
        .withMessageContaining("List<Author>")
        .withMessageContaining("return an Optional");
    assertThatIllegalStateException()
        .isThrownBy(() -> json.encode(null))
        .withMessageContaining("Response.noContent()");
    assertThatIllegalStateException()
        .isThrownBy(() -> json.writer(list).encode(null))
        .withMessageContaining("Response.noContent()");
    assertThatIllegalStateException()
        .isThrownBy(() -> Results.text(null))
        .withMessageContaining("return an Optional");
  }

  @Test
  void empty_Optional_is_a_404_problem() {
    JsonWriter<Author> writer = json.writer(JsonType.of(Author.class));
    String problem =
        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
            + "\"detail\":\"there is nothing at this path\"}";

    Response<?> none = json.encode(writer.respondIfPresent(Optional.empty()));
    Response<?> noText = json.encode(Results.textIfPresent(Optional.empty()));

    assertThat(none.status()).isEqualTo(404);
    assertThat(none.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(body(none)).isEqualTo(problem);
    assertThat(noText.status()).isEqualTo(404);
    assertThat(body(noText)).isEqualTo(problem);
    assertThat(body(writer.respondIfPresent(Optional.of(new Author("a", 1)))))
        .isEqualTo("{\"name\":\"a\",\"born\":1}");
    assertThat(body(Results.textIfPresent(Optional.of("é")))).isEqualTo("é");
  }

  @Test
  void encode_keeps_status_headers_and_media_type() {
    Response<?> response =
        json.encode(
            Response.created("/a/1").header("Content-Type", "application/hal+json").json(Map.of()));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("Location")).isEqualTo("/a/1");
    assertThat(response.header("Content-Type")).isEqualTo("application/hal+json");
    assertThat(body(response)).isEqualTo("{}");
    assertThat(response.value()).isNull();
    Response<?> done = Response.noContent();
    assertThat((Object) json.encode(done)).isSameAs(done);
    assertThat(body(json.writer(JsonType.of(Circle.class)).encode(Response.of(new Circle(1)))))
        .isEqualTo("{\"radius\":1}");
  }

  @Test
  void a_value_that_refers_to_itself_fails_before_anything_is_sent() {
    List<Object> list = new java.util.ArrayList<>();
    list.add(list);

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> json.encode(Response.of(new Loop(list))));
  }

  @Test
  void problem_is_valid_JSON_whatever_it_quotes() {
    Problem problem =
        new Problem(
            "https://acme.com/out-of-stock",
            "Out of \"stock\"",
            409,
            "a\nb\u0000\uD800 </script>",
            "/orders/7",
            List.of(new Invalid("a\"", "query", "\\")));

    Response<?> response = json.encode(Response.status(409).json(problem));

    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json.reader(JsonType.of(Object.class)).read(response.bytes()))
        .isEqualTo(
            Map.of(
                "type", "https://acme.com/out-of-stock",
                "title", "Out of \"stock\"",
                "status", 409,
                "detail", "a\nb\u0000? </script>",
                "instance", "/orders/7",
                "errors", List.of(Map.of("name", "a\"", "in", "query", "detail", "\\"))));
    assertThat(body(response)).startsWith("{\"type\":").contains("\"status\":409");
  }
}
