package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.smisk.http.HttpException;
import dev.smisk.http.Incoming;
import dev.smisk.http.Problem.Invalid;
import dev.smisk.http.Request;
import dev.smisk.http.TrustedHeaders;
import dev.smisk.http.Validation.Violation;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String INT_RANGE = "an integer from -2147483648 to 2147483647";

  private enum Color {
    RED,
    GREEN
  }

  private record NewBook(String title) {}

  private static final Map<String, Function<Argument, Object>> CONVERSIONS =
      Map.ofEntries(
          Map.entry("int", Argument::toInt),
          Map.entry("long", Argument::toLong),
          Map.entry("short", Argument::toShort),
          Map.entry("byte", Argument::toByte),
          Map.entry("double", Argument::toDouble),
          Map.entry("float", Argument::toFloat),
          Map.entry("boolean", Argument::toBoolean),
          Map.entry("char", Argument::toChar),
          Map.entry("String", Argument::toText),
          Map.entry("UUID", argument -> argument.to("a UUID", Converters::toUuid)),
          Map.entry("BigDecimal", argument -> argument.to("a number", Converters::toBigDecimal)),
          Map.entry("Instant", argument -> argument.to("an instant", Converters::toInstant)),
          Map.entry("Color", argument -> argument.to("one of RED, GREEN", Color::valueOf)),
          Map.entry("Optional<String>", argument -> argument.toOptional("text", Argument.TEXT)),
          Map.entry(
              "Optional<Integer>", argument -> argument.toOptional(INT_RANGE, Argument.INTEGER)),
          Map.entry("List<Integer>", argument -> argument.toList(INT_RANGE, Argument.INTEGER)),
          Map.entry("Set<Integer>", argument -> argument.toSet(INT_RANGE, Argument.INTEGER)));

  private static Request request(String query) {
    return request(new TestVariables(), query, "");
  }

  private static Request request(TestVariables variables, String query, String body) {
    return new Request(
        variables,
        "GET",
        "/p",
        query,
        null,
        List.of("seven"),
        Incoming.of(body.getBytes(StandardCharsets.UTF_8)),
        TrustedHeaders.DEFAULT);
  }

  private static HttpException refused(Arguments arguments) {
    HttpException[] thrown = new HttpException[1];
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(arguments::check)
        .satisfies(e -> thrown[0] = e);
    assertThat(thrown[0].problem().status()).isEqualTo(400);
    return thrown[0];
  }

  @Test
  void manyMistakes_areToldUpToTwenty() {
    String query = "a=x&".repeat(9_000) + "b=1";
    Arguments arguments = new Arguments(request(query));

    arguments.query("a").toList(INT_RANGE, Argument.INTEGER);
    arguments.query("a").toIntArray();
    arguments.query("c").toInt();

    HttpException refused = refused(arguments);
    assertThat(refused.problem().errors()).hasSize(20);
    assertThat(refused.problem().detail()).startsWith("at least 20 values");
  }

  /** The matrix of {@link Arguments}' documentation, and each type's edges. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int               | a=5              | 5
          int               | a=-5             | -5
          int               | a=007            | 7
          int               | a=2147483647     | 2147483647
          int               | a=-2147483648    | -2147483648
          int               | b=1&a=5          | 5
          int               | %61=%35          | 5
          long              | a=9223372036854775807 | 9223372036854775807
          short             | a=-32768         | -32768
          byte              | a=127            | 127
          double            | a=5              | 5.0
          double            | a=-1.5e-3        | -0.0015
          double            | a=1E%2B2         | 100.0
          double            | a=.5             | 0.5
          float             | a=0.1            | 0.1
          boolean           | a=true           | true
          boolean           | a=false          | false
          char              | a=x              | x
          char              | a=%C3%A9         | é
          String            | a=x+y%20z        | x y z
          String            | a=               | ''
          String            | a                | ''
          UUID              | a=123e4567-e89b-12d3-a456-426614174000 | 123e4567-e89b-12d3-a456-426614174000
          UUID              | a=123E4567-E89B-12D3-A456-426614174000 | 123e4567-e89b-12d3-a456-426614174000
          BigDecimal        | a=1.10           | 1.10
          BigDecimal        | a=1e1000         | 1E+1000
          Instant           | a=2026-01-31T12:30:00Z | 2026-01-31T12:30:00Z
          Instant           | a=2026-01-31T12:30:00%2B01:00 | 2026-01-31T11:30:00Z
          Color             | a=RED            | RED
          Optional<String>  | b=1              | Optional.empty
          Optional<String>  | a=               | Optional[]
          Optional<Integer> | a=5              | Optional[5]
          Optional<Integer> | b=5              | Optional.empty
          List<Integer>     | a=5&a=6&a=5      | [5, 6, 5]
          List<Integer>     | b=5              | []
          Set<Integer>      | a=6&a=5&a=6      | [6, 5]
          """)
  void value_is_converted(String type, String query, String expected) {
    Arguments arguments = new Arguments(request(query));

    Object value = CONVERSIONS.get(type).apply(arguments.query("a"));

    assertThatCode(arguments::check).doesNotThrowAnyException();
    assertThat(value).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int               | b=1          | is missing: add ?a=… to the URL
          int               | a=           | must be an integer from -2147483648 to 2147483647, not ""
          int               | a            | must be an integer from -2147483648 to 2147483647, not ""
          int               | a=abc        | must be an integer from -2147483648 to 2147483647, not "abc"
          int               | a=2147483648 | must be an integer from -2147483648 to 2147483647, not "2147483648"
          int               | a=%2B5       | must be an integer from -2147483648 to 2147483647, not "+5"
          int               | a=+5         | must be an integer from -2147483648 to 2147483647, not " 5"
          int               | a=5.0        | must be an integer from -2147483648 to 2147483647, not "5.0"
          int               | a=-          | must be an integer from -2147483648 to 2147483647, not "-"
          int               | a=--5        | must be an integer from -2147483648 to 2147483647, not "--5"
          int               | a=0x10       | must be an integer from -2147483648 to 2147483647, not "0x10"
          int               | a=%D9%A5     | must be an integer from -2147483648 to 2147483647, not "٥"
          int               | a=5&a=6      | is given 2 times: give it once
          int               | a=5&a=5      | is given 2 times: give it once
          long              | a=9223372036854775808 | must be an integer from -9223372036854775808 to 9223372036854775807, not "9223372036854775808"
          short             | a=40000      | must be an integer from -32768 to 32767, not "40000"
          byte              | a=128        | must be an integer from -128 to 127, not "128"
          double            | a=NaN        | must be a number, not "NaN"
          double            | a=Infinity   | must be a number, not "Infinity"
          double            | a=1e999      | must be a number, not "1e999"
          double            | a=1d         | must be a number, not "1d"
          double            | a=0x1p3      | must be a number, not "0x1p3"
          double            | a=1-2        | must be a number, not "1-2"
          double            | a=e5         | must be a number, not "e5"
          double            | a=%2B1       | must be a number, not "+1"
          double            | a=+1         | must be a number, not " 1"
          float             | a=1e39       | must be a number, not "1e39"
          boolean           | a=yes        | must be true or false, not "yes"
          boolean           | a=TRUE       | must be true or false, not "TRUE"
          boolean           | a=           | must be true or false, not ""
          char              | a=xy         | must be a single character, not "xy"
          char              | a=           | must be a single character, not ""
          String            | b=1          | is missing: add ?a=… to the URL
          String            | a=1&a=2&a=3  | is given 3 times: give it once
          UUID              | a=zz         | must be a UUID, not "zz"
          UUID              | a=1-1-1-1-1  | must be a UUID, not "1-1-1-1-1"
          UUID              | a=+23e4567-e89b-12d3-a456-426614174000 | must be a UUID, not " 23e4567-e89b-12d3-a456-426614174000"
          BigDecimal        | a=1e1001     | must be a number, not "1e1001"
          BigDecimal        | a=1e-999999999 | must be a number, not "1e-999999999"
          Instant           | a=2026-01-31t12:30:00z | must be an instant, not "2026-01-31t12:30:00z"
          Instant           | a=2026-01-31T24:00:00Z | must be an instant, not "2026-01-31T24:00:00Z"
          Color             | a=BLUE       | must be one of RED, GREEN, not "BLUE"
          Color             | a=red        | must be one of RED, GREEN, not "red"
          Optional<Integer> | a=           | must be an integer from -2147483648 to 2147483647, not ""
          Optional<Integer> | a=1&a=2      | is given 2 times: give it once
          List<Integer>     | a=1&a=       | must be an integer from -2147483648 to 2147483647, not ""
          int               | a=%0D%0Ax%22 | must be an integer from -2147483648 to 2147483647, not "\\u000d\\u000ax\\""
          """)
  void malformed_or_missing_value_is_told_and_nothing_thrown_before_check(
      String type, String query, String detail) {
    Arguments arguments = new Arguments(request(query));

    Object value = CONVERSIONS.get(type).apply(arguments.query("a"));

    assertThat(value)
        .isIn(
            "",
            0,
            0L,
            (short) 0,
            (byte) 0,
            0.0,
            0f,
            false,
            '\0',
            null,
            Optional.empty(),
            List.of(1));
    assertThat(refused(arguments).problem().errors())
        .containsExactly(new Invalid("a", "query", detail));
  }

  @Test
  void single_error_is_told_in_the_detail() {
    Arguments arguments = new Arguments(request(""));

    arguments.path(0, "id").toLong();

    assertThat(refused(arguments))
        .hasMessage(
            "the path variable id must be an integer from -9223372036854775808 to"
                + " 9223372036854775807, not \"seven\"");
  }

  @Test
  void all_errors_of_a_request_come_together() {
    Json json = new Json(JsonSettings.DEFAULT);
    Arguments arguments =
        new Arguments(
            request(new TestVariables().with("HTTP_X_COUNT", "many"), "limit=x", "{\"title\":5}"));

    arguments.path(0, "id").toInt();
    arguments.query("limit").toInt();
    arguments.query("author").toText();
    arguments.header("X-Count").toInt();
    arguments.header("If-Match").toText();
    NewBook book = arguments.body(json.reader(JsonType.of(NewBook.class)));

    assertThat(book).isNull();
    assertThat(refused(arguments))
        .hasMessage("6 values of the request are wrong: see errors")
        .satisfies(
            e ->
                assertThat(e.problem().errors())
                    .extracting(error -> error.in() + " " + error.name() + " " + error.detail())
                    .containsExactly(
                        "path id must be " + INT_RANGE + ", not \"seven\"",
                        "query limit must be " + INT_RANGE + ", not \"x\"",
                        "query author is missing: add ?author=… to the URL",
                        "header X-Count must be " + INT_RANGE + ", not \"many\"",
                        "header If-Match is missing: send it with the request",
                        "body /title must be text, not 5 (line 1, column 10)"));
  }

  @Test
  void default_stands_in_for_an_absent_value_only() {
    Arguments arguments = new Arguments(request("b=&c=7"));

    assertThat(arguments.query("a").toInt(20)).isEqualTo(20);
    assertThat(arguments.query("a").toLong(20)).isEqualTo(20);
    assertThat(arguments.query("a").toShort((short) 20)).isEqualTo((short) 20);
    assertThat(arguments.query("a").toByte((byte) 20)).isEqualTo((byte) 20);
    assertThat(arguments.query("a").toDouble(2.5)).isEqualTo(2.5);
    assertThat(arguments.query("a").toFloat(2.5f)).isEqualTo(2.5f);
    assertThat(arguments.query("a").toBoolean(true)).isTrue();
    assertThat(arguments.query("a").toChar('x')).isEqualTo('x');
    assertThat(arguments.query("a").to("a color", Color::valueOf, Color.RED)).isEqualTo(Color.RED);
    assertThat(arguments.query("c").toInt(20)).isEqualTo(7);
    assertThat(arguments.query("b").toText("x")).isEmpty();
    assertThat(arguments.query("a").toList(INT_RANGE, Argument.INTEGER, List.of(1)))
        .containsExactly(1);
    assertThat(arguments.query("c").toList(INT_RANGE, Argument.INTEGER, List.of(1)))
        .containsExactly(7);
    assertThat(arguments.query("a").toSet(INT_RANGE, Argument.INTEGER, Set.of(1)))
        .containsExactly(1);
    assertThat(arguments.query("a").or("1").toArray(INT_RANGE, Argument.INTEGER, Integer[]::new))
        .containsExactly(1);
    assertThat(arguments.query("c").or("1").toIntArray()).containsExactly(7);
    assertThatCode(arguments::check).doesNotThrowAnyException();

    arguments.query("b").toInt(20);

    assertThat(refused(arguments)).hasMessageContaining("query parameter b must be");
  }

  @Test
  void form_is_read_from_the_body() {
    Arguments arguments =
        new Arguments(request(new TestVariables(), "a=0", "a=1&a=2&name=J%C3%B6rn+é&empty="));

    assertThat(arguments.form("a").toIntArray()).containsExactly(1, 2);
    assertThat(arguments.form("name").toText()).isEqualTo("Jörn é");
    assertThat(arguments.form("empty").toText()).isEmpty();
    assertThat(arguments.query("a").toInt()).isZero();
    assertThatCode(arguments::check).doesNotThrowAnyException();

    arguments.form("a").toInt();
    arguments.form("b").toText();

    assertThat(refused(arguments).problem().errors())
        .containsExactly(
            new Invalid("a", "form", "is given 2 times: give it once"),
            new Invalid("b", "form", "is missing: add it to the form"));
  }

  @Test
  void malformed_form_is_told_as_such() {
    Arguments arguments = new Arguments(request(new TestVariables(), "", "a=%zz"));

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> arguments.form("a"))
        .withMessageStartingWith("the part \"%zz\" of the form has a %");
  }

  @Test
  void cookie_is_taken_as_it_is_and_the_first_of_several() {
    Arguments arguments =
        new Arguments(
            request(
                new TestVariables().with("HTTP_COOKIE", "a=1; b=\"x%20y\";odd; =z; a=2; c=p=q"),
                "",
                ""));

    assertThat(arguments.cookie("a").toInt()).isEqualTo(1);
    assertThat(arguments.cookie("a").toLongArray()).containsExactly(1, 2);
    assertThat(arguments.cookie("b").toText()).isEqualTo("x%20y");
    assertThat(arguments.cookie("c").toText()).isEqualTo("p=q");
    assertThat(arguments.cookie("odd").toOptional("text", Argument.TEXT)).isEmpty();
    assertThat(arguments.cookie("A").toOptional("text", Argument.TEXT)).isEmpty();
    assertThatCode(arguments::check).doesNotThrowAnyException();

    arguments.cookie("d").toText();

    assertThat(refused(arguments)).hasMessage("the cookie d is missing: send it with the request");
  }

  private record Range(int from, int to) {
    private Range {
      if (from > to) {
        throw new IllegalArgumentException("from is after to");
      }
    }
  }

  @Test
  void groups_that_their_constructors_refuse_are_told_together_with_all_else() {
    Arguments arguments = new Arguments(request("b=x"));
    assertThat(arguments.<Range>group("query", "from, to", () -> new Range(2, 1))).isNull();
    arguments.query("b").toInt();
    arguments.<Range>group("query", "begin, end", () -> new Range(4, 3));
    assertThat(arguments.<Range>group("query", "c, d", () -> new Range(1, 2)).to()).isEqualTo(2);

    assertThat(refused(arguments).problem().errors())
        .containsExactly(
            new Invalid("from, to", "query", "is refused: from is after to"),
            new Invalid("b", "query", "must be " + INT_RANGE + ", not \"x\""),
            new Invalid("begin, end", "query", "is refused: from is after to"));
  }

  @Test
  void group_is_not_made_of_what_could_not_be_bound() {
    Arguments arguments = new Arguments(request("to=7"));
    int from = arguments.query("from").toInt();
    int to = arguments.query("to").toInt();
    arguments.group(
        "query",
        "from, to",
        () -> {
          throw new AssertionError(from + " " + to);
        });

    assertThat(refused(arguments).problem().errors())
        .extracting(Invalid::name)
        .containsExactly("from");
  }

  @Test
  void violations_are_told_beside_what_could_not_be_bound_but_not_of_that() {
    Arguments arguments = new Arguments(request("a=x&b=0"));
    arguments.query("a").toInt();
    arguments.query("b").toInt();

    HttpException refused =
        catchThrowableOfType(
            HttpException.class,
            () ->
                arguments.constrained(
                    List.of(
                        new Violation(List.of("a"), "must be positive"),
                        new Violation(List.of("b"), "must be odd"),
                        new Violation(List.of("b"), "must be positive")),
                    "a",
                    "query",
                    "a",
                    "b",
                    "query",
                    "b"));

    assertThat(refused.problem().errors())
        .extracting(error -> error.name() + " " + error.detail())
        .containsExactly(
            "a must be " + INT_RANGE + ", not \"x\"", "b must be odd", "b must be positive");
  }

  @Test
  void violations_of_a_body_that_could_not_be_read_are_not_told() {
    Json json = new Json(JsonSettings.DEFAULT);
    Arguments arguments = new Arguments(request(new TestVariables(), "b=0", "{\"title\":5}"));
    arguments.body(json.reader(JsonType.of(NewBook.class)));

    HttpException refused =
        catchThrowableOfType(
            HttpException.class,
            () ->
                arguments.constrained(
                    List.of(
                        new Violation(List.of("book"), "must not be null"),
                        new Violation(List.of("b"), "must be positive")),
                    "book",
                    "body",
                    "",
                    "b",
                    "query",
                    "b"));

    assertThat(refused.problem().errors())
        .extracting(error -> error.in() + " " + error.name())
        .containsExactly("body /title", "query b");
  }

  @Test
  void what_could_not_be_bound_is_told_where_no_constraint_objects() {
    Arguments arguments = new Arguments(request("a=x"));
    arguments.query("a").toInt();

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> arguments.constrained(List.of()));
  }

  @Test
  void constant_that_does_not_convert_keeps_the_app_from_starting() {
    assertThat(Arguments.constant("7", Argument.INTEGER)).isEqualTo(7);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Arguments.constant("x", Argument.INTEGER))
        .withMessage("the default \"x\" does not convert: change its @Default")
        .withCauseInstanceOf(NumberFormatException.class);
  }

  /** Two small objects for the request, however many parameters; often not even these. */
  @Test
  void binding_allocates_nothing_but_values() {
    Request request = request("limit=1000&offset=2000&verbose=true");
    request.queryParameters();

    long sum = bind(request, 200_000);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    sum += bind(request, 200_000);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(sum).isEqualTo(400_000 * 3_007L);
    assertThat(allocated / 200_000).isLessThanOrEqualTo(72);
  }

  private static long bind(Request request, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      Arguments arguments = new Arguments(request);
      String path = arguments.path(0, "id").toText();
      int limit = arguments.query("limit").toInt(20);
      long offset = arguments.query("offset").toLong(0);
      boolean verbose = arguments.query("verbose").toBoolean();
      int absent = arguments.query("absent").toInt(2);
      arguments.check();
      sum += path.length() + limit + offset + (verbose ? 0 : 1) + absent;
    }
    return sum;
  }

  @Test
  void header_list_is_cut_at_its_commas() {
    TestVariables variables =
        new TestVariables().with("HTTP_X_IDS", "1, 2,,3 ,").with("HTTP_X_IDS", "4");
    Arguments arguments = new Arguments(request(variables, "", ""));

    assertThat(arguments.header("X-Ids").toList(INT_RANGE, Argument.INTEGER))
        .containsExactly(1, 2, 3, 4);
    assertThat(arguments.header("X-None").toList(INT_RANGE, Argument.INTEGER)).isEmpty();
    assertThatCode(arguments::check).doesNotThrowAnyException();
  }

  @Test
  void lists_and_sets_cannot_be_changed() {
    Arguments arguments = new Arguments(request("a=1"));
    List<Integer> list = arguments.query("a").toList(INT_RANGE, Argument.INTEGER);
    Set<Integer> set = arguments.query("a").toSet(INT_RANGE, Argument.INTEGER);

    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> list.add(2));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> set.add(2));
  }

  @Test
  void long_values_are_cut_in_the_message() {
    Arguments arguments = new Arguments(request("a=" + "x".repeat(5_000)));

    arguments.query("a").toInt();

    assertThat(refused(arguments)).hasMessageEndingWith("not \"" + "x".repeat(80) + "…\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "b=%C3"})
  void malformed_query_string_is_400(String query) {
    Arguments arguments = new Arguments(request(query));

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> arguments.query("a").toInt())
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
  }

  @Test
  void a_converters_own_message_is_not_shown() {
    Arguments arguments = new Arguments(request("a=x"));

    Optional<Color> color = arguments.query("a").toOptional("a color", Color::valueOf);

    assertThat(color).isEmpty();
    assertThat(refused(arguments).problem().errors().get(0).detail())
        .isEqualTo("must be a color, not \"x\"");
  }

  @Test
  void a_converters_null_is_malformed() {
    Arguments arguments = new Arguments(request("a=x"));

    arguments.query("a").to("a color", text -> null);

    assertThat(refused(arguments)).hasMessageContaining("must be a color, not \"x\"");
  }

  @Test
  void an_interrupted_converter_keeps_the_flag() {
    Arguments arguments = new Arguments(request("a=x"));

    arguments
        .query("a")
        .to(
            "a host",
            text -> {
              throw new InterruptedException();
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(refused(arguments)).hasMessageContaining("must be a host");
  }
}
