package dev.smisk.routing;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What a value must be to become a Java type, in words that need no knowledge of Java; to follow
 * "must be".
 */
final class TypeWords {
  static final String INT = "an integer from -2147483648 to 2147483647";
  static final String LONG = "an integer from -9223372036854775808 to 9223372036854775807";
  static final String SHORT = "an integer from -32768 to 32767";
  static final String BYTE = "an integer from -128 to 127";
  static final String NUMBER = "a number";
  static final String BOOLEAN = "true or false";
  static final String CHARACTER = "a single character";
  static final String TEXT = "text";

  private static final Map<Class<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(int.class, INT),
          Map.entry(long.class, LONG),
          Map.entry(short.class, SHORT),
          Map.entry(byte.class, BYTE),
          Map.entry(BigInteger.class, "an integer"),
          Map.entry(double.class, NUMBER),
          Map.entry(float.class, NUMBER),
          Map.entry(BigDecimal.class, NUMBER),
          Map.entry(Number.class, NUMBER),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(char.class, CHARACTER),
          Map.entry(String.class, TEXT),
          Map.entry(UUID.class, "a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
          Map.entry(LocalDate.class, "a date such as 2026-01-31"),
          Map.entry(LocalTime.class, "a time such as 13:45:00"),
          Map.entry(LocalDateTime.class, "a date and time such as 2026-01-31T13:45:00"),
          Map.entry(Instant.class, "an instant such as 2026-01-31T13:45:00Z"),
          Map.entry(OffsetDateTime.class, "a date and time such as 2026-01-31T13:45:00+01:00"),
          Map.entry(ZonedDateTime.class, "a date and time such as 2026-01-31T13:45:00+01:00"),
          Map.entry(Date.class, "an instant such as 2026-01-31T13:45:00Z"),
          Map.entry(OffsetTime.class, "a time such as 13:45:00+01:00"),
          Map.entry(Year.class, "a year such as 2026"),
          Map.entry(YearMonth.class, "a month such as 2026-01"),
          Map.entry(MonthDay.class, "a day of a year such as --01-31"),
          Map.entry(ZoneId.class, "a time zone such as Europe/Stockholm"),
          Map.entry(ZoneOffset.class, "an offset such as +01:00"),
          Map.entry(Period.class, "a period such as P1Y2M"),
          Map.entry(Duration.class, "a duration such as PT1H30M"),
          Map.entry(Calendar.class, "an instant such as 2026-01-31T13:45:00Z"),
          Map.entry(GregorianCalendar.class, "an instant such as 2026-01-31T13:45:00Z"),
          Map.entry(byte[].class, JsonMismatch.BASE64),
          Map.entry(ByteBuffer.class, JsonMismatch.BASE64),
          Map.entry(char[].class, "text or an array of single characters"),
          Map.entry(OptionalInt.class, INT),
          Map.entry(OptionalLong.class, LONG),
          Map.entry(OptionalDouble.class, NUMBER),
          Map.entry(AtomicInteger.class, INT),
          Map.entry(AtomicLong.class, LONG),
          Map.entry(AtomicBoolean.class, BOOLEAN),
          Map.entry(StringBuilder.class, TEXT),
          Map.entry(URI.class, "a URI such as https://example.org/books"),
          Map.entry(URL.class, "a URL such as https://example.org/books"),
          Map.entry(Currency.class, "a currency code such as EUR"),
          Map.entry(Locale.class, "a language tag such as sv-SE"),
          Map.entry(TimeZone.class, "a time zone such as Europe/Stockholm"),
          Map.entry(Charset.class, "a character set such as UTF-8"),
          Map.entry(Pattern.class, "a regular expression"),
          Map.entry(InetAddress.class, "an IP address such as 192.0.2.1"),
          Map.entry(Path.class, "a path"),
          Map.entry(File.class, "a path"));

  private static final Map<Class<?>, Class<?>> UNBOXED =
      Map.of(
          Integer.class, int.class,
          Long.class, long.class,
          Short.class, short.class,
          Byte.class, byte.class,
          Double.class, double.class,
          Float.class, float.class,
          Boolean.class, boolean.class,
          Character.class, char.class);

  private TypeWords() {}

  /**
   * The words.
   *
   * @param foundText whether the value was text: a type that isn't listed then takes text, but not
   *     this one
   */
  static String expected(Class<?> type, boolean foundText) {
    String words = WORDS.get(UNBOXED.getOrDefault(type, type));
    if (words != null) {
      return words;
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) || !foundText
        ? "an object"
        : "a valid text";
  }

  /** Where a number is beyond what the type holds. */
  static String range(Class<?> type) {
    Class<?> unboxed = UNBOXED.getOrDefault(type, type);
    if (unboxed == double.class) {
      return "a number from -" + Double.MAX_VALUE + " to " + Double.MAX_VALUE;
    }
    return unboxed == float.class
        ? "a number from -" + Float.MAX_VALUE + " to " + Float.MAX_VALUE
        : expected(type, false);
  }
}
