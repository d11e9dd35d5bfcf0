package com.acme.binding;

import dev.smisk.Generated;
import dev.smisk.http.Endpoint;
import dev.smisk.http.Method;
import dev.smisk.http.Request;
import dev.smisk.http.Response;
import dev.smisk.routing.Argument;
import dev.smisk.routing.Arguments;
import dev.smisk.routing.Converters;
import dev.smisk.routing.Handler;
import dev.smisk.routing.Json;
import dev.smisk.routing.JsonReader;
import dev.smisk.routing.JsonType;
import dev.smisk.routing.Provided;
import dev.smisk.routing.Routes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The routes of {@link Binding}. */
@Generated(Binding.class)
public final class BindingRoutes implements Routes {
  private static final List<Endpoint> TABLE =
      List.of(
          Endpoint.of(Method.GET, "/primitives")
              .handledBy(
                  "com.acme.binding.Binding",
                  "primitives(byte, short, int, long, float, double, boolean, char, String)",
                  "Binding.java:61"),
          Endpoint.of(Method.GET, "/boxes")
              .handledBy(
                  "com.acme.binding.Binding",
                  "boxes(Byte, Short, Integer, Long, Float, Double, Boolean, Character)",
                  "Binding.java:65"),
          Endpoint.of(Method.GET, "/jdk")
              .handledBy(
                  "com.acme.binding.Binding",
                  "jdk(UUID, URI, BigDecimal, BigInteger, Color, DayOfWeek)",
                  "Binding.java:69"),
          Endpoint.of(Method.GET, "/time")
              .handledBy(
                  "com.acme.binding.Binding",
                  "time(Duration, Instant, LocalDate, LocalDateTime, LocalTime, MonthDay, "
                      + "OffsetDateTime, OffsetTime, Period, Year, YearMonth, ZoneId, "
                      + "ZoneOffset, ZonedDateTime)",
                  "Binding.java:72"),
          Endpoint.of(Method.GET, "/own")
              .handledBy("com.acme.binding.Binding", "own(Isbn, Optional)", "Binding.java:89"),
          Endpoint.of(Method.GET, "/several")
              .handledBy(
                  "com.acme.binding.Binding",
                  "several(Optional, Optional, List, Set, List, Set, Optional)",
                  "Binding.java:92"),
          Endpoint.of(Method.GET, "/defaults")
              .handledBy(
                  "com.acme.binding.Binding",
                  "defaults(int, long, byte, short, double, boolean, char, String, String, "
                      + "Color, LocalDate, UUID, Duration, BigDecimal, ZoneId, Isbn, List)",
                  "Binding.java:102"),
          Endpoint.of(Method.GET, "/named")
              .handledBy(
                  "com.acme.binding.Binding",
                  "named(int, String, String, Optional, String, List)",
                  "Binding.java:122"),
          Endpoint.of(Method.GET, "/{year}/files/{name}.json")
              .handledBy("com.acme.binding.Binding", "partial(int, String)", "Binding.java:131"),
          Endpoint.of(Method.GET, "/{year}/v{version}")
              .handledBy("com.acme.binding.Binding", "before(int, Isbn)", "Binding.java:134"),
          Endpoint.of(Method.PUT, "/{id}/{path...}")
              .buffered("application/json")
              .handledBy(
                  "com.acme.binding.Binding",
                  "rest(Request, UUID, String, Note)",
                  "Binding.java:137"),
          Endpoint.of(Method.POST, "/raw")
              .buffered()
              .handledBy("com.acme.binding.Binding", "raw(Request)", "Binding.java:140"),
          Endpoint.of(Method.GET, "/raw")
              .handledBy("com.acme.binding.Binding", "nothingToRead(Request)", "Binding.java:143"),
          Endpoint.of(Method.GET, "/trailing/")
              .handledBy("com.acme.binding.Binding", "trailing()", "Binding.java:146"),
          Endpoint.of(Method.GET, "/")
              .handledBy("com.acme.binding.Binding", "root()", "Binding.java:149"),
          Endpoint.of(Method.POST, "/notes")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "notes(List, boolean)", "Binding.java:152"),
          Endpoint.of(Method.POST, "/arrays")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "arrays(Note[])", "Binding.java:155"),
          Endpoint.of(Method.POST, "/maps")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "maps(Map)", "Binding.java:158"),
          Endpoint.of(Method.POST, "/free")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "free(Map)", "Binding.java:161"),
          Endpoint.of(Method.OPTIONS, "/notes")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "options(Note)", "Binding.java:164"),
          Endpoint.of(Method.PATCH, "/notes")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "patch(Note)", "Binding.java:167"),
          Endpoint.of(Method.HEAD, "/notes")
              .handledBy("com.acme.binding.Binding", "head()", "Binding.java:170"),
          Endpoint.of(Method.GET, "/grouped/{id}")
              .handledBy(
                  "com.acme.binding.Binding",
                  "grouped(Page, long, String, Sort)",
                  "Binding.java:185"),
          Endpoint.of(Method.POST, "/login")
              .buffered("application/x-www-form-urlencoded", "multipart/form-data")
              .handledBy("com.acme.binding.Binding", "login(Login, String)", "Binding.java:190"),
          Endpoint.of(Method.POST, "/form")
              .buffered("application/x-www-form-urlencoded", "multipart/form-data")
              .handledBy(
                  "com.acme.binding.Binding",
                  "form(int, String, Optional, List, BigDecimal)",
                  "Binding.java:193"),
          Endpoint.of(Method.GET, "/cookies")
              .handledBy("com.acme.binding.Binding", "cookies(UUID, Optional)", "Binding.java:201"),
          Endpoint.of(Method.GET, "/arrays")
              .handledBy(
                  "com.acme.binding.Binding",
                  "textArrays(int[], long[], double[], String[], Color[], Integer[], "
                      + "String[], Instant[])",
                  "Binding.java:204"),
          Endpoint.of(Method.POST, "/body/text")
              .buffered()
              .handledBy("com.acme.binding.Binding", "textBody(String, long)", "Binding.java:215"),
          Endpoint.of(Method.POST, "/body/bytes")
              .buffered()
              .handledBy("com.acme.binding.Binding", "bytesBody(byte[])", "Binding.java:218"),
          Endpoint.of(Method.POST, "/body/json")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "jsonBody(List)", "Binding.java:221"),
          Endpoint.of(Method.POST, "/body/number")
              .buffered("application/json")
              .handledBy("com.acme.binding.Binding", "numberBody(int)", "Binding.java:224"),
          Endpoint.of(Method.POST, "/body/optional")
              .buffered("application/json")
              .handledBy(
                  "com.acme.binding.Binding", "optionalBody(Optional, String)", "Binding.java:227"),
          Endpoint.of(Method.GET, "/factories")
              .handledBy(
                  "com.acme.binding.Binding",
                  "factories(Grade, Shelf, Room, House)",
                  "Binding.java:279"));

  /** For {@link java.util.ServiceLoader}. */
  public BindingRoutes() {}

  @Override
  public List<Endpoint> table() {
    return TABLE;
  }

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public Handler bind(Provided provided, Json json) {
    return new Bound(new Binding(), json);
  }

  private static final class Bound implements Handler {
    private final Binding binding;
    private final JsonReader<Binding.Note> noteReader;
    private final JsonReader<List<Binding.Note>> noteListReader;
    private final JsonReader<Binding.Note[]> noteArrayReader;
    private final JsonReader<Map<String, List<Binding.Note>>> stringNoteListMapReader;
    private final JsonReader<Map<String, Object>> stringObjectMapReader;
    private final JsonReader<List<String>> stringListReader;
    private final JsonReader<Integer> integerReader;
    private final Binding.Color colorDefault;
    private final LocalDate dayDefault;
    private final UUID uuidDefault;
    private final Duration pauseDefault;
    private final BigDecimal priceDefault;
    private final ZoneId zoneDefault;
    private final Binding.Isbn isbnDefault;
    private final List<Integer> numbersDefault;
    private final BigDecimal priceDefault2;

    Bound(Binding binding, Json json) {
      this.binding = binding;
      this.noteReader = json.reader(JsonType.of(Binding.Note.class));
      this.noteListReader =
          json.reader(JsonType.generic(List.class, JsonType.of(Binding.Note.class)));
      this.noteArrayReader = json.reader(JsonType.of(Binding.Note[].class));
      this.stringNoteListMapReader =
          json.reader(
              JsonType.generic(
                  Map.class,
                  JsonType.of(String.class),
                  JsonType.generic(List.class, JsonType.of(Binding.Note.class))));
      this.stringObjectMapReader =
          json.reader(
              JsonType.generic(Map.class, JsonType.of(String.class), JsonType.of(Object.class)));
      this.stringListReader = json.reader(JsonType.generic(List.class, JsonType.of(String.class)));
      this.integerReader = json.reader(JsonType.of(Integer.class));
      this.colorDefault = Arguments.constant("GREEN", Binding.Color::valueOf);
      this.dayDefault = Arguments.constant("2026-01-31", LocalDate::parse);
      this.uuidDefault =
          Arguments.constant("00000000-0000-0000-0000-000000000000", Converters::toUuid);
      this.pauseDefault = Arguments.constant("PT5S", Converters::toDuration);
      this.priceDefault = Arguments.constant("1.10", Converters::toBigDecimal);
      this.zoneDefault = Arguments.constant("Europe/Oslo", ZoneId::of);
      this.isbnDefault = Arguments.constant("any", Binding.Isbn::parse);
      this.numbersDefault = List.of(Arguments.constant("1", Argument.INTEGER));
      this.priceDefault2 = Arguments.constant("1.5", Converters::toBigDecimal);
    }

    @Override
    public Response<?> handle(int endpoint, Request request) {
      return switch (endpoint) {
        case 0 -> primitives(request);
        case 1 -> boxes(request);
        case 2 -> jdk(request);
        case 3 -> time(request);
        case 4 -> own(request);
        case 5 -> several(request);
        case 6 -> defaults(request);
        case 7 -> named(request);
        case 8 -> partial(request);
        case 9 -> before(request);
        case 10 -> rest(request);
        case 11 -> raw(request);
        case 12 -> nothingToRead(request);
        case 13 -> trailing(request);
        case 14 -> root(request);
        case 15 -> notes(request);
        case 16 -> arrays(request);
        case 17 -> maps(request);
        case 18 -> free(request);
        case 19 -> options(request);
        case 20 -> patch(request);
        case 21 -> head(request);
        case 22 -> grouped(request);
        case 23 -> login(request);
        case 24 -> form(request);
        case 25 -> cookies(request);
        case 26 -> textArrays(request);
        case 27 -> textBody(request);
        case 28 -> bytesBody(request);
        case 29 -> jsonBody(request);
        case 30 -> numberBody(request);
        case 31 -> optionalBody(request);
        case 32 -> factories(request);
        default -> throw Handler.unknown(endpoint);
      };
    }

    /**
     * Answers {@code GET /primitives} by {@link Binding#primitives(byte, short, int, long, float,
     * double, boolean, char, String)}.
     */
    private Response<?> primitives(Request request) {
      Arguments arguments = new Arguments(request);
      byte b = arguments.query("b").toByte();
      short s = arguments.query("s").toShort();
      int i = arguments.query("i").toInt();
      long l = arguments.query("l").toLong();
      float f = arguments.query("f").toFloat();
      double d = arguments.query("d").toDouble();
      boolean flag = arguments.query("flag").toBoolean();
      char c = arguments.query("c").toChar();
      String text = arguments.query("text").toText();
      arguments.check();
      binding.primitives(b, s, i, l, f, d, flag, c, text);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /boxes} by {@link Binding#boxes(Byte, Short, Integer, Long, Float, Double,
     * Boolean, Character)}.
     */
    private Response<?> boxes(Request request) {
      Arguments arguments = new Arguments(request);
      Byte b = arguments.query("b").toByte();
      Short s = arguments.query("s").toShort();
      Integer i = arguments.query("i").toInt();
      Long l = arguments.query("l").toLong();
      Float f = arguments.query("f").toFloat();
      Double d = arguments.query("d").toDouble();
      Boolean flag = arguments.query("flag").toBoolean();
      Character c = arguments.query("c").toChar();
      arguments.check();
      binding.boxes(b, s, i, l, f, d, flag, c);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /jdk} by {@link Binding#jdk(UUID, URI, BigDecimal, BigInteger,
     * Binding.Color, DayOfWeek)}.
     */
    private Response<?> jdk(Request request) {
      Arguments arguments = new Arguments(request);
      UUID uuid =
          arguments
              .query("uuid")
              .to("a UUID such as 123e4567-e89b-12d3-a456-426614174000", Converters::toUuid);
      URI uri = arguments.query("uri").to("a URI", URI::create);
      BigDecimal decimal = arguments.query("decimal").to("a number", Converters::toBigDecimal);
      BigInteger integer = arguments.query("integer").to("an integer", Converters::toBigInteger);
      Binding.Color color =
          arguments.query("color").to("one of RED, GREEN", Binding.Color::valueOf);
      DayOfWeek day =
          arguments
              .query("day")
              .to(
                  "one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY",
                  DayOfWeek::valueOf);
      arguments.check();
      binding.jdk(uuid, uri, decimal, integer, color, day);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /time} by {@link Binding#time(Duration, Instant, LocalDate, LocalDateTime,
     * LocalTime, MonthDay, OffsetDateTime, OffsetTime, Period, Year, YearMonth, ZoneId, ZoneOffset,
     * ZonedDateTime)}.
     */
    private Response<?> time(Request request) {
      Arguments arguments = new Arguments(request);
      Duration duration =
          arguments.query("duration").to("a duration such as PT1H30M", Converters::toDuration);
      Instant instant =
          arguments
              .query("instant")
              .to("an instant such as 2026-01-31T12:30:00Z", Converters::toInstant);
      LocalDate localDate =
          arguments.query("localDate").to("a date such as 2026-01-31", LocalDate::parse);
      LocalDateTime localDateTime =
          arguments
              .query("localDateTime")
              .to("a date and time such as 2026-01-31T12:30:00", Converters::toLocalDateTime);
      LocalTime localTime =
          arguments.query("localTime").to("a time such as 12:30:00", LocalTime::parse);
      MonthDay monthDay =
          arguments.query("monthDay").to("a month and day such as --01-31", MonthDay::parse);
      OffsetDateTime offsetDateTime =
          arguments
              .query("offsetDateTime")
              .to(
                  "a date and time such as 2026-01-31T12:30:00+01:00",
                  Converters::toOffsetDateTime);
      OffsetTime offsetTime =
          arguments
              .query("offsetTime")
              .to("a time such as 12:30:00+01:00", Converters::toOffsetTime);
      Period period =
          arguments.query("period").to("a period such as P1Y2M3D", Converters::toPeriod);
      Year year = arguments.query("year").to("a year such as 2026", Year::parse);
      YearMonth yearMonth =
          arguments.query("yearMonth").to("a year and month such as 2026-01", YearMonth::parse);
      ZoneId zone = arguments.query("zone").to("a time zone such as Europe/Oslo", ZoneId::of);
      ZoneOffset zoneOffset =
          arguments.query("zoneOffset").to("a time zone offset such as +01:00", ZoneOffset::of);
      ZonedDateTime zonedDateTime =
          arguments
              .query("zonedDateTime")
              .to(
                  "a date and time such as 2026-01-31T12:30:00+01:00[Europe/Oslo]",
                  Converters::toZonedDateTime);
      arguments.check();
      binding.time(
          duration,
          instant,
          localDate,
          localDateTime,
          localTime,
          monthDay,
          offsetDateTime,
          offsetTime,
          period,
          year,
          yearMonth,
          zone,
          zoneOffset,
          zonedDateTime);
      return Response.noContent();
    }

    /** Answers {@code GET /own} by {@link Binding#own(Binding.Isbn, Optional)}. */
    private Response<?> own(Request request) {
      Arguments arguments = new Arguments(request);
      Binding.Isbn isbn = arguments.query("isbn").to("a valid Isbn", Binding.Isbn::parse);
      Optional<Binding.Money> price =
          arguments.query("price").toOptional("a valid Money", Binding.Money::of);
      arguments.check();
      binding.own(isbn, price);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /several} by {@link Binding#several(Optional, Optional, List, Set, List,
     * Set, Optional)}.
     */
    private Response<?> several(Request request) {
      Arguments arguments = new Arguments(request);
      Optional<String> text = arguments.query("text").toOptional("text", Argument.TEXT);
      Optional<Integer> number =
          arguments
              .query("number")
              .toOptional("an integer from -2147483648 to 2147483647", Argument.INTEGER);
      List<Long> numbers =
          arguments
              .query("numbers")
              .toList("an integer from -9223372036854775808 to 9223372036854775807", Argument.LONG);
      Set<Boolean> flags = arguments.query("flags").toSet("true or false", Argument.BOOLEAN);
      List<String> texts = arguments.query("texts").toList("text", Argument.TEXT);
      Set<Binding.Color> colors =
          arguments.query("colors").toSet("one of RED, GREEN", Binding.Color::valueOf);
      Optional<UUID> uuid =
          arguments
              .query("uuid")
              .toOptional(
                  "a UUID such as 123e4567-e89b-12d3-a456-426614174000", Converters::toUuid);
      arguments.check();
      binding.several(text, number, numbers, flags, texts, colors, uuid);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /defaults} by {@link Binding#defaults(int, long, byte, short, double,
     * boolean, char, String, String, Binding.Color, LocalDate, UUID, Duration, BigDecimal, ZoneId,
     * Binding.Isbn, List)}.
     */
    private Response<?> defaults(Request request) {
      Arguments arguments = new Arguments(request);
      int negative = arguments.query("negative").toInt(-7);
      long most = arguments.query("most").toLong(9223372036854775807L);
      byte least = arguments.query("least").toByte((byte) -128);
      short zeros = arguments.query("zeros").toShort((short) 7);
      double decimal = arguments.query("decimal").toDouble(1500.0);
      boolean flag = arguments.query("flag").toBoolean(true);
      char quote = arguments.query("quote").toChar('"');
      String empty = arguments.query("empty").toText("");
      String odd = arguments.query("odd").toText("\u00c6r\u00f8 \\ \"quoted\"\n");
      Binding.Color color =
          arguments.query("color").to("one of RED, GREEN", Binding.Color::valueOf, colorDefault);
      LocalDate day =
          arguments.query("day").to("a date such as 2026-01-31", LocalDate::parse, dayDefault);
      UUID uuid =
          arguments
              .query("uuid")
              .to(
                  "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
                  Converters::toUuid,
                  uuidDefault);
      Duration pause =
          arguments
              .query("pause")
              .to("a duration such as PT1H30M", Converters::toDuration, pauseDefault);
      BigDecimal price =
          arguments.query("price").to("a number", Converters::toBigDecimal, priceDefault);
      ZoneId zone =
          arguments.query("zone").to("a time zone such as Europe/Oslo", ZoneId::of, zoneDefault);
      Binding.Isbn isbn =
          arguments.query("isbn").to("a valid Isbn", Binding.Isbn::parse, isbnDefault);
      List<Integer> numbers =
          arguments
              .query("numbers")
              .toList(
                  "an integer from -2147483648 to 2147483647", Argument.INTEGER, numbersDefault);
      arguments.check();
      binding.defaults(
          negative, most, least, zeros, decimal, flag, quote, empty, odd, color, day, uuid, pause,
          price, zone, isbn, numbers);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /named} by {@link Binding#named(int, String, String, Optional, String,
     * List)}.
     */
    private Response<?> named(Request request) {
      Arguments arguments = new Arguments(request);
      int size = arguments.query("page-size").toInt();
      String plain = arguments.query("plain").toText();
      String tag = arguments.header("If-Match").toText();
      Optional<String> acceptLanguage =
          arguments.header("Accept-Language").toOptional("text", Argument.TEXT);
      String tenant = arguments.header("X-Tenant").toText("none");
      List<String> accept = arguments.header("Accept").toList("text", Argument.TEXT);
      arguments.check();
      binding.named(size, plain, tag, acceptLanguage, tenant, accept);
      return Response.noContent();
    }

    /** Answers {@code GET /{year}/files/{name}.json} by {@link Binding#partial(int, String)}. */
    private Response<?> partial(Request request) {
      Arguments arguments = new Arguments(request);
      int year = arguments.path(0, "year").toInt();
      String name = arguments.path(1, "name").toText();
      arguments.check();
      binding.partial(year, name);
      return Response.noContent();
    }

    /** Answers {@code GET /{year}/v{version}} by {@link Binding#before(int, Binding.Isbn)}. */
    private Response<?> before(Request request) {
      Arguments arguments = new Arguments(request);
      int year = arguments.path(0, "year").toInt();
      Binding.Isbn version = arguments.path(1, "version").to("a valid Isbn", Binding.Isbn::parse);
      arguments.check();
      binding.before(year, version);
      return Response.noContent();
    }

    /**
     * Answers {@code PUT /{id}/{path...}} by {@link Binding#rest(Request, UUID, String,
     * Binding.Note)}.
     */
    private Response<?> rest(Request request) {
      Arguments arguments = new Arguments(request);
      UUID id =
          arguments
              .path(0, "id")
              .to("a UUID such as 123e4567-e89b-12d3-a456-426614174000", Converters::toUuid);
      String path = arguments.path(1, "path").toText();
      Binding.Note note = arguments.body(noteReader);
      arguments.check();
      binding.rest(request, id, path, note);
      return Response.noContent();
    }

    /** Answers {@code POST /raw} by {@link Binding#raw(Request)}. */
    private Response<?> raw(Request request) {
      binding.raw(request);
      return Response.noContent();
    }

    /** Answers {@code GET /raw} by {@link Binding#nothingToRead(Request)}. */
    private Response<?> nothingToRead(Request request) {
      binding.nothingToRead(request);
      return Response.noContent();
    }

    /** Answers {@code GET /trailing/} by {@link Binding#trailing()}. */
    private Response<?> trailing(Request request) {
      binding.trailing();
      return Response.noContent();
    }

    /** Answers {@code GET /} by {@link Binding#root()}. */
    private Response<?> root(Request request) {
      binding.root();
      return Response.noContent();
    }

    /** Answers {@code POST /notes} by {@link Binding#notes(List, boolean)}. */
    private Response<?> notes(Request request) {
      Arguments arguments = new Arguments(request);
      List<Binding.Note> notes = arguments.body(noteListReader);
      boolean dry = arguments.query("dry").toBoolean();
      arguments.check();
      binding.notes(notes, dry);
      return Response.noContent();
    }

    /** Answers {@code POST /arrays} by {@link Binding#arrays(Binding.Note[])}. */
    private Response<?> arrays(Request request) {
      Arguments arguments = new Arguments(request);
      Binding.Note[] notes = arguments.body(noteArrayReader);
      arguments.check();
      binding.arrays(notes);
      return Response.noContent();
    }

    /** Answers {@code POST /maps} by {@link Binding#maps(Map)}. */
    private Response<?> maps(Request request) {
      Arguments arguments = new Arguments(request);
      Map<String, List<Binding.Note>> notes = arguments.body(stringNoteListMapReader);
      arguments.check();
      binding.maps(notes);
      return Response.noContent();
    }

    /** Answers {@code POST /free} by {@link Binding#free(Map)}. */
    private Response<?> free(Request request) {
      Arguments arguments = new Arguments(request);
      Map<String, Object> any = arguments.body(stringObjectMapReader);
      arguments.check();
      binding.free(any);
      return Response.noContent();
    }

    /** Answers {@code OPTIONS /notes} by {@link Binding#options(Binding.Note)}. */
    private Response<?> options(Request request) {
      Arguments arguments = new Arguments(request);
      Binding.Note note = arguments.body(noteReader);
      arguments.check();
      binding.options(note);
      return Response.noContent();
    }

    /** Answers {@code PATCH /notes} by {@link Binding#patch(Binding.Note)}. */
    private Response<?> patch(Request request) {
      Arguments arguments = new Arguments(request);
      Binding.Note note = arguments.body(noteReader);
      arguments.check();
      binding.patch(note);
      return Response.noContent();
    }

    /** Answers {@code HEAD /notes} by {@link Binding#head()}. */
    private Response<?> head(Request request) {
      binding.head();
      return Response.noContent();
    }

    /**
     * Answers {@code GET /grouped/{id}} by {@link Binding#grouped(Binding.Page, long, String,
     * Binding.Sort)}.
     */
    private Response<?> grouped(Request request) {
      Arguments arguments = new Arguments(request);
      int limitValue = arguments.query("limit").toInt(20);
      Optional<Long> start =
          arguments
              .query("start-at")
              .toOptional(
                  "an integer from -9223372036854775808 to 9223372036854775807", Argument.LONG);
      Set<Binding.Color> colors =
          arguments.query("colors").toSet("one of RED, GREEN", Binding.Color::valueOf);
      Binding.Page page =
          arguments.group(
              "query",
              "limit, start-at, colors",
              () -> new Binding.Page(limitValue, start, colors));
      long id = arguments.path(0, "id").toLong();
      String limit = arguments.query("limit").toText();
      Binding.Color by =
          arguments.query("by").to("one of RED, GREEN", Binding.Color::valueOf, colorDefault);
      Binding.Sort sort = arguments.group("query", "by", () -> new Binding.Sort(by));
      arguments.check();
      binding.grouped(page, id, limit, sort);
      return Response.noContent();
    }

    /** Answers {@code POST /login} by {@link Binding#login(Binding.Login, String)}. */
    private Response<?> login(Request request) {
      Arguments arguments = new Arguments(request);
      String user = arguments.form("user-name").toText();
      String password = arguments.form("password").toText();
      boolean keep = arguments.form("keep").toBoolean(false);
      Binding.Login login =
          arguments.group(
              "form", "user-name, password, keep", () -> new Binding.Login(user, password, keep));
      String from = arguments.query("from").toText();
      arguments.check();
      binding.login(login, from);
      return Response.noContent();
    }

    /**
     * Answers {@code POST /form} by {@link Binding#form(int, String, Optional, List, BigDecimal)}.
     */
    private Response<?> form(Request request) {
      Arguments arguments = new Arguments(request);
      int limit = arguments.form("limit").toInt();
      String email = arguments.form("e-mail").toText();
      Optional<LocalDate> born =
          arguments.form("born").toOptional("a date such as 2026-01-31", LocalDate::parse);
      List<String> tags = arguments.form("tags").toList("text", Argument.TEXT);
      BigDecimal price =
          arguments.form("price").to("a number", Converters::toBigDecimal, priceDefault2);
      arguments.check();
      binding.form(limit, email, born, tags, price);
      return Response.noContent();
    }

    /** Answers {@code GET /cookies} by {@link Binding#cookies(UUID, Optional)}. */
    private Response<?> cookies(Request request) {
      Arguments arguments = new Arguments(request);
      UUID session =
          arguments
              .cookie("session-id")
              .to("a UUID such as 123e4567-e89b-12d3-a456-426614174000", Converters::toUuid);
      Optional<String> theme = arguments.cookie("theme").toOptional("text", Argument.TEXT);
      arguments.check();
      binding.cookies(session, theme);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /arrays} by {@link Binding#textArrays(int[], long[], double[], String[],
     * Binding.Color[], Integer[], String[], Instant[])}.
     */
    private Response<?> textArrays(Request request) {
      Arguments arguments = new Arguments(request);
      int[] ints = arguments.query("ints").toIntArray();
      long[] longs = arguments.query("longs").toLongArray();
      double[] doubles = arguments.query("doubles").toDoubleArray();
      String[] texts = arguments.query("texts").toArray("text", Argument.TEXT, String[]::new);
      Binding.Color[] colors =
          arguments
              .query("colors")
              .toArray("one of RED, GREEN", Binding.Color::valueOf, Binding.Color[]::new);
      Integer[] boxes =
          arguments
              .query("boxes")
              .or("1")
              .toArray(
                  "an integer from -2147483648 to 2147483647", Argument.INTEGER, Integer[]::new);
      String[] accept = arguments.header("Accept").toArray("text", Argument.TEXT, String[]::new);
      Instant[] instants =
          arguments
              .query("instants")
              .toArray(
                  "an instant such as 2026-01-31T12:30:00Z", Converters::toInstant, Instant[]::new);
      arguments.check();
      binding.textArrays(ints, longs, doubles, texts, colors, boxes, accept, instants);
      return Response.noContent();
    }

    /** Answers {@code POST /body/text} by {@link Binding#textBody(String, long)}. */
    private Response<?> textBody(Request request) {
      Arguments arguments = new Arguments(request);
      long id = arguments.query("id").toLong();
      arguments.check();
      String text = request.bodyText();
      binding.textBody(text, id);
      return Response.noContent();
    }

    /** Answers {@code POST /body/bytes} by {@link Binding#bytesBody(byte[])}. */
    private Response<?> bytesBody(Request request) {
      byte[] image = request.body();
      binding.bytesBody(image);
      return Response.noContent();
    }

    /** Answers {@code POST /body/json} by {@link Binding#jsonBody(List)}. */
    private Response<?> jsonBody(Request request) {
      Arguments arguments = new Arguments(request);
      List<String> texts = arguments.body(stringListReader);
      arguments.check();
      binding.jsonBody(texts);
      return Response.noContent();
    }

    /** Answers {@code POST /body/number} by {@link Binding#numberBody(int)}. */
    private Response<?> numberBody(Request request) {
      Arguments arguments = new Arguments(request);
      Integer number = arguments.body(integerReader);
      arguments.check();
      binding.numberBody(number);
      return Response.noContent();
    }

    /** Answers {@code POST /body/optional} by {@link Binding#optionalBody(Optional, String)}. */
    private Response<?> optionalBody(Request request) {
      Arguments arguments = new Arguments(request);
      Optional<Binding.Note> note = arguments.bodyIfPresent(noteReader);
      String text = arguments.query("text").toText();
      arguments.check();
      binding.optionalBody(note, text);
      return Response.noContent();
    }

    /**
     * Answers {@code GET /factories} by {@link Binding#factories(Binding.Grade, Binding.Shelf,
     * Binding.Room, Binding.House)}.
     */
    private Response<?> factories(Request request) {
      Arguments arguments = new Arguments(request);
      Binding.Grade grade = arguments.query("grade").to("a valid Grade", Binding.Grade::valueOf);
      Binding.Shelf shelf = arguments.query("shelf").to("a valid Shelf", Binding.Shelf::of);
      Binding.Room room = arguments.query("room").to("a valid Room", Binding.Room::parse);
      Binding.House house = arguments.query("house").to("a valid House", Binding.House::fromString);
      arguments.check();
      binding.factories(grade, shelf, room, house);
      return Response.noContent();
    }
  }
}
