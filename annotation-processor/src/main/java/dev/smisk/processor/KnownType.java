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
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's types that text converts to: what to call, how to describe the text to a client, and
 * the conversion itself, by which the compiler checks defaults.
 *
 * @param method a static method that takes a string; {@code new}: the constructor
 */
record KnownType(
    Class<?> type, String method, String expected, Function<String, Object> conversion) {
  private static final Map<String, KnownType> ALL =
      Arrays.stream(
              new KnownType[] {
                new KnownType(UUID.class, "fromString", "a UUID", UUID::fromString),
                new KnownType(URI.class, "create", "a URI", URI::create),
                new KnownType(BigDecimal.class, "new", "a number", BigDecimal::new),
                new KnownType(BigInteger.class, "new", "an integer", BigInteger::new),
                new KnownType(
                    Duration.class, "parse", "a duration such as PT1H30M", Duration::parse),
                new KnownType(
                    Instant.class,
                    "parse",
                    "an instant such as 2026-01-31T12:30:00Z",
                    Instant::parse),
                new KnownType(
                    LocalDate.class, "parse", "a date such as 2026-01-31", LocalDate::parse),
                new KnownType(
                    LocalDateTime.class,
                    "parse",
                    "a date and time such as 2026-01-31T12:30:00",
                    LocalDateTime::parse),
                new KnownType(
                    LocalTime.class, "parse", "a time such as 12:30:00", LocalTime::parse),
                new KnownType(
                    MonthDay.class, "parse", "a month and day such as --01-31", MonthDay::parse),
                new KnownType(
                    OffsetDateTime.class,
                    "parse",
                    "a date and time such as 2026-01-31T12:30:00+01:00",
                    OffsetDateTime::parse),
                new KnownType(
                    OffsetTime.class, "parse", "a time such as 12:30:00+01:00", OffsetTime::parse),
                new KnownType(Period.class, "parse", "a period such as P1Y2M3D", Period::parse),
                new KnownType(Year.class, "parse", "a year such as 2026", Year::parse),
                new KnownType(
                    YearMonth.class, "parse", "a year and month such as 2026-01", YearMonth::parse),
                new KnownType(ZoneId.class, "of", "a time zone such as Europe/Oslo", ZoneId::of),
                new KnownType(
                    ZoneOffset.class, "of", "a time zone offset such as +01:00", ZoneOffset::of),
                new KnownType(
                    ZonedDateTime.class,
                    "parse",
                    "a date and time such as 2026-01-31T12:30:00+01:00[Europe/Oslo]",
                    ZonedDateTime::parse),
              })
          .collect(Collectors.toUnmodifiableMap(known -> known.type.getName(), known -> known));

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
