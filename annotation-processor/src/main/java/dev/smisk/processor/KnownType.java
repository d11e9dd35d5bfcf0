package dev.smisk.processor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's types that text converts to: what to call, how to describe the text to a client, and
 * the conversion itself, by which the compiler checks defaults.
 *
 * @param isStrict whether the method is one of {@link Framework#CONVERTERS}, since the type's own
 *     takes more than it says
 * @param method a static method that takes a string
 */
record KnownType(
    Class<?> type,
    boolean isStrict,
    String method,
    String expected,
    Function<String, Object> conversion) {
  private static final Map<String, KnownType> ALL =
      Stream.of(
              strict(
                  UUID.class,
                  "toUuid",
                  "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
                  StrictForms::uuid),
              own(URI.class, "create", "a URI", URI::create),
              strict(BigDecimal.class, "toBigDecimal", "a number", StrictForms::decimal),
              strict(BigInteger.class, "toBigInteger", "an integer", StrictForms::integer),
              strict(
                  Duration.class,
                  "toDuration",
                  "a duration such as PT1H30M",
                  text -> Duration.parse(StrictForms.capital(text))),
              strict(
                  Instant.class,
                  "toInstant",
                  "an instant such as 2026-01-31T12:30:00Z",
                  StrictForms::offsetTime),
              own(LocalDate.class, "parse", "a date such as 2026-01-31", LocalDate::parse),
              strict(
                  LocalDateTime.class,
                  "toLocalDateTime",
                  "a date and time such as 2026-01-31T12:30:00",
                  text -> LocalDateTime.parse(StrictForms.capital(text))),
              own(LocalTime.class, "parse", "a time such as 12:30:00", LocalTime::parse),
              own(MonthDay.class, "parse", "a month and day such as --01-31", MonthDay::parse),
              strict(
                  OffsetDateTime.class,
                  "toOffsetDateTime",
                  "a date and time such as 2026-01-31T12:30:00+01:00",
                  StrictForms::offsetTime),
              strict(
                  OffsetTime.class,
                  "toOffsetTime",
                  "a time such as 12:30:00+01:00",
                  text -> OffsetTime.parse(StrictForms.capital(text))),
              strict(
                  Period.class,
                  "toPeriod",
                  "a period such as P1Y2M3D",
                  text -> Period.parse(StrictForms.capital(text))),
              own(Year.class, "parse", "a year such as 2026", Year::parse),
              own(YearMonth.class, "parse", "a year and month such as 2026-01", YearMonth::parse),
              own(ZoneId.class, "of", "a time zone such as Europe/Oslo", ZoneId::of),
              own(ZoneOffset.class, "of", "a time zone offset such as +01:00", ZoneOffset::of),
              strict(
                  ZonedDateTime.class,
                  "toZonedDateTime",
                  "a date and time such as 2026-01-31T12:30:00+01:00[Europe/Oslo]",
                  StrictForms::zonedTime))
          .collect(Collectors.toUnmodifiableMap(known -> known.type.getName(), known -> known));

  private static KnownType own(
      Class<?> type, String method, String expected, Function<String, Object> conversion) {
    return new KnownType(type, false, method, expected, conversion);
  }

  private static KnownType strict(
      Class<?> type, String method, String expected, Function<String, Object> conversion) {
    return new KnownType(type, true, method, expected, conversion);
  }

  /** All of them, by qualified name. */
  static Map<String, KnownType> all() {
    return ALL;
  }

  /** The one of that qualified name, or null. */
  static @Nullable KnownType named(String name) {
    return ALL.get(name);
  }

  /** Whether this text converts. */
  boolean accepts(String text) {
    try {
      return conversion.apply(text) != null;
    } catch (RuntimeException malformed) {
      return false;
    }
  }
}
