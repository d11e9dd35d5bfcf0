package dev.smisk.routing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Text to those of the JDK's types whose own methods take more than they say: shortened UUIDs,
 * small letters in times, the 24th hour, numbers that take minutes to compute with. Each throws
 * {@link IllegalArgumentException} or {@link java.time.DateTimeException}.
 */
public final class Converters {
  /** Characters of one number; its time to be read grows with its square. As of JSON's numbers. */
  static final int MAX_NUMBER_CHARS = 100;

  /** Decimal places that an exponent may shift a number by. */
  static final int MAX_SCALE = 1_000;

  private static final String UUID_FORM = "________-____-____-____-____________";

  private Converters() {}

  /** 36 characters in the canonical form (RFC 9562 section 4), of either case. */
  public static UUID toUuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      throw new IllegalArgumentException("not 36 characters");
    }
    for (int i = 0; i < UUID_FORM.length(); i++) {
      char c = text.charAt(i);
      if (UUID_FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
        throw new IllegalArgumentException("not canonical");
      }
    }
    return UUID.fromString(text);
  }

  /** As a JSON number: at most 100 characters, and an exponent that shifts by at most 1,000. */
  public static BigDecimal toBigDecimal(String text) {
    BigDecimal value = new BigDecimal(StrictText.decimal(bounded(text)));
    if (Math.abs((long) value.scale()) > MAX_SCALE) {
      throw new NumberFormatException("exponent out of bounds");
    }
    return value;
  }

  /** At most 100 digits with at most a minus before them. */
  public static BigInteger toBigInteger(String text) {
    return new BigInteger(StrictText.integer(bounded(text)));
  }

  private static String bounded(String text) {
    if (text.length() > MAX_NUMBER_CHARS) {
      throw new NumberFormatException("too long");
    }
    return text;
  }

  /** ISO 8601, such as {@code PT1H30M}. */
  public static Duration toDuration(String text) {
    return Duration.parse(capital(text));
  }

  /** ISO 8601, such as {@code P1Y2M3D}. */
  public static Period toPeriod(String text) {
    return Period.parse(capital(text));
  }

  /** RFC 3339, in UTC ({@code Z}) or with an offset; neither hour 24 nor second 60. */
  public static Instant toInstant(String text) {
    return toOffsetDateTime(text).toInstant();
  }

  /** ISO 8601, such as {@code 2026-01-31T12:30:00}. */
  public static LocalDateTime toLocalDateTime(String text) {
    return LocalDateTime.parse(capital(text));
  }

  /** ISO 8601, such as {@code 2026-01-31T12:30:00+01:00}. */
  public static OffsetDateTime toOffsetDateTime(String text) {
    return OffsetDateTime.parse(capital(text));
  }

  /** ISO 8601, such as {@code 12:30:00+01:00}. */
  public static OffsetTime toOffsetTime(String text) {
    return OffsetTime.parse(capital(text));
  }

  /**
   * RFC 9557, such as {@code 2026-01-31T12:30:00+01:00[Europe/Oslo]}; the zone may be left out, and
   * an offset that the zone doesn't have then is refused.
   */
  public static ZonedDateTime toZonedDateTime(String text) {
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      return toOffsetDateTime(text).toZonedDateTime();
    }
    if (!text.endsWith("]")) {
      throw new IllegalArgumentException("the bracket is not closed");
    }
    OffsetDateTime time = toOffsetDateTime(text.substring(0, bracket));
    ZonedDateTime zoned =
        time.atZoneSameInstant(ZoneId.of(text.substring(bracket + 1, text.length() - 1)));
    if (!zoned.getOffset().equals(time.getOffset())) {
      throw new IllegalArgumentException("not the zone's offset");
    }
    return zoned;
  }

  /** The JDK takes small letters too. */
  private static String capital(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        throw new IllegalArgumentException("small letters");
      }
    }
    return text;
  }
}
