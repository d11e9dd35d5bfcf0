package com.acme.binding;

import dev.smisk.Body;
import dev.smisk.Cookie;
import dev.smisk.Default;
import dev.smisk.Form;
import dev.smisk.Header;
import dev.smisk.Query;
import dev.smisk.Route;
import dev.smisk.http.Request;
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

/** A parameter of every kind. */
class Binding {
  enum Color {
    RED,
    GREEN
  }

  record Isbn(String text) {
    public static Isbn parse(String text) {
      return new Isbn(text);
    }
  }

  static final class Money {
    public static Money of(CharSequence text) {
      return new Money();
    }

    public static Money of(long cents) {
      return new Money();
    }
  }

  record Note(String text, List<String> tags) {}

  @Route("GET /primitives")
  void primitives(
      byte b, short s, int i, long l, float f, double d, boolean flag, char c, String text) {}

  @Route("GET /boxes")
  void boxes(
      Byte b, Short s, Integer i, Long l, Float f, Double d, Boolean flag, Character c) {}

  @Route("GET /jdk")
  void jdk(UUID uuid, URI uri, BigDecimal decimal, BigInteger integer, Color color, DayOfWeek day) {}

  @Route("GET /time")
  void time(
      Duration duration,
      Instant instant,
      LocalDate localDate,
      LocalDateTime localDateTime,
      LocalTime localTime,
      MonthDay monthDay,
      OffsetDateTime offsetDateTime,
      OffsetTime offsetTime,
      Period period,
      Year year,
      YearMonth yearMonth,
      ZoneId zone,
      ZoneOffset zoneOffset,
      ZonedDateTime zonedDateTime) {}

  @Route("GET /own")
  void own(Isbn isbn, Optional<Money> price) {}

  @Route("GET /several")
  void several(
      Optional<String> text,
      Optional<Integer> number,
      List<Long> numbers,
      Set<Boolean> flags,
      List<String> texts,
      Set<Color> colors,
      Optional<UUID> uuid) {}

  @Route("GET /defaults")
  void defaults(
      @Default("-7") int negative,
      @Default("9223372036854775807") long most,
      @Default("-128") byte least,
      @Default("007") short zeros,
      @Default("1.5e3") double decimal,
      @Default("true") boolean flag,
      @Default("\"") char quote,
      @Default("") String empty,
      @Default("Ærø \\ \"quoted\"\n") String odd,
      @Default("GREEN") Color color,
      @Default("2026-01-31") LocalDate day,
      @Default("00000000-0000-0000-0000-000000000000") UUID uuid,
      @Default("PT5S") Duration pause,
      @Default("1.10") BigDecimal price,
      @Default("Europe/Oslo") ZoneId zone,
      @Default("any") Isbn isbn,
      @Default("1") List<Integer> numbers) {}

  @Route("GET /named")
  void named(
      @Query("page-size") int size,
      @Query String plain,
      @Header("If-Match") String tag,
      @Header Optional<String> acceptLanguage,
      @Header("X-Tenant") @Default("none") String tenant,
      @Header List<String> accept) {}

  @Route("GET /{year}/files/{name}.json")
  void partial(int year, String name) {}

  @Route("GET /{year}/v{version}")
  void before(int year, Isbn version) {}

  @Route("PUT /{id}/{path...}")
  void rest(Request request, UUID id, String path, Note note) {}

  @Route("POST /raw")
  void raw(Request request) {}

  @Route("GET /raw")
  void nothingToRead(Request request) {}

  @Route("GET /trailing/")
  void trailing() {}

  @Route("GET /")
  void root() {}

  @Route("POST /notes")
  void notes(List<Note> notes, boolean dry) {}

  @Route("POST /arrays")
  void arrays(Note[] notes) {}

  @Route("POST /maps")
  void maps(Map<String, List<Note>> notes) {}

  @Route("POST /free")
  void free(Map<String, Object> any) {}

  @Route("OPTIONS /notes")
  void options(Note note) {}

  @Route("PATCH /notes")
  void patch(Note note) {}

  @Route("HEAD /notes")
  void head() {}

  /** Query parameters that belong together. */
  record Page(
      @Default("20") int limit, @Query("start-at") Optional<Long> start, Set<Color> colors) {
    Page {
      if (limit < 1) {
        throw new IllegalArgumentException("a page has entries");
      }
    }
  }

  record Login(@Form("user-name") String user, String password, @Default("false") boolean keep) {}

  @Route("GET /grouped/{id}")
  void grouped(@Query Page page, long id, String limit, @Query Sort sort) {}

  record Sort(@Default("GREEN") Color by) {}

  @Route("POST /login")
  void login(@Form Login login, @Query String from) {}

  @Route("POST /form")
  void form(
      @Form int limit,
      @Form("e-mail") String email,
      @Form Optional<LocalDate> born,
      @Form List<String> tags,
      @Form @Default("1.5") BigDecimal price) {}

  @Route("GET /cookies")
  void cookies(@Cookie("session-id") UUID session, @Cookie Optional<String> theme) {}

  @Route("GET /arrays")
  void textArrays(
      int[] ints,
      long[] longs,
      double[] doubles,
      String[] texts,
      Color[] colors,
      @Default("1") Integer[] boxes,
      @Header String[] accept,
      Instant... instants) {}

  @Route("POST /body/text")
  void textBody(@Body String text, long id) {}

  @Route("POST /body/bytes")
  void bytesBody(@Body byte[] image) {}

  @Route("POST /body/json")
  void jsonBody(@Body List<String> texts) {}

  @Route("POST /body/number")
  void numberBody(@Body int number) {}

  @Route("POST /body/optional")
  void optionalBody(@Body Optional<Note> note, @Query String text) {}

  /** Each made by the first of its factories, in the order of the README. */
  record Grade() {
    public static Grade fromString(String text) {
      return new Grade();
    }

    public static Grade parse(String text) {
      return new Grade();
    }

    public static Grade of(String text) {
      return new Grade();
    }

    public static Grade valueOf(String text) {
      return new Grade();
    }
  }

  record Shelf() {
    public static Shelf fromString(String text) {
      return new Shelf();
    }

    public static Shelf parse(String text) {
      return new Shelf();
    }

    public static Shelf of(String text) {
      return new Shelf();
    }
  }

  record Room() {
    public static Room fromString(String text) {
      return new Room();
    }

    public static Room parse(String text) {
      return new Room();
    }
  }

  record House() {
    public static House fromString(String text) {
      return new House();
    }
  }

  @Route("GET /factories")
  void factories(Grade grade, Shelf shelf, Room room, House house) {}
}
