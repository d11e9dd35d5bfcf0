package dev.smisk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.smisk.http.HttpException;
import dev.smisk.http.Problem.Invalid;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** What a client is told of types beyond those of {@link JsonTest}. */
class JsonRefusalsTest {
  private static final String INT = "an integer from -2147483648 to 2147483647";

  enum Genre {
    @JsonProperty("novel")
    NOVEL
  }

  public static final class Values {
    public int[] ints;
    public boolean[] flags;
    public double[] reals;
    public int[][] grid;
    public byte[] bytes;
    public List<byte[]> files;
    public ByteBuffer buffer;
    public char[] chars;
    public URI uri;
    public URL url;
    public Currency currency;
    public Locale locale;
    public ZoneId zone;
    public TimeZone timeZone;
    public Charset charset;
    public Pattern pattern;
    public InetAddress address;
    public OptionalInt optional;
    public AtomicBoolean atomic;
    public Map<Integer, String> byNumber;
    public Map<Genre, String> byGenre;
    public Map<UUID, String> byId;
    public Calendar calendar;

    @JsonFormat(pattern = "dd.MM.yyyy")
    public LocalDate day;

    @JsonFormat(pattern = "dd.MM.yyyy")
    public List<LocalDate> days;

    @JsonFormat(pattern = "yyyy-MM-dd HH:mm", timezone = "UTC")
    public Instant instant;

    @JsonFormat(pattern = "yyyy-MM-dd")
    public Date date;
  }

  record Empty() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog")
  })
  sealed interface Pet permits Cat, Dog {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Cat(int lives, int[] litters) implements Pet {}

  record Dog(String name) implements Pet {}

  record Zoo(List<Pet> pets) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonSubTypes(@JsonSubTypes.Type(value = Wrapped.class, name = "wrapped"))
  interface Wrapper {}

  record Wrapped(int a) implements Wrapper {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonSubTypes(@JsonSubTypes.Type(value = Listed.class, name = "listed"))
  interface Lister {}

  record Listed(int a) implements Lister {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(Tall.class), @JsonSubTypes.Type(Wide.class)})
  interface Deduced {}

  record Tall(int length) implements Deduced {}

  record Wide(int width) implements Deduced {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface ByClass {}

  record Slug(@JsonValue String text) {
    @JsonCreator
    Slug {}
  }

  record Id(@JsonValue long number) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Id of(long number) {
      return new Id(number);
    }
  }

  record Tags(@JsonValue List<String> all) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Tags of(List<String> all) {
      return new Tags(all);
    }
  }

  record Made(Slug slug, Id id, Tags tags) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Point(int x, int y) {}

  record Twice(@JsonProperty("a") int x, @JsonProperty("a") int y) {}

  private final Json json = new Json(JsonSettings.DEFAULT);

  private void refused(Class<?> type, String body, String pointer, String detail) {
    JsonReader<?> reader = json.reader(JsonType.of(type));
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> reader.read(body.getBytes(StandardCharsets.UTF_8)))
        .satisfies(
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().errors())
                  .containsExactly(new Invalid(pointer, "body", detail.replace("INT", INT)));
              assertThat(e.problem().detail()).doesNotContain("smisk", "jackson", "java", "`");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "ints":[1,"x"]         | /ints/1    | must be INT, not text (line 1, column 12)
          "ints":[1,null]        | /ints/1    | must be INT, not null (line 1, column 12)
          "ints":[99999999999]   | /ints/0    | must be INT, not 99999999999 (line 1, column 21)
          "ints":"x"             | /ints      | must be an array, not text (line 1, column 9)
          "flags":["true"]       | /flags/0   | must be true or false, not text (line 1, column 11)
          "reals":[null]         | /reals/0   | must be a number, not null (line 1, column 11)
          "grid":[[1],[2,"x"]]   | /grid/1/1  | must be INT, not text (line 1, column 17)
          "grid":[[1],2]         | /grid/1    | must be an array, not a number (line 1, column 14)
          "bytes":"???"          | /bytes     | must be base64 text such as c21pc2s=, not other text (line 1, column 10)
          "bytes":5              | /bytes     | must be base64 text such as c21pc2s=, not a number (line 1, column 10)
          "bytes":[1,300]        | /bytes/1   | must be an integer from -128 to 127, not 300 (line 1, column 16)
          "files":["AA==","!"]   | /files/1   | must be base64 text such as c21pc2s=, not other text (line 1, column 18)
          "buffer":5             | /buffer    | must be base64 text such as c21pc2s=, not something else (line 1, column 12)
          "chars":["ab"]         | /chars     | must be a single character, not text (line 1, column 11)
          "chars":{}             | /chars     | must be text or an array of single characters, not an object (line 1, column 10)
          "uri":"a b"            | /uri       | must be a URI such as https://example.org/books, not "a b" (line 1, column 8)
          "uri":5                | /uri       | must be a URI such as https://example.org/books, not a number (line 1, column 8)
          "url":"books"          | /url       | must be a URL such as https://example.org/books, not "books" (line 1, column 8)
          "currency":"SEKK"      | /currency  | must be a currency code such as EUR, not "SEKK" (line 1, column 13)
          "currency":5           | /currency  | must be a currency code such as EUR, not a number (line 1, column 13)
          "locale":5             | /locale    | must be a language tag such as sv-SE, not a number (line 1, column 11)
          "locale":{}            | /locale    | must be a language tag such as sv-SE, not an object (line 1, column 11)
          "locale":"nonsense!!"  | /locale    | must be a language tag such as sv-SE, not "nonsense!!" (line 1, column 11)
          "locale":"en_x!"       | /locale    | must be a language tag such as sv-SE, not "en_x!" (line 1, column 11)
          "timeZone":"Europe/Oz" | /timeZone  | must be a time zone such as Europe/Stockholm, not "Europe/Oz" (line 1, column 13)
          "zone":"Europe/Oz"     | /zone      | must be a time zone such as Europe/Stockholm, not "Europe/Oz" (line 1, column 9)
          "timeZone":5           | /timeZone  | must be a time zone such as Europe/Stockholm, not a number (line 1, column 13)
          "charset":"x"          | /charset   | must be a character set such as UTF-8, not "x" (line 1, column 12)
          "pattern":"("          | /pattern   | must be a regular expression, not "(" (line 1, column 12)
          "address":"1.1.1.1.1"  | /address   | must be an IP address such as 192.0.2.1, not "1.1.1.1.1" (line 1, column 12)
          "optional":"x"         | /optional  | must be INT, not text (line 1, column 13)
          "atomic":"x"           | /atomic    | must be true or false, not text (line 1, column 11)
          "byNumber":{"x":""}    | /byNumber  | has a key "x": keys must be INT (line 1, column 14)
          "byGenre":{"x":""}     | /byGenre   | has a key "x": keys must be one of "novel" (line 1, column 13)
          "byId":{"x":""}        | /byId      | has a key "x": keys must be a UUID such as 123e4567-e89b-12d3-a456-426614174000 (line 1, column 10)
          "calendar":5           | /calendar  | must be an instant such as 2026-01-31T13:45:00Z, not 5 (line 1, column 13)
          "calendar":"5"         | /calendar  | must be an instant such as 2026-01-31T13:45:00Z, not "5" (line 1, column 13)
          "day":"2026-01-31"     | /day       | must be a date in the form dd.MM.yyyy, not "2026-01-31" (line 1, column 8)
          "day":5                | /day       | must be a date in the form dd.MM.yyyy, not 5 (line 1, column 8)
          "day":[]               | /day       | must be a date in the form dd.MM.yyyy, not an array (line 1, column 8)
          "days":["31.01.2026",""] | /days/1  | must be a date in the form dd.MM.yyyy, not "" (line 1, column 23)
          "instant":"2026"       | /instant   | must be an instant in the form yyyy-MM-dd HH:mm, not "2026" (line 1, column 12)
          "date":"x"             | /date      | must be an instant in the form yyyy-MM-dd, not "x" (line 1, column 9)
          """)
  void a_value_is_refused_in_words_of_what_it_should_be(
      String member, String pointer, String detail) {
    refused(Values.class, "{" + member + "}", pointer, detail);
  }

  @ParameterizedTest
  @CsvSource({"en,GMT", "sv_SE,UTC", "de-CH-1996,GMT+2", "zh-Hant-TW,Europe/Stockholm"})
  void locales_and_time_zones_that_there_are_are_read(String locale, String zone) {
    String body = "{\"locale\":\"" + locale + "\",\"timeZone\":\"" + zone + "\"}";
    Values values =
        json.reader(JsonType.of(Values.class)).read(body.getBytes(StandardCharsets.UTF_8));

    assertThat(values.locale).isEqualTo(Locale.forLanguageTag(locale.replace('_', '-')));
    assertThat(values.timeZone).isEqualTo(TimeZone.getTimeZone(zone));
  }

  @Test
  void a_date_in_its_own_form_is_read() {
    Values values =
        json.reader(JsonType.of(Values.class))
            .read("{\"day\":\"31.01.2026\",\"locale\":\"sv-SE\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(values.day).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(values.locale).isEqualTo(Locale.forLanguageTag("sv-SE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Zoo     | {"pets":[{"kind":"cow"}]}       | /pets/0    | is of unknown type "cow": the types here are "cat", "dog" (line 1, column 18)
          Zoo     | {"pets":[{"name":"a"}]}         | /pets/0    | lacks the property "kind" that tells its type: the types here are "cat", "dog" (line 1, column 21)
          Pet     | 5                               | ''         | must be an object with a property "kind", not a number (line 1, column 1)
          Pet     | []                              | ''         | must be an object, not an empty array (line 1, column 2)
          Pet     | {"lives":"9","kind":"cat"}      | /lives     | must be INT, not text (line 1, column 10)
          Pet     | {"lives":9,"litters":[1,"2"],"kind":"cat"} | /litters/1 | must be INT, not text (line 1, column 25)
          Zoo     | {"pets":[{"kind":"dog"},{"lives":[],"kind":"cat"}]} | /pets/1/lives | must be INT, not an array (line 1, column 34)
          Wrapper | {"other":{}}                    | ''         | is of unknown type "other": the types here are "wrapped" (line 1, column 2)
          Wrapper | {}                              | ''         | must be an object with one property, named as the type, not an empty object (line 1, column 2)
          Wrapper | {"wrapped":{"a":1},"b":2}       | ''         | goes on after the value that the type's name announced (line 1, column 20)
          Lister  | {}                              | ''         | must be an array of the type's name and the value, not an object (line 1, column 1)
          Lister  | ["listed",{"a":1},5]            | ''         | goes on after the value that the type's name announced (line 1, column 19)
          Deduced | {"depth":1}                     | ''         | is of unknown type: its properties fit none of those that it can be, or several (line 1, column 11)
          Deduced | 5                               | ''         | must be an object, not a number (line 1, column 1)
          Dog     | {"kind":"cat"}                  | ''         | is of unknown type "cat": the types here are "dog" (line 1, column 9)
          Tall    | {"width":1}                     | ''         | has the properties of another type (line 1, column 10)
          Wrapper | "wrapped"                       | ''         | must be an object with one property, named as the type, not text (line 1, column 1)
          ByClass | {"@class":"x.Y"}                | ''         | is of unknown type "x.Y" (line 1, column 11)
          """)
  void a_value_of_one_of_several_types_is_refused_with_those_that_there_are(
      String type, String body, String pointer, String detail) throws Exception {
    refused(Class.forName(getClass().getName() + "$" + type), body, pointer, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Made  | {"slug":5}      | /slug | must be text, not a number (line 1, column 9)
          Made  | {"slug":{}}     | /slug | must be text, not an object (line 1, column 10)
          Made  | {"id":{}}       | /id   | must be LONG, not an object (line 1, column 8)
          Made  | {"id":"7"}      | /id   | must be LONG, not text (line 1, column 7)
          Made  | {"tags":5}      | /tags | must be an array, not a number (line 1, column 9)
          Slug  | {"text":"a"}    | ''    | must be text, not an object (line 1, column 2)
          Point | {"x":1,"y":2}   | ''    | must be an array of its properties' values, not an object (line 1, column 1)
          """)
  void a_type_that_is_made_of_something_else_than_an_object_says_of_what(
      String type, String body, String pointer, String detail) throws Exception {
    refused(
        Class.forName(getClass().getName() + "$" + type),
        body,
        pointer,
        detail.replace("LONG", TypeWords.LONG));
  }

  @Test
  void a_type_without_properties_says_so() {
    refused(
        Empty.class,
        "{\"a\":1}",
        "/a",
        "is unknown: there are no properties here (line 1, column 7)");
  }

  @ParameterizedTest
  @CsvSource({"{}", "'{\n\"ints\":5}'", "x", "''"})
  void a_byte_order_mark_is_named(String body) {
    refused(
        Values.class,
        "\uFEFF" + body,
        "",
        "starts with a byte order mark, which JSON must not (RFC 8259 section 8.1): send it without"
            + " (line 1, column 1)");
  }

  /** The client can do nothing about it, nor is it to learn the names of classes. */
  @Test
  void a_type_that_cannot_be_read_is_no_fault_of_the_body() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(
            () ->
                json.reader(JsonType.of(Twice.class))
                    .read("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
  }
}
