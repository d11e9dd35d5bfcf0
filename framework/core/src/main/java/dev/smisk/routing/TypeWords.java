package dev.smisk.routing;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

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
          Map.entry(Duration.class, "a duration such as PT1H30M"));

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
